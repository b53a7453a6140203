// Bytes to characters, by every encoding of the Encoding Standard. Own code: see verify.h; only the names and the
// indexes of the standard, which are data, are those of page/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/page/encoding.h"

namespace onrecord::verify {

// A character and the bytes it was read from.
struct PlacedCharacter {
  char32_t code;
  uint32_t begin, end;  // In the record.
};
using Characters = std::vector<PlacedCharacter>;

struct Decoder {
  Encoding encoding = Encoding::utf_8;
  bool twice =
      false;  // What was read is UTF-8 that somebody took for windows-1252: it is undone, character by character.
};
inline constexpr Decoder utf8_decoder{};

// "utf-8", "shift_jis", ...; with "+utf-8" behind it for what is read twice.
std::optional<Decoder> decoder_named(std::string_view charset);

// Damaged sequences give U+FFFD, as the Encoding Standard says. `offset` is where `bytes` begin in the record.
Characters decode(std::string_view bytes, Decoder decoder, uint32_t offset);

// Whether a range can be decoded alone; else the record must be decoded from its start.
bool is_decoded_alone(Decoder decoder);

// What windows-1252 means by a byte; numeric references 0x80 to 0x9F mean the same.
char32_t windows1252_character(uint8_t byte);

// White space and soft hyphens, which the law does not look at.
bool is_passed_over(char32_t code);

std::string to_utf8(std::u32string_view text);
std::string to_utf8(const Characters& characters);

}  // namespace onrecord::verify
