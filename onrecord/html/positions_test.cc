// The first law at its root: the places of every text, each decoded alone and joined, are the text.
#include <gtest/gtest.h>

#include "onrecord/html/hostile_shapes.h"
#include "onrecord/html/html.h"
#include "onrecord/html/soup.h"
#include "onrecord/html/tree_invariants.h"

namespace onrecord::html {
namespace {

// Each text of a page as "text [begin,end) [begin,end)", one a line.
std::string texts_with_places(std::string_view input) {
  const Document page = parse(input);
  std::string out;
  for (NodeId node = page.root(); node != no_node; node = page.next(node)) {
    if (page.kind(node) != NodeKind::text) continue;
    MappedText text;
    page.append_text(node, text);
    out += text.text;
    for (const ByteRange range : text.map.to_source(Span{0, text.map.text_bytes()})) {
      out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
    }
    out += '\n';
  }
  return out;
}

struct Case {
  std::string_view input;
  std::string_view texts;
};

TEST(Positions, hard_cases) {
  static constexpr Case cases[] = {
      {"<p>fish&ampchips", "fish&chips [3,16)\n"},
      {"<p>one</i>two</p>", "onetwo [3,6) [10,13)\n"},
      {"<table>a<tr>b<td>c", "ab [7,8) [12,13)\nc [17,18)\n"},
      {"a\r\nb", "a\nb [0,4)\n"},
      {std::string_view("<p>a\0b\0", 7), "ab [3,4) [5,6)\n"},
      {std::string_view("<svg>a\0b", 8),
       "a\uFFFD"
       "b [5,8)\n"},
      {"&#xD83D;&#xDE00;", "\uFFFD\uFFFD [0,16)\n"},
      {"<pre>\r\n\nx</pre>", "\nx [7,9)\n"},
      {"<textarea>&#10;x</textarea>", "x [15,16)\n"},
      {"<p><b>x<p>y", "x [6,7)\ny [10,11)\n"},
      {"  <title> a&lt;</title> b", " a< [9,15)\n  [23,24)\nb [24,25)\n"},
      {"</p>\xE2\x82", "\uFFFD [4,6)\n"},
      {"a<b<c", "a [0,1)\n"},
      {"a < b <3", "a < b <3 [0,8)\n"},
      {"<svg><![CDATA[x&lt;]]>y</svg>", "x&lt;y [14,19) [22,23)\n"},
      {"<frameset> a \n b", "  \n  [10,11) [12,15)\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(texts_with_places(c.input), c.texts) << c.input;
}

TEST(Positions, of_attribute_values) {
  const std::string_view input = "<a b='x&amp;y\r\nz' c=\"\" d=e&eacute>";
  const Document page = parse(input);
  NodeId a = page.root();
  while (page.tag(a) != Tag::a) a = page.next(a);
  const MappedText value = page.attribute_text(a, "b");
  EXPECT_EQ(value.text, "x&y\nz");
  EXPECT_EQ(value.map.to_source(Span{0, 3}), (ByteRanges{{6, 13}}));
  EXPECT_EQ(value.map.to_source(Span{3, 4}), (ByteRanges{{13, 15}}));
  EXPECT_EQ(page.attribute(a, "c")->value, (ByteRange{21, 21}));
  EXPECT_EQ(page.attribute_text(a, "d").text, "e\u00E9");
}

// What a piece that is not linear may stand for: a reference, a line end, or U+FFFD for what is none.
void check_piece(std::string_view source, std::string_view text) {
  if (decode_references(source, false).text == text) return;
  EXPECT_EQ(text, "\uFFFD") << "from " << source;
}

// What only this test knows: that what is not linear stands for a reference, a line end or damage.
void check(const Document& page) {
  ASSERT_EQ(find_broken(page), "");
  for (NodeId node = page.root(); node != no_node; node = page.next(node)) {
    if (page.kind(node) != NodeKind::text) continue;
    MappedText text;
    page.append_text(node, text);
    const auto pieces = text.map.pieces();
    for (size_t i = 0; i < pieces.size(); ++i) {
      const uint32_t end = i + 1 < pieces.size() ? pieces[i + 1].text_begin : text.map.text_bytes();
      if (pieces[i].linear) continue;
      check_piece(slice(page.input(), pieces[i].source), slice(text.text, Span{pieces[i].text_begin, end}));
    }
  }
}

TEST(Positions, hold_in_random_pages) {
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int i = 0; i < 3000; ++i) {
    const std::string soup = make_soup(random, 1 + random() % 60);
    check(parse(soup));
    check(parse_fragment(soup, i % 2 == 0 ? "td" : "svg g"));
    if (HasFatalFailure() || HasNonfatalFailure()) FAIL() << soup;
  }
}

TEST(Positions, hold_in_hostile_pages) {
  for (const HostileShape& shape : hostile_shapes) {
    SCOPED_TRACE(std::string(shape.name));
    check(parse(make_hostile(shape, 3000)));
  }
}

}  // namespace
}  // namespace onrecord::html
