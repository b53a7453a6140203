// Dumps and plain text: one line a block, or one paragraph a block where the text is hard-wrapped.
#include <gtest/gtest.h>

#include <algorithm>

#include "onrecord/page/block_builder.h"
#include "onrecord/page/page.h"
#include "onrecord/page/page_support_test.h"

namespace onrecord {
namespace {

using test::dump;
using test::parse_as;

struct Case {
  const char* name;
  std::string input;
  const char* expected;
};

const Case cases[] = {
    {"lines", "Harbour reopens\n\n\nBy Ada Moss\r\nBoats left at dawn.",
     "Harbour reopens [0,15] line 0\n"
     "By Ada Moss [18,29] line 3 blank 2\n"
     "Boats left at dawn. [31,50] line 4\n"},
    {"white space", "  a \t b  \n", "a b [2,7] line 0 indent 2\n"},
    {"no-break space inside is kept, outside is not", "\u00A0A\u00A0Z\u00A0\n", "A\u00A0Z [2,6] line 0 indent 1\n"},
    {"soft hyphen", "har\u00ADbour x\u00AD y\n", "harbour x y [0,15] line 0\n"},
    {"marks", "* one\n  2. two\n\t\u2022 three\n*\n*four\n2. five",
     "* one [0,5] line 0 bullet\n"
     "2. two [8,14] line 1 indent 2 bullet\n"
     "\u2022 three [16,25] line 2 indent 8 bullet\n"
     "* [26,27] line 3 bullet\n"
     "*four [28,33] line 4\n"
     "2. five [34,41] line 5\n"},
    {"nothing that can be seen", "\n \u00A0\n\u200B\n", ""},
    {"a carriage return alone ends a line", "a\rb", "a [0,1] line 0\nb [2,3] line 1\n"}};

// "a1", "a2", ...: as many small blocks as a page may have, and 1,000 more.
std::string small_blocks(std::string_view begin) {
  std::string out;
  for (size_t i = 0; i < BlockBuilder::small_blocks_max + 1000; ++i) {
    out.append(begin).append("a").append(std::to_string(i)).append("\n");
  }
  return out;
}

TEST(DumpBlocks, small_ones_behind_the_limit_are_joined) {
  constexpr size_t most = BlockBuilder::small_blocks_max;
  const std::string record = small_blocks("");
  const Page page = parse_as(InputKind::dump, record);
  EXPECT_EQ(page.notes, std::vector<std::string>{"blocks: limit reached, small ones behind it are joined"});
  EXPECT_EQ(block_text(page, page.blocks[most - 1]), "a" + std::to_string(most - 1));
  const std::string_view joined = block_text(page, page.blocks[most]);
  EXPECT_TRUE(joined.starts_with("a" + std::to_string(most) + " a" + std::to_string(most + 1)));
  EXPECT_GE(joined.size(), BlockBuilder::full_block_bytes);
  EXPECT_LT(joined.size(), BlockBuilder::full_block_bytes + 10);
  EXPECT_EQ(page.blocks[most].line, most);
  EXPECT_EQ(page.blocks[most].line + page.blocks[most].lines, page.blocks[most + 1].line);
  EXPECT_TRUE(page.text.ends_with(" a" + std::to_string(most + 999)));
  EXPECT_EQ(test::check_law(page, record), "");
}

TEST(HtmlBlocks, small_ones_behind_the_limit_are_joined) {
  const std::string record = small_blocks("<li><a>b</a>");
  const Page page = parse_as(InputKind::html, record);
  const Block& joined = page.blocks[BlockBuilder::small_blocks_max];
  EXPECT_EQ(joined.link_bytes, std::ranges::count(block_text(page, joined), 'b'));
  EXPECT_EQ(test::check_law(page, record), "");
}

TEST(HtmlBlocks, no_menu_is_joined_to_a_text_and_no_comment_to_the_next) {
  const std::string record = "<ul class=menu>" + small_blocks("<li>") +
                             "</ul><article><p>The first.</p><p>The second.</p></article><div class=comments>"
                             "<div class=comment><p>So do I.</p></div><div class=comment><p>Not I.</p></div></div>";
  const Page page = parse_as(InputKind::html, record);
  const size_t last = page.blocks.size() - 1;
  EXPECT_EQ(block_text(page, page.blocks[last]), "Not I.");
  EXPECT_EQ(block_text(page, page.blocks[last - 1]), "So do I.");
  EXPECT_EQ(block_text(page, page.blocks[last - 2]), "The first. The second.");
  EXPECT_EQ(test::check_law(page, record), "");
}

TEST(DumpBlocks, a_paragraph_behind_the_limit_stays_one) {
  const std::string paragraph(BlockBuilder::full_block_bytes, 'b');
  const Page page = parse_as(InputKind::dump, small_blocks("") + paragraph + "\n" + paragraph + "\n");
  EXPECT_EQ(block_text(page, page.blocks.back()), paragraph);
}

TEST(DumpBlocks, one_a_line) {
  for (const Case& c : cases) {
    const Page page = parse_as(InputKind::dump, c.input);
    EXPECT_EQ(dump(page), c.expected) << c.name;
    EXPECT_EQ(test::check_law(page, c.input), "") << c.name;
  }
}

// Three paragraphs and a list, wrapped at 60 columns the way a text browser does it.
constexpr std::string_view wrapped =
    "   The harbour of Saltmere opened again on Monday after two\n"
    "   weeks of storms, the town council said, and the first long-\n"
    "   distance ferry of the line left at dawn with two hundred\n"
    "   passengers.\n"
    "\n"
    "   Short line.\n"
    "   Another short line.\n"
    "\n"
    "     * A list item that is so long that it does need a second\n"
    "       line to stand on\n"
    "     * Second item\n"
    "   \"Nobody expected the breakwater to hold for so very long,\"\n"
    "   said Ada Moss.\n";

TEST(DumpWrap, paragraphs_are_joined_at_forced_breaks_only) {
  const Page page = parse_as(InputKind::dump, std::string(wrapped));
  std::string words;
  for (const Block& block : page.blocks) words += std::string(block_text(page, block)) + "\n";
  EXPECT_EQ(words,
            "The harbour of Saltmere opened again on Monday after two weeks of storms, the town council said, and the "
            "first long-distance ferry of the line left at dawn with two hundred passengers.\n"
            "Short line.\n"
            "Another short line.\n"
            "* A list item that is so long that it does need a second line to stand on\n"
            "* Second item\n"
            "\"Nobody expected the breakwater to hold for so very long,\" said Ada Moss.\n");
  EXPECT_EQ(page.blocks[0].lines, 4u);
  EXPECT_EQ(place_of(page, page.blocks[0].span).size(), 1u);
  EXPECT_EQ(test::check_law(page, wrapped), "");
}

TEST(DumpWrap, lines_that_end_where_they_like_stay_apart) {
  const std::string list =
      "Council meets on Tuesday about the breakwater repair\n"
      "Ferry times\n"
      "Two held over theft of nets\n"
      "Lighthouse to be painted white again this spring\n"
      "Weather\n";
  EXPECT_EQ(parse_as(InputKind::dump, list).blocks.size(), 5u);
}

}  // namespace
}  // namespace onrecord
