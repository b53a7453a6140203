#include "onrecord/html/flat_array.h"

#include <algorithm>
#include <new>

#ifdef __linux__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace onrecord::html {

#ifdef __linux__
namespace {

constexpr size_t large_block = size_t{4} << 20;

// Asks for huge pages where they lie wholly in a block; where the system has none, nothing happens.
void ask_for_huge_pages(void* block, size_t size) {
  constexpr uintptr_t huge_page = uintptr_t{2} << 20;
  const uintptr_t at = reinterpret_cast<uintptr_t>(block);
  const uintptr_t begin = (at + huge_page - 1) / huge_page * huge_page, end = (at + size) / huge_page * huge_page;
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

// Not by realloc(): what it copies is touched, in small pages, before anybody can ask.
void* move_large(void* block, size_t size) {
  void* const moved = std::malloc(size);
  if (moved == nullptr) return nullptr;
  ask_for_huge_pages(moved, size);
  if (block != nullptr) std::memcpy(moved, block, std::min(malloc_usable_size(block), size));
  std::free(block);
  return moved;
}

}  // namespace
#endif

void* resize_block(void* block, size_t size) {
#ifdef __linux__
  void* const moved = size >= large_block ? move_large(block, size) : std::realloc(block, size);
#else
  void* const moved = std::realloc(block, size);
#endif
  if (moved == nullptr) throw std::bad_alloc();
  return moved;
}

}  // namespace onrecord::html
