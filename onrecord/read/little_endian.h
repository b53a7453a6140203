// Numbers as archives write them: the lowest byte first.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

// REQUIRES: at + count <= bytes.size(), count <= 8.
constexpr uint64_t read_little_endian(std::string_view bytes, size_t at, size_t count) {
  uint64_t number = 0;
  for (size_t i = count; i > 0; --i) number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

}  // namespace onrecord
