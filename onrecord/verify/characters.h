// Bytes to characters, by the three charset families that records come in. Own code: see verify.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::verify {

// A character and the bytes it was read from.
struct PlacedCharacter {
  char32_t code;
  uint32_t begin, end;  // In the record.
};
using Characters = std::vector<PlacedCharacter>;

enum class Decoder : uint8_t { utf8, utf16le, utf16be, windows1252 };
std::optional<Decoder> decoder_named(std::string_view charset);

// Damaged sequences give U+FFFD, as the Encoding Standard says. `offset` is where `bytes` begin in the record.
Characters decode(std::string_view bytes, Decoder decoder, uint32_t offset);

// What windows-1252 means by a byte; numeric references 0x80 to 0x9F mean the same.
char32_t windows1252_character(uint8_t byte);

// White space and soft hyphens, which the law does not look at.
bool is_passed_over(char32_t code);

std::string to_utf8(std::u32string_view text);

}  // namespace onrecord::verify
