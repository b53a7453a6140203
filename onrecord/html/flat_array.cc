#include "onrecord/html/flat_array.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace onrecord::html {

#ifdef __linux__
namespace {

constexpr size_t huge_page = size_t{2} << 20;

void* move_to_huge_pages(void* block, size_t used, size_t& size) {
  size = (size + huge_page - 1) / huge_page * huge_page;
  void* const moved = std::aligned_alloc(huge_page, size);
  if (moved == nullptr) return nullptr;
  madvise(moved, size, MADV_HUGEPAGE);  // Where there are none, the block has small ones.
  if (used > 0) std::memcpy(moved, block, used);
  std::free(block);
  return moved;
}

}  // namespace
#endif

void* resize_block(void* block, size_t used, size_t& size) {
#ifdef __linux__
  void* const moved = size > huge_page / 2 ? move_to_huge_pages(block, used, size) : std::realloc(block, size);
#else
  void* const moved = std::realloc(block, size);
#endif
  if (moved == nullptr) throw std::bad_alloc();
  return moved;
}

}  // namespace onrecord::html
