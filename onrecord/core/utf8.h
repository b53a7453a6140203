// UTF-8, one character at a time, and what kind of character it is.
// Follows the Unicode Standard, chapter 3.9 (table 3-7), and its maximal-subpart rule for damage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Utf8Char {
  char32_t code;   // U+FFFD for a damaged sequence.
  uint32_t bytes;  // At least 1. For damage: the length of the maximal subpart.
  bool valid;
};

Utf8Char decode_beyond_ascii(std::string_view text, size_t offset);

// The character that begins at `offset`. REQUIRES: offset < text.size(). Never reads past the end.
inline Utf8Char decode_utf8(std::string_view text, size_t offset) {
  const unsigned char first = static_cast<unsigned char>(text[offset]);
  return first < 0x80 ? Utf8Char{first, 1, true} : decode_beyond_ascii(text, offset);
}

// The offset at which the character before `offset` begins. REQUIRES: 0 < offset <= text.size(), text is valid.
size_t previous_utf8(std::string_view text, size_t offset);

void append_utf8(std::string& out, char32_t code);

// The offset of the first damaged byte, or text.size().
size_t valid_utf8_prefix(std::string_view text);

// The number of characters. REQUIRES: text is valid.
size_t count_characters(std::string_view text);

// White space of every kind: ASCII, no-break, typographic, line and paragraph separators. Not the zero-width ones.
bool is_space(char32_t code);
// The white space that a run of becomes one space: space, tab, CR, LF, FF.
constexpr bool is_collapsible_space(char32_t code) {
  return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == '\f';
}
inline constexpr char32_t soft_hyphen = 0x00AD;

// By Unicode's general category, tables pinned (see unicode_tables.inc).
bool is_letter(char32_t code);
bool is_digit(char32_t code);  // Nd only.
bool is_upper(char32_t code);  // Lu and Lt.
bool is_lower(char32_t code);
char32_t to_lower(char32_t code);     // Simple mapping.
char32_t base_letter(char32_t code);  // Without diacritics: o for ö, itself where there is none.

std::string to_lower(std::string_view text);

// Lower case, without diacritics, curly apostrophes straight: what two spellings of a name are compared in.
std::string fold(std::string_view text);

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }
constexpr char to_ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
// Without white space (of every kind) at either end.
std::string_view trim(std::string_view text);

}  // namespace onrecord
