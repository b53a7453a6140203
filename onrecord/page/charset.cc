#include "onrecord/page/charset.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <iterator>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// Labels of the Encoding Standard, section 4.2, for the encodings that are decoded here.
struct Label {
  std::string_view label;
  Encoding encoding;
};
constexpr Label labels[] = {
    {"utf-8", Encoding::utf_8},
    {"utf8", Encoding::utf_8},
    {"unicode-1-1-utf-8", Encoding::utf_8},
    {"unicode11utf8", Encoding::utf_8},
    {"unicode20utf8", Encoding::utf_8},
    {"x-unicode20utf8", Encoding::utf_8},
    {"utf-16", Encoding::utf_16le},
    {"utf-16le", Encoding::utf_16le},
    {"ucs-2", Encoding::utf_16le},
    {"iso-10646-ucs-2", Encoding::utf_16le},
    {"unicode", Encoding::utf_16le},
    {"unicodefeff", Encoding::utf_16le},
    {"csunicode", Encoding::utf_16le},
    {"utf-16be", Encoding::utf_16be},
    {"unicodefffe", Encoding::utf_16be},
    {"windows-1252", Encoding::windows_1252},
    {"x-cp1252", Encoding::windows_1252},
    {"cp1252", Encoding::windows_1252},
    {"iso-8859-1", Encoding::windows_1252},
    {"iso8859-1", Encoding::windows_1252},
    {"iso88591", Encoding::windows_1252},
    {"iso_8859-1", Encoding::windows_1252},
    {"iso_8859-1:1987", Encoding::windows_1252},
    {"iso-ir-100", Encoding::windows_1252},
    {"csisolatin1", Encoding::windows_1252},
    {"latin1", Encoding::windows_1252},
    {"l1", Encoding::windows_1252},
    {"cp819", Encoding::windows_1252},
    {"ibm819", Encoding::windows_1252},
    {"ascii", Encoding::windows_1252},
    {"us-ascii", Encoding::windows_1252},
    {"ansi_x3.4-1968", Encoding::windows_1252},
};

std::optional<Encoding> encoding_of(std::string_view label) {
  label = trim(label);
  for (const Label& known : labels) {
    if (equals_ignoring_ascii_case(label, known.label)) return known.encoding;
  }
  return std::nullopt;
}

struct Bom {
  std::string_view bytes;
  Encoding encoding;
};
constexpr Bom boms[] = {
    {"\xEF\xBB\xBF", Encoding::utf_8}, {"\xFF\xFE", Encoding::utf_16le}, {"\xFE\xFF", Encoding::utf_16be}};

// The end of the stretch of ASCII bytes that begins at `offset`.
size_t ascii_end(std::string_view bytes, size_t offset) {
  for (; offset + 8 <= bytes.size(); offset += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + offset, 8);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) ++offset;
  return offset;
}

struct Utf8Census {
  size_t multi_byte = 0;  // Valid characters of more than one byte.
  size_t damaged = 0;
};

Utf8Census count_utf8(std::string_view bytes) {
  Utf8Census census;
  for (size_t i = ascii_end(bytes, 0); i < bytes.size(); i = ascii_end(bytes, i)) {
    const Utf8Char c = decode_utf8(bytes, i);
    ++(c.valid ? census.multi_byte : census.damaged);
    i += c.bytes;
  }
  return census;
}

// UTF-16 without a BOM: text in which, of the first thousand pairs, most have a zero byte on one same side.
std::optional<Encoding> guess_utf_16(std::string_view bytes) {
  const size_t pairs = std::min<size_t>(bytes.size() / 2, 1000);
  if (pairs < 4) return std::nullopt;
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < 2 * pairs; ++i) zeros[i % 2] += bytes[i] == '\0';
  if (zeros[1] * 10 >= pairs * 7 && zeros[0] * 10 <= pairs) return Encoding::utf_16le;
  if (zeros[0] * 10 >= pairs * 7 && zeros[1] * 10 <= pairs) return Encoding::utf_16be;
  return std::nullopt;
}

// Damaged UTF-8 is still UTF-8 where most of its multi-byte characters are whole; no other charset looks like that.
Encoding guess_encoding(std::string_view bytes, const Utf8Census& census) {
  if (const std::optional<Encoding> wide = guess_utf_16(bytes)) return *wide;
  return census.damaged == 0 || census.multi_byte > census.damaged ? Encoding::utf_8 : Encoding::windows_1252;
}

CharsetChoice read_from_bytes(std::string_view bytes, const Utf8Census& census) {
  if (census.multi_byte > 0 && census.damaged == 0) return {Encoding::utf_8, "valid multi-byte UTF-8", 0, {}};
  return {guess_encoding(bytes, census), "guess", 0, {}};
}

std::string shown(std::string_view label) {
  std::string out;
  for (char c : trim(label.substr(0, 40))) out += c > ' ' && c < '\x7F' ? c : '?';
  return out;
}

// A declared label must not silently lose against the bytes.
void note_unless_same(std::vector<std::string>& notes, std::string_view who, std::string_view label, Encoding chosen) {
  const std::optional<Encoding> declared = encoding_of(label);
  if (declared == chosen) return;
  notes.push_back(std::string(who) + " says " + shown(label) + (declared ? "" : " (not supported)") +
                  ", bytes are read as " + name_of(chosen));
}

