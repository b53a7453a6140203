#include "onrecord/article/correct_labels.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

struct Case {
  const char* what;
  std::vector<BlockLabel> rules;
  std::vector<int32_t> log_odds;
  const char* expected;
  uint32_t words = 30;  // Of each block.
  Thread thread = Thread::unnamed;
};

std::string names(const std::vector<BlockLabel>& labels) {
  std::string names;
  for (BlockLabel label : labels) names.append(names.empty() ? "" : " ").append(name_of(label));
  return names;
}

TEST(CorrectLabels, TheModelSaysWhatIsTextTheRulesWhatElseABlockIs) {
  using enum BlockLabel;
  const Case cases[] = {
      {"agreed", {body, quote, menu, caption}, {4000, 4000, -4000, -4000}, "body quote menu caption"},
      {"taken from the text", {body, subhead}, {4000, -4000}, "body related-link"},
      {"added to the text", {footer, caption, body}, {4000, 4000, 4000}, "body body body"},
      {"comments stay comments", {body, comment, body}, {4000, 4000, 4000}, "body comment body"},
      {"a short article and many comments",
       {body, comment, comment, comment},
       {4000, 4000, 4000, 4000},
       "body comment comment comment"},
      {"a forum, its opening post no text to the rules",
       {menu, comment, comment, comment},
       {4000, 4000, 4000, 4000},
       "body body body body"},
      {"the same, but markup says article",
       {menu, comment, comment, comment},
       {4000, 4000, 4000, 4000},
       "body comment comment comment",
       30,
       Thread::comments},
      {"a short opening post, and markup says forum",
       {body, comment, comment},
       {4000, 4000, 4000},
       "body body body",
       30,
       Thread::posts},
      {"more comments than text, but an article",
       {body, comment, comment},
       {4000, 4000, 4000},
       "body comment comment",
       500},
      {"a forum without an article", {menu, comment, comment}, {-4000, 4000, -4000}, "menu body comment"},
  };
  for (const Case& c : cases) {
    std::vector<LineFeatures> lines(c.rules.size());
    for (LineFeatures& line : lines) line.words = c.words;
    std::vector<uint32_t> open;
    for (uint32_t i = 0; i < c.rules.size(); ++i) open.push_back(i);
    EXPECT_EQ(names(correct_labels({c.rules, {}, {}, 0}, lines, open, c.log_odds, c.thread)), c.expected) << c.what;
  }
}

TEST(CorrectLabels, NoLinksAndNothingThatTheRulesKnowIsAskedAbout) {
  using enum BlockLabel;
  const struct {
    BlockLabel rule;
    uint32_t link_bytes;  // Of ten.
    bool open;
    bool open_in_dump;
  } cases[] = {
      {body, 0, true, true},    {body, 10, true, true},    {menu, 4, true, true},
      {menu, 5, false, true},   {comment, 9, true, false}, {caption, 0, true, false},
      {title, 0, false, false}, {byline, 0, false, false}, {related_link, 9, false, true},
  };
  for (const auto& c : cases) {
    Page page;
    page.blocks.emplace_back();
    page.blocks[0].span = {0, 10};
    page.blocks[0].link_bytes = c.link_bytes;
    const auto open = [&](InputKind kind) {
      page.kind = kind;
      return !find_open_blocks(page, {{c.rule}, {}, {}, 0}).empty();
    };
    EXPECT_EQ(open(InputKind::html), c.open) << name_of(c.rule) << ' ' << c.link_bytes;
    EXPECT_EQ(open(InputKind::dump), c.open_in_dump) << name_of(c.rule) << ' ' << c.link_bytes;
  }
}

}  // namespace
}  // namespace onrecord
