// Lines of a stream, without holding more than one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "onrecord/read/byte_source.h"

namespace onrecord {

class LineReader {
 public:
  // A longer line than `max_bytes` is passed over and told.
  LineReader(ByteSource& source, uint64_t max_bytes) : source_(source), max_bytes_(max_bytes) {}

  // False at the end of the stream, or where it breaks.
  bool next();

  std::string line;  // Without its LF; a CR before it stays.
  uint64_t at = 0;   // Where it begins.
  bool too_long = false;

 private:
  bool refill();
  void append(std::string_view part);

  ByteSource& source_;
  uint64_t max_bytes_;
  std::array<char, 64 << 10> buffer_;
  size_t begin_ = 0, end_ = 0;
  uint64_t offset_ = 0;
};

}  // namespace onrecord
