// The chunked transfer coding (RFC 9112 section 7.1):
//
//     5;extension CRLF  Ferry CRLF      a chunk: its size in hexadecimal digits, and so many bytes
//     0 CRLF  [trailer lines]  CRLF     the last one
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct Dechunked {
  std::string bytes;
  bool complete = false;  // The last chunk was there. What came before a break is kept.
};

// Empty when the body does not even begin with a chunk: many crawlers store a body that they took apart, and leave the
// header as it was.
std::optional<Dechunked> dechunk(std::string_view body);

}  // namespace onrecord
