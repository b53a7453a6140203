#include "onrecord/html/flat_array.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace onrecord::html {
namespace {

// The huge pages that lie wholly in a block. Where the system has none, this does nothing.
void ask_for_huge_pages([[maybe_unused]] void* block, [[maybe_unused]] size_t size) {
#ifdef __linux__
  constexpr uintptr_t huge_page = uintptr_t{2} << 20;
  const uintptr_t at = reinterpret_cast<uintptr_t>(block);
  const uintptr_t begin = (at + huge_page - 1) / huge_page * huge_page, end = (at + size) / huge_page * huge_page;
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

}  // namespace

void* resize_block(void* block, size_t size) {
  void* const moved = std::realloc(block, size);
  if (moved == nullptr) throw std::bad_alloc();
  ask_for_huge_pages(moved, size);
  return moved;
}

}  // namespace onrecord::html
