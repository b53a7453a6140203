// Packed streams, unpacked a piece at a time: what archives and HTTP bodies are packed in.
//
//   std::unique_ptr<Unpacker> unpacker = make_gzip_unpacker();
//   unpacker->begin();
//   UnpackStep step = unpacker->step(packed, out, sizeof out);      // again with the rest, until it ended or is
//   damaged
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "onrecord/read/gzip.h"

namespace onrecord {

struct UnpackStep {
  enum class State : uint8_t {
    more,     // Wants more packed bytes or more room.
    ended,    // The stream ended, its check sum is right.
    damaged,  // Nothing more can be had of it; `cause` says why.
  };
  size_t used = 0;     // Of the packed bytes.
  size_t written = 0;  // To `out`.
  State state = State::more;
  std::string cause;
};

class Unpacker {
 public:
  virtual ~Unpacker() = default;
  // Begins a stream; whatever came before is forgotten.
  virtual void begin() = 0;
  virtual UnpackStep step(std::string_view packed, char* out, size_t room) = 0;
};

std::unique_ptr<Unpacker> make_gzip_unpacker();         // One member (RFC 1952).
std::unique_ptr<Unpacker> make_zlib_unpacker();         // RFC 1950.
std::unique_ptr<Unpacker> make_raw_deflate_unpacker();  // RFC 1951.
std::unique_ptr<Unpacker> make_brotli_unpacker();       // RFC 7932.
// One frame (RFC 8878); `dictionary` is that of the frames, or "".
std::unique_ptr<Unpacker> make_zstd_unpacker(const std::string& dictionary);

// What a compressed text may grow to: pages shrink by 5 to 20 times, a bomb by 1,000 and more.
inline constexpr uint64_t largest_ratio = 250;
// Small streams may be repetitive without doing harm.
inline constexpr uint64_t ratio_free_bytes = 1 << 20;
constexpr bool is_bomb(uint64_t packed, uint64_t unpacked) {
  return unpacked > ratio_free_bytes && unpacked / largest_ratio > packed;
}
std::string ratio_cause();  // "unpacks to more than 250 times its size"

// The one stream that `packed` is. A fault where it is damaged, cut off, a bomb, or larger than `max_bytes`.
Unpacked unpack_all(Unpacker& unpacker, std::string_view packed, uint64_t max_bytes);

}  // namespace onrecord
