// UTF-8, one character at a time, and what kind of character it is.
// Follows the Unicode Standard, chapter 3.9 (table 3-7), and its maximal-subpart rule for damage.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
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

// The end of the stretch of ASCII bytes that begins at `offset`.
inline size_t ascii_end(std::string_view bytes, size_t offset) {
  for (; offset + 32 <= bytes.size(); offset += 32) {
    uint64_t words[4];
    std::memcpy(words, bytes.data() + offset, 32);
    if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) != 0) break;
  }
  for (; offset + 8 <= bytes.size(); offset += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + offset, 8);
    word &= 0x8080808080808080u;
    if (word == 0) continue;
    if constexpr (std::endian::native == std::endian::little) {
      return offset + static_cast<size_t>(std::countr_zero(word)) / 8;
    }
    break;
  }
  while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) ++offset;
  return offset;
}

// The offset at which the character before `offset` begins. REQUIRES: 0 < offset <= text.size(), text is valid.
size_t previous_utf8(std::string_view text, size_t offset);

inline constexpr size_t utf8_bytes_max = 4;
constexpr uint32_t utf8_bytes(char32_t code) { return 1 + (code >= 0x80) + (code >= 0x800) + (code >= 0x10000); }

// Writes one character. REQUIRES: a code point of `bytes` bytes, and room for them at `target`.
template <uint32_t bytes>
void write_utf8(char32_t code, char* target) {
  const auto further = [code](uint32_t shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if constexpr (bytes == 1) {
    target[0] = static_cast<char>(code);
  } else {
    constexpr char32_t marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    target[0] = static_cast<char>(marks[bytes] | code >> 6 * (bytes - 1));
    for (uint32_t i = 1; i < bytes; ++i) target[i] = further(6 * (bytes - 1 - i));
  }
}

// The same for any code point; gives its bytes. REQUIRES: room for utf8_bytes_max bytes.
inline uint32_t write_utf8(char32_t code, char* target) {
  const uint32_t bytes = utf8_bytes(code);
  switch (bytes) {
    case 1: write_utf8<1>(code, target); break;
    case 2: write_utf8<2>(code, target); break;
    case 3: write_utf8<3>(code, target); break;
    default: write_utf8<4>(code, target);
  }
  return bytes;
}

inline void append_utf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out.push_back(static_cast<char>(code));
    return;
  }
  char bytes[utf8_bytes_max];
  out.append(bytes, write_utf8(code, bytes));
}

// The offset of the first damaged byte, or text.size().
size_t valid_utf8_prefix(std::string_view text);

// The number of characters. REQUIRES: text is valid.
size_t count_characters(std::string_view text);

// The white space that a run of becomes one space: space, tab, CR, LF, FF.
constexpr bool is_collapsible_space(char32_t code) {
  return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == '\f';
}
inline constexpr char32_t soft_hyphen = 0x00AD;

std::string to_lower(std::string_view text);

// Lower case, without diacritics, curly apostrophes straight: what two spellings of a name are compared in.
std::string fold(std::string_view text);

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_upper(c) || is_ascii_lower(c); }
constexpr char to_ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

// By tables; for `code` from U+0080 on.
bool is_space_beyond_ascii(char32_t code);
bool is_letter_beyond_ascii(char32_t code);
bool is_digit_beyond_ascii(char32_t code);
bool is_upper_beyond_ascii(char32_t code);
bool is_lower_beyond_ascii(char32_t code);
char32_t to_lower_beyond_ascii(char32_t code);
char32_t base_letter_beyond_ascii(char32_t code);

// White space of every kind: ASCII, no-break, typographic, line and paragraph separators. Not the zero-width ones.
inline bool is_space(char32_t code) {
  return code < 0x80 ? code == ' ' || (code >= 0x09 && code <= 0x0D) : is_space_beyond_ascii(code);
}

// By Unicode's general category, tables pinned (see unicode_tables.inc).
inline bool is_letter(char32_t code) {
  return code < 0x80 ? is_ascii_letter(static_cast<char>(code)) : is_letter_beyond_ascii(code);
}
// Nd only.
inline bool is_digit(char32_t code) {
  return code < 0x80 ? is_ascii_digit(static_cast<char>(code)) : is_digit_beyond_ascii(code);
}
// Lu and Lt.
inline bool is_upper(char32_t code) {
  return code < 0x80 ? is_ascii_upper(static_cast<char>(code)) : is_upper_beyond_ascii(code);
}
inline bool is_lower(char32_t code) {
  return code < 0x80 ? is_ascii_lower(static_cast<char>(code)) : is_lower_beyond_ascii(code);
}
// Simple mapping.
inline char32_t to_lower(char32_t code) {
  return code < 0x80 ? static_cast<char32_t>(to_ascii_lower(static_cast<char>(code))) : to_lower_beyond_ascii(code);
}
// Without diacritics: o for ö, itself where there is none.
inline char32_t base_letter(char32_t code) { return code < 0x80 ? code : base_letter_beyond_ascii(code); }

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
// Without white space (of every kind) at either end.
std::string_view trim(std::string_view text);

}  // namespace onrecord
