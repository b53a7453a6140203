#include "onrecord/html/references.h"

#include <gtest/gtest.h>

#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

struct Case {
  std::string_view raw;
  std::string_view in_text;
  std::string_view in_attribute;
};

TEST(References, in_text_and_in_attributes) {
  static constexpr Case cases[] = {
      {"&amp;", "&", "&"},
      {"&AMP &amp", "& &", "& &"},
      {"&copy=1&copyright", "\u00A9=1\u00A9right", "&copy=1&copyright"},
      {"&notit; &notin;", "\u00ACit; \u2209", "&notit; \u2209"},
      {"&nosuch; & &; &", "&nosuch; & &; &", "&nosuch; & &; &"},
      {"&NotEqualTilde;", "\u2242\u0338", "\u2242\u0338"},
      {"&CounterClockwiseContourIntegral;", "\u2233", "\u2233"},
      {"&#39;&#x27;&#X27", "'''", "'''"},
      {"&#; &#x; &#xg", "&#; &#x; &#xg", "&#; &#x; &#xg"},
      {"&#0;&#xD800;&#xDFFF;&#x110000;", "\uFFFD\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&#99999999999999999999;", "\uFFFD", "\uFFFD"},
      {"&#128;&#x85;&#159;&#129;", "\u20AC\u2026\u0178\u0081", "\u20AC\u2026\u0178\u0081"},
      {"&#13;", "\r", "\r"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd", "a\nb\nc\nd"},
      {std::string_view("a\0b", 3),
       "a\uFFFD"
       "b",
       "a\uFFFD"
       "b"},
      {"\xC3\xA4\xFF\xE2\x82z", "\u00E4\uFFFD\uFFFDz", "\u00E4\uFFFD\uFFFDz"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(decode_references(c.raw, false).text, c.in_text) << c.raw;
    EXPECT_EQ(decode_references(c.raw, true).text, c.in_attribute) << c.raw;
  }
}

TEST(References, the_map_covers_a_reference_whole) {
  const MappedText text = decode_references("a&eacute;b\r\nc", false, 100);
  EXPECT_EQ(text.text, "a\u00E9b\nc");
  EXPECT_EQ(text.map.to_source(Span{1, 3}), (ByteRanges{{101, 109}}));
  EXPECT_EQ(text.map.to_source(Span{3, 5}), (ByteRanges{{109, 112}}));
  EXPECT_EQ(text.map.to_source(Span{0, 6}), (ByteRanges{{100, 113}}));
}

}  // namespace
}  // namespace onrecord::html
