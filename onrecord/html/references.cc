#include "onrecord/html/references.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord::html {
namespace {

struct Row {
  uint16_t name_offset;
  uint8_t name_bytes;
  bool legacy;  // Needs no semicolon.
  char text[7];
};

#include "onrecord/html/references.inc"

bool is_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

uint32_t hash_name(std::string_view name, uint32_t seed) {
  uint32_t value = 0x811C9DC5U ^ seed;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return value ^ (value >> 15);
}

const Row* find_name(std::string_view name) {
  const uint32_t seed = bucket_seeds[hash_name(name, 0) % bucket_count];
  const uint16_t slot = slots[hash_name(name, seed) % slot_count];
  if (slot == 0) return nullptr;
  const Row& row = rows[slot - 1];
  return std::string_view(name_pool + row.name_offset, row.name_bytes) == name ? &row : nullptr;
}

Reference reference_to(const Row& row, size_t source_bytes) {
  Reference out;
  out.source_bytes = static_cast<uint32_t>(source_bytes);
  out.text_bytes = static_cast<uint8_t>(std::strlen(row.text));
  std::memcpy(out.text, row.text, out.text_bytes);
  return out;
}

// A name with its semicolon reaches further than any without one, so it is tried first.
Reference read_named(std::string_view input, size_t offset, bool in_attribute) {
  const std::string_view rest = input.substr(offset + 1, longest_name + 1);
  size_t letters = 0;
  while (letters < rest.size() && is_alphanumeric(rest[letters])) ++letters;
  if (letters < rest.size() && rest[letters] == ';' && letters > 0) {
    if (const Row* row = find_name(rest.substr(0, letters))) return reference_to(*row, letters + 2);
  }
  for (size_t bytes = std::min(letters, longest_legacy_name); bytes >= 2; --bytes) {
    const Row* row = find_name(rest.substr(0, bytes));
    if (row == nullptr || !row->legacy) continue;
    const char after = bytes < rest.size() ? rest[bytes] : '\0';
    if (in_attribute && (after == '=' || is_alphanumeric(after))) return {};
    return reference_to(*row, bytes + 1);
  }
  return {};
}

// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
char32_t mend(char32_t code) {
  // What 0x80 to 0x9F are in windows-1252; zero: itself.
  static constexpr char16_t windows_1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return replacement_character;
  if (code >= 0x80 && code < 0xA0 && windows_1252[code - 0x80] != 0) return windows_1252[code - 0x80];
  return code;
}

// The value of a digit, or `base` for what is none.
uint32_t digit_value(char c, uint32_t base) {
  if (is_ascii_digit(c)) return static_cast<uint32_t>(c - '0');
  const char lower = to_ascii_lower(c);
  return base == 16 && lower >= 'a' && lower <= 'f' ? static_cast<uint32_t>(lower - 'a' + 10) : base;
}

Reference read_numeric(std::string_view input, size_t offset) {
  size_t at = offset + 2;
  const bool hexadecimal = at < input.size() && (input[at] == 'x' || input[at] == 'X');
  const uint32_t base = hexadecimal ? 16 : 10;
  if (hexadecimal) ++at;
  const size_t digits_begin = at;
  char32_t code = 0;
  for (; at < input.size() && digit_value(input[at], base) < base; ++at) {
    code = std::min<char32_t>(code * base + digit_value(input[at], base), 0x110000);
  }
  if (at == digits_begin) return {};
  if (at < input.size() && input[at] == ';') ++at;
  std::string text;
  append_utf8(text, mend(code));
  Reference out;
  out.source_bytes = static_cast<uint32_t>(at - offset);
  out.text_bytes = static_cast<uint8_t>(text.size());
  std::memcpy(out.text, text.data(), text.size());
  return out;
}

}  // namespace

Reference read_reference(std::string_view input, size_t offset, bool in_attribute) {
  if (offset + 1 < input.size() && input[offset + 1] == '#') return read_numeric(input, offset);
  return read_named(input, offset, in_attribute);
}

}  // namespace onrecord::html