// What the document's own declaration can mean: it was read as ASCII, so it is no UTF-16 (HTML, 13.2.3.3).
std::optional<Encoding> declared_by_meta(std::string_view label, const Utf8Census& census) {
  std::optional<Encoding> encoding = encoding_of(label);
  if (encoding == Encoding::utf_16le || encoding == Encoding::utf_16be) encoding = Encoding::utf_8;
  const bool contradicted = encoding == Encoding::utf_8 && census.damaged > census.multi_byte;
  return contradicted ? std::nullopt : encoding;
}

// Encoding Standard, index windows-1252, 0x80 to 0x9F; all other bytes are their own code points.
constexpr char16_t windows_1252_high[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                            0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void append_character(MappedText& out, char32_t code, size_t begin, size_t end) {
  const size_t before = out.text.size();
  append_utf8(out.text, code);
  out.map.append(static_cast<uint32_t>(out.text.size() - before),
                 {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, false);
}

void append_verbatim(MappedText& out, std::string_view bytes, size_t begin, size_t end) {
  if (begin == end) return;
  out.text.append(bytes, begin, end - begin);
  out.map.append(static_cast<uint32_t>(end - begin), {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, true);
}

void decode_utf_8(MappedText& out, std::string_view bytes, size_t offset) {
  size_t begin = offset;  // Of the stretch that is not copied yet.
  for (size_t i = ascii_end(bytes, offset); i < bytes.size(); i = ascii_end(bytes, i)) {
    const Utf8Char c = decode_utf8(bytes, i);
    if (!c.valid) {
      append_verbatim(out, bytes, begin, i);
      append_character(out, replacement_character, i, i + c.bytes);
      begin = i + c.bytes;
    }
    i += c.bytes;
  }
  append_verbatim(out, bytes, begin, bytes.size());
}

void decode_windows_1252(MappedText& out, std::string_view bytes, size_t offset) {
  while (offset < bytes.size()) {
    const size_t end = ascii_end(bytes, offset);
    append_verbatim(out, bytes, offset, end);
    if (end == bytes.size()) return;
    const unsigned char byte = static_cast<unsigned char>(bytes[end]);
    append_character(out, byte < 0xA0 ? windows_1252_high[byte - 0x80] : byte, end, end + 1);
    offset = end + 1;
  }
}

bool is_high_surrogate(uint32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low_surrogate(uint32_t unit) { return (unit & 0xFC00) == 0xDC00; }

void decode_utf_16(MappedText& out, std::string_view bytes, size_t offset, bool big_endian) {
  const auto unit_at = [&](size_t i) {
    const uint32_t first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  for (; offset + 2 <= bytes.size(); offset += 2) {
    const uint32_t unit = unit_at(offset);
    if (is_high_surrogate(unit) && offset + 4 <= bytes.size() && is_low_surrogate(unit_at(offset + 2))) {
      const char32_t code = 0x10000 + ((unit - 0xD800) << 10) + (unit_at(offset + 2) - 0xDC00);
      append_character(out, code, offset, offset + 4);
      offset += 2;
      continue;
    }
    const bool lone = is_high_surrogate(unit) || is_low_surrogate(unit);
    append_character(out, lone ? replacement_character : unit, offset, offset + 2);
  }
  if (offset < bytes.size()) append_character(out, replacement_character, offset, bytes.size());
}

}  // namespace

const char* name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf_8: return "utf-8";
    case Encoding::utf_16le: return "utf-16le";
    case Encoding::utf_16be: return "utf-16be";
    case Encoding::windows_1252: return "windows-1252";
  }
  return "";
}

CharsetChoice choose_charset(std::string_view bytes, const std::optional<std::string>& header,
                             const std::optional<std::string>& meta) {
  for (const Bom& bom : boms) {
    if (bytes.starts_with(bom.bytes)) return {bom.encoding, "BOM", static_cast<uint32_t>(bom.bytes.size()), {}};
  }
  if (header) {
    if (const std::optional<Encoding> declared = encoding_of(*header)) return {*declared, "HTTP header", 0, {}};
  }
  const Utf8Census census = count_utf8(bytes);
  CharsetChoice choice = read_from_bytes(bytes, census);
  if (meta && choice.reason == "guess") {
    if (const std::optional<Encoding> declared = declared_by_meta(*meta, census)) choice = {*declared, "meta", 0, {}};
  }
  if (header) note_unless_same(choice.notes, "HTTP header", *header, choice.encoding);
  if (meta) note_unless_same(choice.notes, "meta", *meta, choice.encoding);
  return choice;
}

MappedText decode(std::string_view bytes, Encoding encoding, uint32_t skipped) {
  assert(skipped <= bytes.size());
  MappedText out;
  constexpr size_t never_in_place = 64;  // On the heap even when short, so that views stay good when it is moved.
  out.text.reserve(std::max(bytes.size() - skipped, never_in_place));
  switch (encoding) {
    case Encoding::utf_8: decode_utf_8(out, bytes, skipped); break;
    case Encoding::utf_16le: decode_utf_16(out, bytes, skipped, false); break;
    case Encoding::utf_16be: decode_utf_16(out, bytes, skipped, true); break;
    case Encoding::windows_1252: decode_windows_1252(out, bytes, skipped); break;
  }
  return out;
}

}  // namespace onrecord
