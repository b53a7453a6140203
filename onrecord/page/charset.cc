#include "onrecord/page/charset.h"

#include <algorithm>
#include <cassert>

#include "onrecord/page/decoders.h"
#include "onrecord/page/encoding_indexes.h"

namespace onrecord {
namespace {

struct Bom {
  std::string_view bytes;
  Encoding encoding;
};
constexpr Bom boms[] = {
    {"\xEF\xBB\xBF", Encoding::utf_8}, {"\xFF\xFE", Encoding::utf_16le}, {"\xFE\xFF", Encoding::utf_16be}};

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

// Pure ASCII that turns to kanji and back as ISO-2022-JP does, and never wrongly, is nothing else.
bool is_iso_2022_jp(std::string_view bytes, const Utf8Census& census) {
  if (census.multi_byte + census.damaged > 0) return false;
  if (bytes.find("\x1B$B") == std::string_view::npos && bytes.find("\x1B$@") == std::string_view::npos) return false;
  return decode(bytes, Encoding::iso_2022_jp, 0).text.find("\uFFFD") == std::string::npos;
}

// Damaged UTF-8 is still UTF-8 where most of its multi-byte characters are whole; no other charset looks like that.
Encoding guess_encoding(std::string_view bytes, const Utf8Census& census) {
  if (const std::optional<Encoding> wide = guess_utf_16(bytes)) return *wide;
  if (is_iso_2022_jp(bytes, census)) return Encoding::iso_2022_jp;
  return census.damaged == 0 || census.multi_byte > census.damaged ? Encoding::utf_8 : Encoding::windows_1252;
}

// What the document's own declaration can mean: it was read as ASCII, so it is no UTF-16, and x-user-defined is what
// scripts use for bytes (HTML, 13.2.3.2 and 13.2.3.3).
std::optional<Encoding> declared_by_meta(std::string_view label, const Utf8Census& census) {
  std::optional<Encoding> encoding = encoding_of_label(label);
  if (encoding == Encoding::utf_16le || encoding == Encoding::utf_16be) encoding = Encoding::utf_8;
  if (encoding == Encoding::x_user_defined) encoding = Encoding::windows_1252;
  const bool contradicted = encoding == Encoding::utf_8 && census.damaged > census.multi_byte;
  return contradicted ? std::nullopt : encoding;
}

CharsetChoice choose(std::string_view bytes, const std::optional<std::string>& header,
                     const std::optional<std::string>& meta, const Utf8Census& census) {
  for (const Bom& bom : boms) {
    if (bytes.starts_with(bom.bytes)) return {bom.encoding, "BOM", static_cast<uint32_t>(bom.bytes.size()), {}};
  }
  if (header) {
    if (const std::optional<Encoding> declared = encoding_of_label(*header)) return {*declared, "HTTP header", 0, {}};
  }
  if (census.multi_byte > 0 && census.damaged == 0) return {Encoding::utf_8, "valid multi-byte UTF-8", 0, {}};
  if (meta) {
    if (const std::optional<Encoding> declared = declared_by_meta(*meta, census)) return {*declared, "meta", 0, {}};
  }
  return {guess_encoding(bytes, census), "guess", 0, {}};
}

std::string shown(std::string_view label) {
  std::string out;
  for (char c : trim(label.substr(0, 40))) out += c > ' ' && c < '\x7F' ? c : '?';
  return out;
}

// A declared label must not silently lose.
void note_unless_same(CharsetChoice& choice, std::string_view who, const std::optional<std::string>& label) {
  if (!label) return;
  const std::optional<Encoding> declared = encoding_of_label(*label);
  if (declared == choice.encoding) return;
  choice.notes.push_back(std::string(who) + " says " + shown(*label) + (declared ? "" : " (no known charset)") +
                         ", bytes are read as " + name_of(choice.encoding));
}

void add_notes(CharsetChoice& choice, const std::optional<std::string>& header, const std::optional<std::string>& meta,
               const Utf8Census& census) {
  note_unless_same(choice, "HTTP header", header);
  note_unless_same(choice, "meta", meta);
  if (choice.encoding == Encoding::replacement) {
    choice.notes.push_back(choice.reason + " says " + shown(choice.reason == "meta" ? *meta : *header) +
                           ", a charset that the Encoding Standard forbids to read: nothing of the page is shown");
  }
  const bool is_utf_8 = census.multi_byte > 0 && census.damaged == 0;
  if (choice.reason == "HTTP header" && choice.encoding != Encoding::utf_8 && is_utf_8) {
    choice.notes.push_back("HTTP header says " + shown(*header) + ", but the bytes are valid multi-byte UTF-8");
  }
}

}  // namespace

CharsetChoice choose_charset(std::string_view bytes, const std::optional<std::string>& header,
                             const std::optional<std::string>& meta) {
  const Utf8Census census = count_utf8(bytes);
  CharsetChoice choice = choose(bytes, header, meta, census);
  add_notes(choice, header, meta, census);
  return choice;
}

MappedText decode(std::string_view bytes, Encoding encoding, uint32_t skipped) {
  assert(skipped <= bytes.size());
  DecodedText out(bytes);
  switch (encoding) {
    case Encoding::utf_8: decode_utf_8(bytes, skipped, out); break;
    case Encoding::utf_16le: decode_utf_16(bytes, skipped, false, out); break;
    case Encoding::utf_16be: decode_utf_16(bytes, skipped, true, out); break;
    case Encoding::gb18030:
    case Encoding::gbk: decode_gb18030(bytes, skipped, out); break;
    case Encoding::big5: decode_big5(bytes, skipped, out); break;
    case Encoding::euc_jp: decode_euc_jp(bytes, skipped, out); break;
    case Encoding::iso_2022_jp: decode_iso_2022_jp(bytes, skipped, Iso2022JpSet::ascii, out); break;
    case Encoding::shift_jis: decode_shift_jis(bytes, skipped, out); break;
    case Encoding::euc_kr: decode_euc_kr(bytes, skipped, out); break;
    case Encoding::replacement: decode_replacement(bytes, skipped, out); break;
    case Encoding::x_user_defined: decode_x_user_defined(bytes, skipped, out); break;
    default: decode_single_byte(bytes, skipped, single_byte_index(encoding), out);
  }
  return out.take();
}

}  // namespace onrecord
