// Each encoding by cases anyone can read: bytes, and each character with where it stands.
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <sstream>

#include "onrecord/core/map_invariants.h"
#include "onrecord/core/utf8.h"
#include "onrecord/page/charset.h"
#include "onrecord/page/stream_decoder.h"

namespace onrecord {
namespace {

// From hexadecimal numbers with spaces between them.
std::string bytes_of(const char* hex) {
  std::string out;
  std::istringstream numbers(hex);
  for (unsigned byte; numbers >> std::hex >> byte;) out += static_cast<char>(byte);
  return out;
}

// Each character, the bytes that it was read from, and a space: "東0-2 a2-3 ".
std::string shown(const MappedText& decoded) {
  std::string out;
  for (uint32_t i = 0; i < decoded.text.size();) {
    const uint32_t bytes = decode_utf8(decoded.text, i).bytes;
    out += decoded.text.substr(i, bytes);
    for (ByteRange place : decoded.map.to_source(Span{i, i + bytes})) {
      out += std::to_string(place.begin) + "-" + std::to_string(place.end);
    }
    out += ' ';
    i += bytes;
  }
  return out;
}

struct DecoderCase {
  const char* label;
  const char* hex;
  const char* expected;
};

constexpr DecoderCase characters[] = {
    {"utf-8", "61 C3 A9 E6 9D B1 F0 9F 98 80", "a0-1 é1-3 東3-6 😀6-10 "},
    {"utf-16be", "67 71 D8 3D DE 00", "東0-2 😀2-6 "},
    {"utf-16le", "71 67 61 00", "東0-2 a2-4 "},
    {"ibm866", "8C AE E1 E2", "М0-1 о1-2 с2-3 т3-4 "},
    {"iso-8859-2", "A3 F3 64 BC", "Ł0-1 ó1-2 d2-3 ź3-4 "},
    {"iso-8859-3", "A6", "Ĥ0-1 "},
    {"iso-8859-4", "A2", "ĸ0-1 "},
    {"iso-8859-5", "BC", "М0-1 "},
    {"iso-8859-6", "AC C8", "،0-1 ب1-2 "},
    {"iso-8859-7", "A4 C3", "€0-1 Γ1-2 "},
    {"iso-8859-8", "AA E0", "×0-1 א1-2 "},
    {"iso-8859-8-i", "AA E0", "×0-1 א1-2 "},
    {"iso-8859-10", "A2", "Ē0-1 "},
    {"iso-8859-13", "A1 D8", "”0-1 Ų1-2 "},
    {"iso-8859-14", "A1", "Ḃ0-1 "},
    {"iso-8859-15", "A4", "€0-1 "},
    {"iso-8859-16", "AA", "Ș0-1 "},
    {"koi8-r", "ED CF D3 D4", "М0-1 о1-2 с2-3 т3-4 "},
    {"koi8-u", "A4", "є0-1 "},
    {"macintosh", "8E", "é0-1 "},
    {"windows-874", "A1", "ก0-1 "},
    {"windows-1250", "9C", "ś0-1 "},
    {"windows-1251", "CC EE F1 F2", "М0-1 о1-2 с2-3 т3-4 "},
    {"windows-1252", "93 80 94", "“0-1 €1-2 ”2-3 "},
    {"windows-1253", "A2 C3", "Ά0-1 Γ1-2 "},
    {"windows-1254", "80 FE", "€0-1 ş1-2 "},
    {"windows-1255", "A4 E0", "₪0-1 א1-2 "},
    {"windows-1256", "81 C8", "پ0-1 ب1-2 "},
    {"windows-1257", "80 D8", "€0-1 Ų1-2 "},
    {"windows-1258", "D5", "Ơ0-1 "},
    {"x-mac-cyrillic", "8C E1", "М0-1 б1-2 "},
    {"x-user-defined", "61 80", "a0-1 \uF7801-2 "},
    {"big5", "A5 5F A8 CA", "北0-2 京2-4 "},
    {"big5", "87 45", "\U000272670-2 "},                // Beyond the basic plane.
    {"big5", "88 62 61", "\u00CA0-2 \u03040-2 a2-3 "},  // Two characters of one pair.
    {"euc-jp", "C5 EC 8E B1 8F B0 A1", "東0-2 ｱ2-4 丂4-7 "},
    {"euc-kr", "BC AD 81 41", "서0-2 갂2-4 "},
    {"gb18030", "B1 B1 80 81 30 84 36 A8 BC", "北0-2 €2-3 ¥3-7 ḿ7-9 "},
    {"gb18030", "90 30 81 30 84 31 A4 39", "\U000100000-4 \uFFFF4-8 "},
    {"gbk", "B1 B1 BE A9", "北0-2 京2-4 "},
    {"shift_jis", "93 8C B1 80 F0 40", "東0-2 ｱ2-3 \u00803-4 \uE0004-6 "},
    {"iso-2022-jp", "61 1B 24 42 45 6C 35 7E 1B 28 42 62", "a0-1 東1-6 京6-8 b8-12 "},
    {"iso-2022-jp", "1B 28 4A 5C 7E 1B 28 49 31", "¥0-4 ‾4-5 ｱ5-9 "},
    {"iso-2022-kr", "61 62 63", "\uFFFD0-3 "},
};

// What damage is one U+FFFD, and what is read again: ASCII behind a lead byte, the byte that ended a sequence.
constexpr DecoderCase damages[] = {
    {"utf-8", "E2 82 3C", "\uFFFD0-2 <2-3 "},
    {"utf-8", "F0 9F 98 C3 A9", "\uFFFD0-3 é3-5 "},
    {"utf-8", "61 F0 9F 98", "a0-1 \uFFFD1-4 "},
    {"utf-8", "C0 AF", "\uFFFD0-1 \uFFFD1-2 "},                            // Longer than it must be.
    {"utf-8", "E0 80 AF 62", "\uFFFD0-1 \uFFFD1-2 \uFFFD2-3 b3-4 "},       // The same.
    {"utf-8", "ED A0 80", "\uFFFD0-1 \uFFFD1-2 \uFFFD2-3 "},               // A surrogate.
    {"utf-8", "F4 90 80 80", "\uFFFD0-1 \uFFFD1-2 \uFFFD2-3 \uFFFD3-4 "},  // Beyond U+10FFFF.
    {"utf-16be", "DE 00 00 61 D8 3D", "\uFFFD0-2 a2-4 \uFFFD4-6 "},
    {"shift_jis", "81 3C 62 81", "\uFFFD0-1 <1-2 b2-3 \uFFFD3-4 "},
    {"shift_jis", "85 A0 A0 FD", "\uFFFD0-2 \uFFFD2-3 \uFFFD3-4 "},
    {"big5", "81 3C 81 40 FF", "\uFFFD0-1 <1-2 \uFFFD2-3 @3-4 \uFFFD4-5 "},
    {"euc-kr", "C9 3C C9 A1", "\uFFFD0-1 <1-2 \uFFFD2-4 "},
    {"euc-jp", "8F B0 3C 8F A1 A1 8E E0", "\uFFFD0-2 <2-3 \uFFFD3-6 \uFFFD6-8 "},
    {"gb18030", "81 30 3C", "\uFFFD0-1 01-2 <2-3 "},
    {"gb18030", "81 30 81 3C", "\uFFFD0-1 01-2 \uFFFD2-3 <3-4 "},
    {"gb18030", "81 30 81", "\uFFFD0-3 "},
    {"gb18030", "84 31 A5 30", "\uFFFD0-4 "},
    {"utf-16le", "3D D8 61 00 00 DE", "\uFFFD0-2 a2-4 \uFFFD4-6 "},
    {"utf-16le", "3D D8 61", "\uFFFD0-3 "},
    {"iso-8859-6", "A1", "\uFFFD0-1 "},
    {"iso-2022-jp", "1B 24 42 45 0A 1B 28 42 61", "\uFFFD0-5 a5-9 "},
    {"iso-2022-jp", "1B 28 42 1B 24 42 45 6C", "\uFFFD0-3 東3-8 "},
    {"iso-2022-jp", "1B 63 C3", "\uFFFD0-1 c1-2 \uFFFD2-3 "},
    {"windows-1253", "D2", "\uFFFD0-1 "},
    {"iso-2022-jp", "1B 24 42 45", "\uFFFD0-4 "},
    {"iso-2022-jp", "61 1B 24", "a0-1 \uFFFD1-2 $2-3 "},
    {"iso-2022-jp", "0E 1B 28 49 60", "\uFFFD0-1 \uFFFD1-5 "},
    {"hz-gb-2312", "7E 7B", "\uFFFD0-2 "},
};

TEST(Decoders, characters_with_their_places) {
  for (const DecoderCase& c : characters) {
    EXPECT_EQ(shown(decode(bytes_of(c.hex), *encoding_of_label(c.label), 0)), c.expected) << c.label << " " << c.hex;
  }
}

TEST(Decoders, damage_leaves_ascii_alone) {
  for (const DecoderCase& c : damages) {
    EXPECT_EQ(shown(decode(bytes_of(c.hex), *encoding_of_label(c.label), 0)), c.expected) << c.label << " " << c.hex;
  }
}

TEST(Decoders, have_all_a_case_above) {
  std::set<Encoding> seen;
  for (const DecoderCase& c : characters) seen.insert(encoding_of_label(c.label).value());
  for (size_t i = 0; i < encoding_count; ++i) {
    EXPECT_TRUE(seen.contains(static_cast<Encoding>(i))) << name_of(static_cast<Encoding>(i));
  }
}

TEST(Decoders, leave_out_what_is_skipped) {
  EXPECT_EQ(shown(decode(bytes_of("FE FF 67 71"), Encoding::utf_16be, 2)), "東2-4 ");
  EXPECT_EQ(shown(decode(bytes_of("EF BB BF C3 A9"), Encoding::utf_8, 3)), "é3-5 ");
}

// Wherever a buffer of the output is full: at any byte of a character.
TEST(Decoders, long_texts_of_characters_of_each_length) {
  const DecoderCase cases[] = {
      {"gb18030", "B1 B1", "北"},  {"gb18030", "90 30 81 30", "\U00010000"},
      {"windows-1251", "CC", "М"}, {"windows-1252", "80", "€"},
      {"utf-16le", "61 00", "a"},  {"utf-8", "E6 9D B1", "東"},
  };
  for (const DecoderCase& c : cases) {
    const Encoding encoding = *encoding_of_label(c.label);
    const std::string one = bytes_of(c.hex);
    for (const std::string_view before : {"", "a", "ab", "abc"}) {
      std::string bytes(encoding == Encoding::utf_16le ? "" : before), expected = bytes;
      for (int i = 0; i < 3000; ++i) bytes += one, expected += c.expected;
      EXPECT_EQ(decode(bytes, encoding, 0).text, expected) << c.label << " behind " << before.size() << " bytes";
    }
  }
}

TEST(Decoders, have_every_label) {
  for (size_t i = 0; i < encoding_count; ++i) {
    const Encoding encoding = static_cast<Encoding>(i);
    EXPECT_EQ(encoding_of_label(name_of(encoding)), encoding) << name_of(encoding);
  }
  EXPECT_EQ(encoding_of_label(" \tISO_8859-1:1987\n"), Encoding::windows_1252);
  EXPECT_EQ(encoding_of_label("csEUCPkdFmtJapanese"), Encoding::euc_jp);
  for (const char* none : {"", " ", "utf-7", "utf 8", "latin\u00A01", "iso-8859-12"}) {
    EXPECT_FALSE(encoding_of_label(none)) << none;
  }
}

TEST(Decoders, a_change_of_script_costs_a_piece_and_not_a_character) {
  std::string page;
  for (int i = 0; i < 1000; ++i) page += "<p>\x93\x8C\x8B\x9E\x82\xCC\x8B\xB4\x82\xCD\x8D\x91\x93\xB9</p>";
  EXPECT_EQ(decode(page, Encoding::shift_jis, 0).map.pieces().size(), 2001u);
}

// Bytes of all sorts, leads and trails more often.
std::string soup(std::mt19937& random) {
  std::string out;
  for (size_t left = 1 + random() % 60; left > 0; --left) {
    out += static_cast<char>(random() % 3 == 0 ? random() % 0x80 : 0x80 + random() % 0x80);
    if (random() % 16 == 0) out += "\x1B$B";
  }
  return out;
}

// All pieces but what the cut may have changed: a sequence is at most four bytes.
TEST(DecoderProperty, a_cut_record_decodes_as_far_as_it_goes) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (size_t round = 0; round < 4000; ++round) {
    const Encoding encoding = static_cast<Encoding>(round % encoding_count);
    if (encoding == Encoding::replacement) continue;
    const std::string whole = soup(random), cut = whole.substr(0, random() % (whole.size() + 1));
    const MappedText all = decode(whole, encoding, 0), part = decode(cut, encoding, 0);
    ASSERT_EQ(find_broken_order(part, cut.size()), "");
    uint32_t same = 0;
    for (uint32_t i = 0; i < part.text.size(); i += decode_utf8(part.text, i).bytes) {
      const ByteRanges place = part.map.to_source(Span{i, i + decode_utf8(part.text, i).bytes});
      if (place.back().end + 4 <= cut.size()) same = i + decode_utf8(part.text, i).bytes;
    }
    ASSERT_EQ(part.text.substr(0, same), all.text.substr(0, same)) << name_of(encoding);
    if (same > 0) {
      ASSERT_EQ(part.map.to_source(Span{0, same}), all.map.to_source(Span{0, same})) << name_of(encoding);
    }
  }
}

// "81 30" and "81 30 81" of gb18030 are one damage where they are cut off, and several characters elsewhere.
bool ends_in_half_of_four(const MappedText& text, Encoding encoding) {
  if (encoding != Encoding::gb18030 && encoding != Encoding::gbk) return false;
  const MapPiece& last = text.map.pieces().back();
  return !last.linear && last.source.size() > 1;
}

// Read in parts that end behind a character, a record says the same (ISO-2022-JP has a state, which a part lacks).
TEST(DecoderProperty, parts_between_characters_are_the_whole) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (size_t round = 0; round < 4000; ++round) {
    const Encoding encoding = static_cast<Encoding>(round % encoding_count);
    if (encoding == Encoding::replacement || encoding == Encoding::iso_2022_jp) continue;
    const std::string bytes = soup(random);
    const MappedText all = decode(bytes, encoding, 0);
    uint32_t i = 0;
    for (size_t steps = random() % 20; steps > 0 && i < all.text.size(); --steps) i += decode_utf8(all.text, i).bytes;
    if (i == 0 || i == all.text.size()) continue;
    const uint32_t border = all.map.to_source(Span{0, i}).back().end;
    if (decode_utf8(all.text, i).code == 0x304 || decode_utf8(all.text, i).code == 0x30C) continue;  // Half of a pair.
    const MappedText before = decode(std::string_view(bytes).substr(0, border), encoding, 0);
    const MappedText behind = decode(bytes, encoding, border);
    if (ends_in_half_of_four(before, encoding)) continue;
    ASSERT_EQ(before.text + behind.text, all.text) << name_of(encoding);
  }
}

