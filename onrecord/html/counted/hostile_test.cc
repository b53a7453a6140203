// Hostile pages cost work in proportion to their size, whatever their shape, and little of it.
//
// A step is a basic block of the parser that ran (this program's parser is compiled with -fsanitize-coverage=trace-pc)
// or 64 bytes that it had copied, filled, searched or compared. The count is the same in every run and on every machine
// with one compiler.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "onrecord/html/hostile_shapes.h"
#include "onrecord/html/html.h"

namespace {

uint64_t steps = 0;

constexpr size_t bytes_a_step = 64;

}  // namespace

extern "C" {

void __sanitizer_cov_trace_pc() { ++steps; }

void* __real_memcpy(void* to, const void* from, size_t size);
void* __real_memmove(void* to, const void* from, size_t size);
void* __real_memset(void* to, int value, size_t size);

void* __wrap_memcpy(void* to, const void* from, size_t size) {
  steps += size / bytes_a_step;
  return __real_memcpy(to, from, size);
}
void* __wrap_memmove(void* to, const void* from, size_t size) {
  steps += size / bytes_a_step;
  return __real_memmove(to, from, size);
}
void* __real_memchr(const void* bytes, int wanted, size_t size);
int __real_memcmp(const void* one, const void* other, size_t size);

void* __wrap_memchr(const void* bytes, int wanted, size_t size) {
  void* found = __real_memchr(bytes, wanted, size);
  const bool all = found == nullptr;
  steps +=
      (all ? size : static_cast<size_t>(static_cast<char*>(found) - static_cast<const char*>(bytes))) / bytes_a_step;
  return found;
}
int __wrap_memcmp(const void* one, const void* other, size_t size) {
  steps += size / bytes_a_step;
  return __real_memcmp(one, other, size);
}
void* __wrap_memset(void* to, int value, size_t size) {
  steps += size / bytes_a_step;
  return __real_memset(to, value, size);
}
}

namespace onrecord::html {
namespace {

constexpr size_t small_bytes = 64 * 1024;
constexpr uint64_t steps_a_byte_max = 80;

void read_everything(const Document& page) {
  for (NodeId node = page.root(); node != no_node; node = page.next(node)) {
    MappedText text;
    page.append_text(node, text);
    page.attributes(node);
  }
}

uint64_t count_steps(const std::string& input) {
  steps = 0;
  read_everything(parse(input));
  return steps;
}

// Four times the page takes about four times the work, where a quadratic step takes sixteen.
TEST(HostileWork, is_linear_and_little) {
  for (const HostileShape& shape : hostile_shapes) {
    const uint64_t small = count_steps(make_hostile(shape, small_bytes));
    const uint64_t large = count_steps(make_hostile(shape, 4 * small_bytes));
    EXPECT_GT(small, 0u) << shape.name;
    EXPECT_LT(large, 4.5 * static_cast<double>(small)) << shape.name;
    EXPECT_LT(large, steps_a_byte_max * 4 * small_bytes) << shape.name;
  }
}

}  // namespace
}  // namespace onrecord::html
