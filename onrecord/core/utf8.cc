#include "onrecord/core/utf8.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

namespace onrecord {
namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

struct CodeRun {
  char32_t first;
  char32_t last;
  int32_t step;
  int32_t delta;
};

#include "onrecord/core/unicode_tables.inc"

template <size_t n>
bool stands_in(const CodeRange (&ranges)[n], char32_t code) {
  const auto* found = std::lower_bound(std::begin(ranges), std::end(ranges), code,
                                       [](const CodeRange& range, char32_t c) { return range.last < c; });
  return found != std::end(ranges) && found->first <= code;
}

template <size_t n>
char32_t mapped(const CodeRun (&runs)[n], char32_t code) {
  const auto* found = std::lower_bound(std::begin(runs), std::end(runs), code,
                                       [](const CodeRun& run, char32_t c) { return run.last < c; });
  if (found == std::end(runs) || code < found->first) return code;
  if ((code - found->first) % static_cast<char32_t>(found->step) != 0) return code;
  return static_cast<char32_t>(static_cast<int32_t>(code) + found->delta);
}

bool continues(std::string_view text, size_t offset) {
  return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80;
}

// What a lead byte asks of the second byte (Unicode table 3-7).
struct Lead {
  uint8_t bytes;  // 0: no lead byte.
  unsigned char second_min, second_max;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

constexpr std::array<Lead, 128> leads = [] {
  std::array<Lead, 128> out{};
  for (unsigned i = 0; i < 128; ++i) out[i] = lead_of(static_cast<unsigned char>(0x80 + i));
  return out;
}();

// The length of a character of two or three bytes whose lead says nothing of the second byte but that it continues: all
// letters of most scripts. 0: decode_utf8() must look.
size_t plain_character(const char* text, size_t bytes_left) {
  const auto continues_at = [text](size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  const unsigned char lead = static_cast<unsigned char>(text[0]);
  if (lead >= 0xC2 && lead <= 0xDF) return bytes_left >= 2 && continues_at(1) ? 2 : 0;
  if (lead < 0xE1 || lead > 0xEF || lead == 0xED) return 0;
  return bytes_left >= 3 && continues_at(1) && continues_at(2) ? 3 : 0;
}

// Small letters for the capitals among eight ASCII bytes: a byte's high bit is set in `from_a` at 'A' and behind it, in
// `behind_z` behind 'Z'; the difference, moved to the bit in which small letters differ, is added.
uint64_t lower_eight(uint64_t bytes) {
  constexpr uint64_t ones = 0x0101010101010101u;
  const uint64_t from_a = bytes + (0x80 - 'A') * ones, behind_z = bytes + (0x80 - 'Z' - 1) * ones;
  return bytes | ((from_a ^ behind_z) & 0x80 * ones) >> 2;
}

// Appends the stretch of ASCII that begins at `begin`, in lower case, and gives its end.
size_t append_ascii_lower(std::string& out, std::string_view text, size_t begin) {
  const size_t end = ascii_end(text, begin), bytes = end - begin, before = out.size();
  out.append(text.substr(begin, bytes));
  char* target = out.data() + before;
  size_t i = 0;
  for (; i + 8 <= bytes; i += 8) {
    uint64_t eight;
    std::memcpy(&eight, target + i, 8);
    eight = lower_eight(eight);
    std::memcpy(target + i, &eight, 8);
  }
  for (; i < bytes; ++i) target[i] = to_ascii_lower(target[i]);
  return end;
}

}  // namespace

Utf8Char decode_beyond_ascii(std::string_view text, size_t offset) {
  assert(offset < text.size() && static_cast<unsigned char>(text[offset]) >= 0x80);
  const unsigned char first = static_cast<unsigned char>(text[offset]);
  const Lead lead = leads[first - 0x80u];
  if (lead.bytes == 0 || offset + 1 >= text.size()) return {replacement_character, 1, false};
  const unsigned char second = static_cast<unsigned char>(text[offset + 1]);
  if (second < lead.second_min || second > lead.second_max) return {replacement_character, 1, false};
  char32_t code = first & (0x7F >> lead.bytes);
  for (uint32_t i = 1; i < lead.bytes; ++i) {
    if (!continues(text, offset + i)) return {replacement_character, i, false};
    code = (code << 6) | (static_cast<unsigned char>(text[offset + i]) & 0x3F);
  }
  return {code, lead.bytes, true};
}

size_t previous_utf8(std::string_view text, size_t offset) {
  assert(offset > 0);
  assert(offset <= text.size());
  do {
    --offset;
  } while (offset > 0 && continues(text, offset));
  return offset;
}

size_t valid_utf8_prefix(std::string_view text) {
  size_t offset = 0;
  while ((offset = ascii_end(text, offset)) < text.size()) {
    size_t bytes = plain_character(text.data() + offset, text.size() - offset);
    if (bytes == 0) {
      const Utf8Char c = decode_utf8(text, offset);
      if (!c.valid) return offset;
      bytes = c.bytes;
    }
    offset += bytes;
  }
  return offset;
}

size_t count_characters(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_space_beyond_ascii(char32_t code) {
  return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 ||
         code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}
bool is_letter_beyond_ascii(char32_t code) { return stands_in(letter_ranges, code); }
bool is_digit_beyond_ascii(char32_t code) { return stands_in(digit_ranges, code); }
bool is_upper_beyond_ascii(char32_t code) { return stands_in(upper_ranges, code); }
bool is_lower_beyond_ascii(char32_t code) { return stands_in(lower_ranges, code); }
char32_t to_lower_beyond_ascii(char32_t code) { return mapped(lower_runs, code); }
char32_t base_letter_beyond_ascii(char32_t code) { return mapped(base_runs, code); }

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = append_ascii_lower(out, text, 0); i < text.size(); i = append_ascii_lower(out, text, i)) {
    const Utf8Char c = decode_utf8(text, i);
    append_utf8(out, to_lower(c.code));
    i += c.bytes;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = append_ascii_lower(out, text, 0); i < text.size(); i = append_ascii_lower(out, text, i)) {
    const Utf8Char c = decode_utf8(text, i);
    i += c.bytes;
    if (c.code >= 0x300 && c.code <= 0x36F) continue;  // A combining diacritic.
    const bool apostrophe = c.code == 0x2018 || c.code == 0x2019 || c.code == 0x2BC;
    // The base letter of U+0130 is a capital, as it has no small letter of one character.
    append_utf8(out, apostrophe ? U'\'' : to_lower(base_letter(to_lower(c.code))));
  }
  return out;
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_ascii_lower(x) == to_ascii_lower(y); });
}

std::string_view trim(std::string_view text) {
  const auto is_plain = [](char c) { return is_ascii(c) && !is_space(static_cast<char32_t>(c)); };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
  size_t begin = 0;
  while (begin < text.size()) {
    const Utf8Char c = decode_utf8(text, begin);
    if (!is_space(c.code)) break;
    begin += c.bytes;
  }
  size_t end = text.size();
  while (end > begin) {
    const size_t previous = previous_utf8(text, end);
    if (!is_space(decode_utf8(text, previous).code)) break;
    end = previous;
  }
  return text.substr(begin, end - begin);
}

}  // namespace onrecord