TEST(StreamDecoder, gives_what_is_certain) {
  StreamDecoder decoder(Encoding::shift_jis);
  MappedText out;
  decoder.feed(bytes_of("93 8C 8B"), out);
  EXPECT_EQ(shown(out), "");  // What four bytes follow is certain.
  decoder.feed(bytes_of("9E 20 61 62"), out);
  EXPECT_EQ(shown(out), "東0-2 ");
  decoder.finish(out);
  EXPECT_EQ(shown(out), "東0-2 京2-4  4-5 a5-6 b6-7 ");
}

TEST(StreamDecoder, keeps_the_set_of_iso_2022_jp) {
  StreamDecoder decoder(Encoding::iso_2022_jp);
  MappedText out;
  for (const char* chunk : {"1B 24", "42 45 6C 35 7E 45", "6C 35 7E 1B 28 42 61"}) decoder.feed(bytes_of(chunk), out);
  decoder.finish(out);
  EXPECT_EQ(shown(out), "東0-5 京5-7 東7-9 京9-11 a11-15 ");
}

// However a record is cut into chunks, the text and the places are those of the whole.
TEST(DecoderProperty, chunks_are_the_whole) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (size_t round = 0; round < 8000; ++round) {
    const Encoding encoding = static_cast<Encoding>(round % encoding_count);
    const std::string bytes = soup(random);
    StreamDecoder decoder(encoding);
    MappedText streamed;
    for (size_t at = 0; at < bytes.size();) {
      const size_t size = std::min<size_t>(random() % 9, bytes.size() - at);
      decoder.feed(std::string_view(bytes).substr(at, size), streamed);
      at += size;
    }
    decoder.finish(streamed);
    ASSERT_EQ(shown(streamed), shown(decode(bytes, encoding, 0))) << name_of(encoding);
  }
}

}  // namespace
}  // namespace onrecord
