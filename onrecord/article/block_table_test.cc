#include "onrecord/article/block_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "onrecord/article/html_article_fixture.h"

namespace onrecord {
namespace {

std::string page_around(const std::string& open, const std::string& close) {
  const auto block = [&](const std::string& inner) { return open + inner + close; };
  return "<html><body>" + block("<h1>Velin puts off vote on bridge</h1>") + "<article>" + block(first_paragraph) +
         block(second_paragraph) + block("<p><a href=/f>Ferry fares to rise</a></p>") + block(third_paragraph) +
         "</article><aside>" + block("<p>All about the bridge</p>") + block("<p>Write to us</p>") +
         "</aside></body></html>";
}

std::string table_of(const std::string& html) {
  static const ArticleLexiconPtr lexicon = std::move(*load_article_lexicon({}));
  return block_table("page.html", parse_html(html), *lexicon);
}

TEST(BlockTable, ARowForEachBlockAndAValueForEachColumn) {
  const std::string head = block_table_head(InputKind::html), table = table_of(page_around("", ""));
  EXPECT_TRUE(table.starts_with("page.html\ttitle\tVelin puts off vote on bridge\t6\t29\t")) << table;
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 7);
  EXPECT_EQ(std::count(table.begin(), table.end(), '\t'), 7 * std::count(head.begin(), head.end(), '\t'));
}

TEST(BlockTable, DumpsHaveTheFirstOfThoseColumns) {
  const std::string dump = block_table_head(InputKind::dump), html = block_table_head(InputKind::html);
  EXPECT_TRUE(html.starts_with(dump.substr(0, dump.size() - 1)));
}

TEST(BlockTable, ElementsThatOnlyWrapABlockChangeNothing) {
  EXPECT_EQ(table_of(page_around("<div><div>", "</div></div>")), table_of(page_around("", "")));
}

}  // namespace
}  // namespace onrecord
