#include "onrecord/page/charset.h"

#include <gtest/gtest.h>

#include "onrecord/page/meta_charset.h"
#include "onrecord/page/page_support_test.h"

namespace onrecord {
namespace {

using test::parse_as;

std::string chosen(std::string_view bytes, std::optional<std::string> header, std::optional<std::string> meta) {
  const CharsetChoice choice = choose_charset(bytes, header, meta);
  std::string out = std::string(name_of(choice.encoding)) + ", " + choice.reason;
  for (const std::string& note : choice.notes) out += "; " + note;
  return out;
}

TEST(Charset, proof_in_order) {
  const std::string umlaut = "K\xC3\xB6ln", latin = "K\xF6ln";
  EXPECT_EQ(chosen("\xEF\xBB\xBFK", "latin1", "latin1"),
            "utf-8, BOM; HTTP header says latin1, bytes are read as utf-8; meta says latin1, bytes are read as utf-8");
  EXPECT_EQ(chosen(std::string_view("\xFF\xFEK\0", 4), {}, {}), "utf-16le, BOM");
  EXPECT_EQ(chosen(umlaut, "ISO-8859-1", {}),
            "windows-1252, HTTP header; HTTP header says ISO-8859-1, but the bytes are valid multi-byte UTF-8");
  EXPECT_EQ(chosen(umlaut, {}, {}), "utf-8, valid multi-byte UTF-8");
  EXPECT_EQ(chosen(umlaut, {}, "latin1"), "utf-8, valid multi-byte UTF-8; meta says latin1, bytes are read as utf-8");
  EXPECT_EQ(chosen(latin, {}, "latin1"), "windows-1252, meta");
  EXPECT_EQ(chosen(latin, {}, {}), "windows-1252, guess");
  EXPECT_EQ(chosen("Koeln", {}, {}), "utf-8, guess");
  EXPECT_EQ(chosen("Koeln", {}, "us-ascii"), "windows-1252, meta");
  EXPECT_EQ(chosen(std::string_view("K\0o\0e\0l\0n\0", 10), {}, {}), "utf-16le, guess");
  EXPECT_EQ(chosen(std::string_view("\0K\0o\0e\0l\0n", 10), {}, {}), "utf-16be, guess");
}

TEST(Charset, what_is_no_label_is_told) {
  EXPECT_EQ(chosen("K\xF6ln", {}, "iso-8859-2"), "iso-8859-2, meta");
  EXPECT_EQ(chosen("K\xF6ln", {}, "utf8-like"),
            "windows-1252, guess; meta says utf8-like (no known charset), bytes are read as windows-1252");
  EXPECT_EQ(chosen("K\xF6ln", "none", "latin1"),
            "windows-1252, meta; HTTP header says none (no known charset), bytes are read as windows-1252");
}

TEST(Charset, what_may_not_be_read_is_told) {
  EXPECT_EQ(chosen("K~{VP~}", {}, "hz-gb-2312"),
            "replacement, meta; meta says hz-gb-2312, a charset that the Encoding Standard forbids to read: nothing of "
            "the page is shown");
}

TEST(Charset, what_meta_cannot_mean) {
  EXPECT_EQ(chosen("Koeln", {}, "utf-16"), "utf-8, meta; meta says utf-16, bytes are read as utf-8");
  EXPECT_EQ(chosen("Koeln", {}, "x-user-defined"),
            "windows-1252, meta; meta says x-user-defined, bytes are read as windows-1252");
}

TEST(Charset, escapes_of_iso_2022_jp_are_certain) {
  EXPECT_EQ(chosen("a \x1B$BF|K\\\x1B(B", {}, {}), "iso-2022-jp, guess");
  EXPECT_EQ(chosen("a \x1B$BF|K", {}, {}), "utf-8, guess");  // Ends inside a character.
  EXPECT_EQ(chosen("\x1B$B as a word", {}, {}), "utf-8, guess");
}

TEST(Charset, utf_8_that_is_declared_but_is_none_is_told) {
  EXPECT_EQ(chosen("K\xF6ln", {}, "utf-8"), "windows-1252, guess; meta says utf-8, bytes are read as windows-1252");
}

TEST(Charset, a_little_damage_leaves_utf_8) { EXPECT_EQ(chosen("K\xC3\xB6ln \xC3\xB6 \xFF", {}, {}), "utf-8, guess"); }

TEST(Decode, each_damage_is_one_piece) {
  const MappedText text = decode("a\xE2\x82z\xFF\xFE", Encoding::utf_8, 0);
  EXPECT_EQ(text.text, "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(text.map.to_source(Span{1, 4}), (ByteRanges{{1, 3}}));
  EXPECT_EQ(text.map.to_source(Span{5, 8}), (ByteRanges{{4, 5}}));
  EXPECT_EQ(text.map.to_source(Span{8, 11}), (ByteRanges{{5, 6}}));
}

TEST(Decode, windows_1252) {
  const MappedText text = decode("\x93K\xF6ln\x94 \x81", Encoding::windows_1252, 0);
  EXPECT_EQ(text.text, "\xE2\x80\x9CK\xC3\xB6ln\xE2\x80\x9D \xC2\x81");
  EXPECT_EQ(text.map.to_source(Span{4, 6}), (ByteRanges{{2, 3}}));
}

TEST(Decode, utf_16_with_surrogates_and_damage) {
  const std::string_view bytes(
      "\xFF\xFE\x3D\xD8\x00\xDE"
      "a\x00\x00\xDC"
      "b",
      11);
  const MappedText text = decode(bytes, Encoding::utf_16le, 2);
  EXPECT_EQ(text.text,
            "\xF0\x9F\x98\x80"
            "a\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(text.map.to_source(Span{0, 4}), (ByteRanges{{2, 6}}));
  EXPECT_EQ(text.map.to_source(Span{8, 11}), (ByteRanges{{10, 11}}));
}

TEST(MetaCharset, is_found_where_browsers_find_it) {
  const auto found = [](std::string_view html) { return find_declared_charset(html).value_or("none"); };
  EXPECT_EQ(found("<html><head><meta charset=\"gb2312\">"), "gb2312");
  EXPECT_EQ(found("<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'>"), "ISO-8859-1");
  EXPECT_EQ(found("<meta content='text/html; charset=x'>"), "none");
  EXPECT_EQ(found("<!-- <meta charset=a> --><meta charset=b>"), "b");
  EXPECT_EQ(found("<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>"), "koi8-r");
  EXPECT_EQ(found("<meta charset"), "none");
  EXPECT_EQ(found("<meta charset=utf-8"), "none");  // Cut off inside the tag.
  EXPECT_EQ(found("<a title='<meta charset=a>'><meta charset=latin1>"), "latin1");
  EXPECT_EQ(found("<meta charset=nonsense><meta charset=koi8-r>"), "koi8-r");
  EXPECT_EQ(found("<meta charset=nonsense><meta name=x>"), "nonsense");
  EXPECT_EQ(found("<!-->--><meta charset=koi8-r>"), "koi8-r");
  EXPECT_EQ(found("<meta http-equiv=content-type content='charset; charset = \"koi8-r\" x'>"), "koi8-r");
  EXPECT_EQ(found("<?xml version='1.0' encoding='koi8-r'?><meta charset=big5>"), "big5");
}

TEST(Charset, blocks_of_other_charsets_lie_in_the_record) {
  const std::string record = "  K\xF6ln \x96 M\xFCnster\n";
  const Page page = parse_as(InputKind::dump, record);
  EXPECT_EQ(test::dump(page), "K\xC3\xB6ln \xE2\x80\x93 M\xC3\xBCnster [2,16] line 0 indent 2\n");
  EXPECT_EQ(test::check_law(page, record), "");
}

}  // namespace
}  // namespace onrecord
