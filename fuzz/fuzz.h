// What the fuzz targets share. A target is one file with one function, LLVMFuzzerTestOneInput; fuzz/README.md.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace onrecord::fuzz {

// Ends the program where a property does not hold; libFuzzer then keeps the input.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: broken: %s\n", what);
  std::abort();
}
inline void require_whole(const std::string& broken) { require(broken.empty(), broken.c_str()); }

inline std::string_view view_of(const uint8_t* data, size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace onrecord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
