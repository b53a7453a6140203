// HTML: visible text to blocks, and what is no part of it.
#include <gtest/gtest.h>

#include <random>

#include "onrecord/page/page.h"
#include "onrecord/page/page_support_test.h"

namespace onrecord {
namespace {

using test::parse_as;

// The words of each block, in brackets.
std::string words(std::string_view html) {
  const Page page = parse_as(InputKind::html, std::string(html));
  EXPECT_EQ(test::check_law(page, html), "") << html;
  std::string out;
  for (const Block& block : page.blocks) out += "[" + std::string(block_text(page, block)) + "]";
  return out;
}

struct Case {
  const char* input;
  const char* expected;
};

TEST(HtmlBlocks, borders) {
  const Case cases[] = {
      {"<p>one<p>two", "[one][two]"},
      {"<div>one<p>two</p>three</div>", "[one][two][three]"},
      {"foo<b>bar</b> <i>baz</i>", "[foobar baz]"},
      {"<ul><li>one<li>two</ul>", "[one][two]"},
      {"<table><tr><td>a<td>b</table>", "[a][b]"},
      {"<p>one<br>two", "[one two]"},
      {"<p>one<br><br>two<br> <br/>three<br>&nbsp;<br>four", "[one][two][three][four]"},
      {"one<hr>two", "[one][two]"},
      {"<h1>a</h1><section><figure><figcaption>b</figcaption></figure></section>", "[a][b]"},
      {"<pre>a\n  b\n\nc</pre>", "[a b c]"},
      {"<a href=x><div>one</div>two</a>", "[one][two]"},
      {"<p>The <button>GDP</button> rose.</p><button>Share</button><button>Print</button>",
       "[The GDP rose.][Share][Print]"},
      {"<p>The <x-term>GDP</x-term> rose.</p><x-card>a</x-card><x-card>b</x-card>", "[The GDP rose.][a][b]"},
      {"<select><option>May<option>June</select><textarea>x</textarea>", "[May][June][x]"},
  };
  for (const Case& c : cases) EXPECT_EQ(words(c.input), c.expected) << c.input;
}

TEST(HtmlBlocks, what_is_not_shown) {
  const Case cases[] = {
      {"<title>t</title><style>s</style><script>x</script>a<!-- c --><template>t</template>", "[a]"},
      {"<body><noscript><p>Please enable JavaScript</p></noscript>a<img alt=picture>", "[a]"},
      {"<p hidden>x</p><p style='color:red; DISPLAY : none'>x</p><p aria-hidden=true>a</p>", "[a]"},
      {"<div hidden id=S:0>late</div><div hidden id=x>y</div>", "[late]"},
      {"<p class=hidden>a</p><p style='display:block' data-x=none>b</p>", "[a][b]"},
      {"<body style='display:none'><article hidden>a</article>", "[a]"},
      {"a<svg><title>icon</title><text>x</text></svg>b", "[ab]"},
      {"<video>fallback</video><iframe>x</iframe><object>y</object><canvas>z</canvas>a", "[a]"},
      {"<dialog>x</dialog><dialog open>a</dialog><details><summary>b</summary>c</details>", "[a][b][c]"},
      {"<ruby>\u6F22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "[\u6F22kan]"},
      {"<p>&nbsp;</p><p>&#8203;</p><p>\n</p>", ""},
      {"<select><button><selectedcontent></selectedcontent></button><option>May</select>", "[May]"},
      {"<p><selectedcontent>a</selectedcontent>", "[a]"},
  };
  for (const Case& c : cases) EXPECT_EQ(words(c.input), c.expected) << c.input;
}

// A text of `count` sentences of 50 bytes.
std::string sentences(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>The council of Velin put off its vote on a bridge.</p>";
  return out;
}

TEST(HtmlBlocks, noscript_is_read_only_where_the_page_shows_almost_nothing) {
  const struct {
    std::string shown, noscript;
    size_t blocks;
    size_t notes;
  } cases[] = {
      {"<p>Loading</p>", sentences(30), 31, 1}, {"<p>Loading</p>", sentences(10), 1, 0},
      {sentences(1), sentences(30), 31, 1},     {sentences(3), sentences(30), 3, 0},
      {sentences(7), sentences(30), 7, 0},      {"", sentences(30), 30, 1},
      {sentences(1), sentences(19), 1, 0},
  };
  for (const auto& c : cases) {
    const Page page = parse_as(InputKind::html, "<body>" + c.shown + "<noscript>" + c.noscript + "</noscript>");
    EXPECT_EQ(page.blocks.size(), c.blocks) << c.shown;
    EXPECT_EQ(page.notes.size(), c.notes) << c.shown;
  }
}

TEST(HtmlBlocks, characters) {
  const Case cases[] = {
      {"Fish &amp; chips&hellip;", "[Fish & chips\u2026]"},
      {"a&nbsp;b  \n c", "[a\u00A0b c]"},
      {"har&shy;bour \u00ADx", "[harbour x]"},
      {"har&shy;<b>bour</b>", "[harbour]"},
      {"\u00F6\u00F6 \xFF z", "[\u00F6\u00F6 \uFFFD z]"},
  };
  for (const Case& c : cases) EXPECT_EQ(words(c.input), c.expected) << c.input;
}

TEST(HtmlBlocks, places_break_at_markup_only) {
  const std::string html = "<p>The  &quot;old\nharbour&quot; of <b>Salt</b>mere</p>";
  const Page page = parse_as(InputKind::html, html);
  EXPECT_EQ(test::dump(page), "The \"old harbour\" of Saltmere [3,35] [38,42] [46,50]\n");
}

TEST(HtmlBlocks, know_links_lists_and_their_element) {
  const Page page = parse_as(InputKind::html, "<ul><li>See <a href=x>the harbour</a> now</ul><p>End</p>");
  ASSERT_EQ(page.blocks.size(), 2u);
  EXPECT_EQ(page.blocks[0].link_bytes, 11u);
  EXPECT_TRUE(page.blocks[0].bullet);
  EXPECT_EQ(page.tree.tag(page.blocks[0].node), html::Tag::li);
  EXPECT_EQ(page.blocks[1].link_bytes, 0u);
  EXPECT_FALSE(page.blocks[1].bullet);
  EXPECT_EQ(page.tree.tag(page.blocks[1].node), html::Tag::p);
}

TEST(HtmlBlocks, a_legacy_charset_is_placed_in_the_record) {
  const std::string html = "<meta charset=latin1><p>K\xF6ln &ndash; M\xFCnster</p>";
  const Page page = parse_as(InputKind::html, html);
  EXPECT_EQ(test::dump(page), "K\u00F6ln \u2013 M\u00FCnster [24,44]\n");
  EXPECT_EQ(page.charset.name, "windows-1252");
  EXPECT_EQ(test::check_law(page, html), "");
}

TEST(HtmlBlocks, a_short_page_survives_being_moved) {
  Page page = parse_as(InputKind::html, "<p lang=x>");
  const Page moved = std::move(page);
  EXPECT_EQ(moved.tree.input().data(), moved.decoded.data());
}

TEST(HtmlBlocks, a_limit_is_told) {
  std::string html;
  for (int i = 0; i < 5000; ++i) html += "<div>";
  const Page page = parse_as(InputKind::html, html + "deep");
  EXPECT_EQ(page.blocks.size(), 1u);
  EXPECT_EQ(page.notes, std::vector<std::string>{"html: depth limit reached"});
}

// Pages with everything in them, bytes of which are changed, dropped and doubled at random.
TEST(PageProperty, the_law_holds_on_damaged_pages) {
  const std::string seed_page =
      "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Harbour &amp; town</title>"
      "<meta property='og:title' content='Harbour &quot;opens&quot;'><script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"headline\":\"The \\u0022old\\u0022 harbour\",\"author\":[{\"name\":\"Ada \\\"M\\\" "
      "Moss\"}],\"keywords\":\"a, b\"}</script></head><body><div itemscope itemtype='http://schema.org/Article'>"
      "<h1 itemprop=headline>Har&shy;bour</h1><p>By <span itemprop=author>Ada&nbsp;Moss</span><br><br>"
      "<time datetime='2021-04-05'>5&#160;April</time> \xE2\x80\x9CNo\xE2\x80\x9D<p hidden>x</p><table>y<td>z</table>";
  constexpr uint32_t seed = 20161204;
  std::mt19937 random(seed);
  for (int round = 0; round < 3000; ++round) {
    std::string html = seed_page;
    for (int change = 0; change < 1 + round % 12; ++change) {
      const size_t at = random() % html.size();
      switch (random() % 4) {
        case 0: html[at] = static_cast<char>(random()); break;
        case 1: html.erase(at, 1 + random() % 20); break;
        case 2: html.insert(at, html.substr(random() % html.size(), random() % 40)); break;
        default: html[at] = "<>&\"'\\;= \n{}[]"[random() % 14]; break;
      }
      if (html.empty()) html = "x";
    }
    for (InputKind kind : {InputKind::html, InputKind::dump}) {
      const Page page = parse_as(kind, html);
      ASSERT_EQ(test::check_law(page, html), "") << "seed " << seed << " round " << round << "\n" << html;
    }
  }
}

}  // namespace
}  // namespace onrecord
