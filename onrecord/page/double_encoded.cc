#include "onrecord/page/double_encoded.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/page/decoded_text.h"
#include "onrecord/page/encoding_indexes.h"

namespace onrecord {
namespace {

// The byte of windows-1252 for a character beyond ASCII; a control is its own byte, as in ISO 8859-1. 0 for none.
uint8_t windows_1252_byte(char32_t code) {
  if (code >= 0x80 && code <= 0xFF) return static_cast<uint8_t>(code);
  if (code < 0x152 || code > 0x2122) return 0;
  const char16_t* index = single_byte_index(Encoding::windows_1252);
  const char16_t* found = std::find(index, index + 0x20, static_cast<char16_t>(code));
  return found == index + 0x20 ? 0 : static_cast<uint8_t>(0x80 + (found - index));
}

struct Sequence {
  char32_t code = 0;   // What was meant; 0: no sequence.
  uint32_t bytes = 0;  // Of the text.
};

// The sequence that begins at `offset`, where a character from U+00C2 to U+00F4 stands.
Sequence read_sequence(std::string_view text, size_t offset) {
  char bytes[4];
  size_t count = 0;
  size_t ends[5] = {offset, offset, offset, offset, offset};
  for (size_t at = offset; at < text.size() && count < 4;) {
    const Utf8Char c = decode_utf8(text, at);
    const uint8_t byte = c.code < 0x80 ? 0 : windows_1252_byte(c.code);
    if (byte == 0) break;
    bytes[count++] = static_cast<char>(byte);
    at += c.bytes;
    ends[count] = at;
  }
  if (count == 0) return {};
  const Utf8Char meant = decode_utf8({bytes, count}, 0);
  if (!meant.valid || meant.bytes < 2 || meant.code < 0xA0) return {};
  return {meant.code, static_cast<uint32_t>(ends[meant.bytes] - offset)};
}

// Where the next character from U+00C0 to U+00FF stands, or text.size().
size_t find_lead(std::string_view text, size_t from) { return std::min(text.find('\xC3', from), text.size()); }

template <typename OnText, typename OnSequence>
void walk(std::string_view text, OnText on_text, OnSequence on_sequence) {
  size_t begin = 0;  // Of the stretch without sequences.
  for (size_t at = find_lead(text, 0); at < text.size();) {
    const Sequence sequence = read_sequence(text, at);
    if (sequence.code == 0) {
      at = find_lead(text, at + 1);
      continue;
    }
    on_text(begin, at);
    on_sequence(sequence.code, at, at + sequence.bytes);
    begin = at + sequence.bytes;
    at = find_lead(text, begin);
  }
  on_text(begin, text.size());
}

// A letter, or what stands between a word and the mark that closes a quotation.
bool ends_word(char c) { return is_ascii_letter(c) || std::string_view(".,!?").find(c) != std::string_view::npos; }

bool is_curly(char32_t code) { return code >= 0x2018 && code <= 0x201E; }

// Letters and curly marks of a stretch that are no damage: they say that whoever wrote the page could write them.
void count_contradictions(std::string_view text, DoubleEncoding& evidence) {
  for (size_t at = ascii_end(text, 0); at < text.size(); at = ascii_end(text, at)) {
    const Utf8Char c = decode_utf8(text, at);
    if (c.valid && (is_letter(c.code) || is_curly(c.code))) ++evidence.contradictions;
    at += c.bytes;
  }
}

void count_straight_marks(std::string_view text, DoubleEncoding& evidence) {
  for (size_t at = text.find('\''); at != std::string_view::npos; at = text.find('\'', at + 1)) {
    const bool inside =
        at > 0 && at + 1 < text.size() && is_ascii_letter(text[at - 1]) && is_ascii_letter(text[at + 1]);
    if (inside) ++evidence.straight_marks;
  }
}

bool names_it(std::string_view text) {
  constexpr std::string_view name = "mojibake";
  return std::search(text.begin(), text.end(), name.begin(), name.end(),
                     [](char a, char b) { return to_ascii_lower(a) == b; }) != text.end();
}

}  // namespace

DoubleEncoding find_double_encoding(std::string_view text) {
  DoubleEncoding evidence;
  size_t last_end = SIZE_MAX;  // Of the sequence before, while nothing stands behind it.
  walk(
      text, [](size_t, size_t) {},
      [&](char32_t code, size_t begin, size_t end) {
        const bool before = begin == last_end || (begin > 0 && ends_word(text[begin - 1]));
        const bool behind = end < text.size() && (is_ascii_letter(text[end]) || read_sequence(text, end).code != 0);
        evidence.sequences += 1;
        evidence.in_words += before || behind;
        evidence.punctuation += !is_letter(code);
        last_end = end;
      });
  if (evidence.sequences == 0) return evidence;
  walk(
      text, [&](size_t begin, size_t end) { count_contradictions(text.substr(begin, end - begin), evidence); },
      [](char32_t, size_t, size_t) {});
  count_straight_marks(text, evidence);
  evidence.named = names_it(text);
  return evidence;
}

bool is_certain(const DoubleEncoding& evidence) {
  constexpr uint32_t enough = 5;
  const bool marks_only = evidence.punctuation == evidence.sequences;
  return evidence.sequences >= enough && !evidence.named && evidence.in_words * 4 >= evidence.sequences * 3 &&
         evidence.contradictions * 20 <= evidence.sequences &&
         !(marks_only && evidence.straight_marks > evidence.sequences);
}

MappedText undo_double_encoding(const MappedText& decoded) {
  DecodedText out(decoded.text);
  walk(
      decoded.text, [&](size_t begin, size_t end) { out.copy(begin, end); },
      [&](char32_t code, size_t begin, size_t end) { out.put_atomic({&code, 1}, begin, end); });
  MappedText meant = out.take();
  meant.map = meant.map.through(decoded.map);
  return meant;
}

}  // namespace onrecord
