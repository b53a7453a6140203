// The first law on what is hard, from the record to the blocks: what a page shows, and where each block stands in it.
#include <gtest/gtest.h>

#include "onrecord/page/page_support_test.h"

namespace onrecord {
namespace {

using namespace std::string_literals;

struct HardCase {
  const char* what;
  std::string record;
  const char* charset;
  const char* blocks;
  std::optional<std::string> header = std::nullopt;  // The charset of an HTTP header.
};

// `text` in UTF-16.
std::string wide(std::string_view text, bool big_endian) {
  std::string out;
  for (char c : text) out += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

const HardCase cases[] = {
    {"references without semicolon", "<p>Fish &amp chips, caf&eacute &#8364", "utf-8", "Fish & chips, café € [3,37]\n"},
    {"text split by ignored end tags", "<p>one</i>two</x>three", "utf-8", "onetwothree [3,6] [10,13] [17,22]\n"},
    {"foster parenting", "<p>x</p><table>a<tr>b<td>c</td>d</table>", "utf-8",
     "x [3,4]\nabd [15,16] [20,21] [31,32]\nc [25,26]\n"},
    {"carriage return and line feed", "<pre>a\r\nb\rc</pre>", "utf-8", "a b c [5,11]\n"},
    {"NUL", "<p>a\0b\0</p>\0<p>c"s, "utf-8", "ab [3,4] [5,6]\nc [15,16]\n"},
    {"surrogate references", "<p>a&#xD83D;&#xDE00;z&#x1F600;", "utf-8", "a\uFFFD\uFFFDz😀 [3,30]\n"},
    {"UTF-16, little endian", "\xFF\xFE" + wide("<p>a&amp;", false) + "\x71\x67\x3D\xD8\0\xDE"s, "utf-16le",
     "a&東😀 [8,26]\n"},
    {"UTF-16, big endian", "\xFE\xFF" + wide("<p>a&amp;", true) + "\x67\x71\xD8\x3D\xDE\0"s, "utf-16be",
     "a&東😀 [8,26]\n"},
    {"UTF-16, cut off", "\xFF\xFE" + wide("<p>ab", false) + "c", "utf-16le", "ab\uFFFD [8,13]\n"},
    {"Shift_JIS, trails that are ASCII", "<meta charset=x-sjis><p>\x83\x5C\x83\x7C \xB1<b>\x95\x5C</b>", "shift_jis",
     "ソポ ｱ表 [24,30] [33,35]\n"},
    {"Shift_JIS, a lead byte before a tag", "<meta charset=x-sjis><p>\x93\x8C\x81</p><p>\x8B\x9E", "shift_jis",
     "東\uFFFD [24,27]\n京 [34,36]\n"},
    {"GB18030, two and four bytes", "<meta charset=gb2312><p>\xB1\xB1\x81\x30\x84\x36\x90\x30\x81\x30.", "gbk",
     "北¥\U00010000. [24,35]\n"},
    {"windows-1252 under a latin-1 label",
     "<meta charset=iso-8859-1><p>\x93"
     "caf\xE9\x94 \x80",
     "windows-1252", "“café” € [28,36]\n"},
    {"windows-1252 under a latin-1 header",
     "<p>\x93"
     "caf\xE9\x94",
     "windows-1252", "“café” [3,9]\n", "ISO-8859-1"},
    {"a BOM that contradicts the header", "\xEF\xBB\xBF<p>\xC3\xA9t\xC3\xA9", "utf-8", "été [6,11]\n", "ISO-8859-1"},
    {"a BOM of UTF-16 that contradicts header and meta", "\xFE\xFF" + wide("<meta charset=big5><p>a", true), "utf-16be",
     "a [46,48]\n", "utf-8"},
    {"UTF-8 under a legacy meta", "<meta charset=windows-1251><p>\xC3\xA9t\xC3\xA9", "utf-8", "été [30,35]\n"},
};

TEST(ByteTruth, of_hard_pages) {
  for (const HardCase& c : cases) {
    Record record;
    record.bytes = c.record;
    record.given.charset = c.header;
    const Page page = parse_page(record, {InputKind::html});
    EXPECT_EQ(page.charset.name, c.charset) << c.what;
    EXPECT_EQ(test::dump(page), c.blocks) << c.what;
    EXPECT_EQ(test::check_law(page, c.record), "") << c.what;
  }
}

// The same for the values of attributes.
TEST(ByteTruth, of_attributes) {
  const auto title = [](const std::string& record) {
    const Page page = test::parse_as(InputKind::html, record);
    EXPECT_EQ(test::check_law(page, record), "") << record;
    std::string out;
    for (const MetaCandidate& candidate : page.candidates) {
      out += candidate.fact.text;
      for (ByteRange range : candidate.fact.at) {
        out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + "]";
      }
    }
    return out;
  };
  EXPECT_EQ(title("<meta property=og:title content='caf&eacute;&ampbar &#xD83D;'>"), "café&ampbar \uFFFD [33,60]");
  EXPECT_EQ(title("<meta property=og:title content='a\r\nb'>"), "a b [33,37]");
  EXPECT_EQ(title("<meta charset=x-sjis><meta property=og:title content='\x83\x5C\x95\x5C'>"), "ソ表 [54,58]");
  EXPECT_EQ(title("<meta charset=latin1><meta property=og:title content='\x93"
                  "caf\xE9\x94'>"),
            "“café” [54,60]");
}

}  // namespace
}  // namespace onrecord
