// How the bytes of a text become its characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "onrecord/core/byte_map.h"

namespace onrecord::html {

// A set of bits. In every coding "\r\n" and "\r" become "\n" and damaged UTF-8 becomes U+FFFD; a NUL becomes U+FFFD
// unless told otherwise.
enum TextCoding : uint8_t {
  raw_coding = 0,
  decode_references_bit = 1,
  attribute_bit = 2,  // With the bit above: the rules for attribute values.
  drop_nul_bit = 4,
  keep_nul_bit = 8,
};

// Adds the text of a range, and its map with `offset` added to every place.
// REQUIRES: range lies in input and breaks no reference and no "\r\n".
void append_decoded(std::string_view input, ByteRange range, uint8_t coding, uint32_t offset, MappedText& out);
void append_decoded(std::string_view input, ByteRange range, uint8_t coding, std::string& out);

}  // namespace onrecord::html
