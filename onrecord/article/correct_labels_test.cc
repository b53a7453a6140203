#include "onrecord/article/correct_labels.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(CorrectLabels, TheModelSaysWhatIsTextTheRulesWhatElseABlockIs) {
  const struct {
    BlockLabel rule;
    bool is_text;
    uint32_t words;
    BlockLabel expected;
  } cases[] = {
      {BlockLabel::body, true, 30, BlockLabel::body},          {BlockLabel::quote, true, 30, BlockLabel::quote},
      {BlockLabel::body, false, 30, BlockLabel::related_link}, {BlockLabel::subhead, false, 2, BlockLabel::menu},
      {BlockLabel::footer, true, 30, BlockLabel::body},        {BlockLabel::menu, true, 2, BlockLabel::body},
      {BlockLabel::footer, false, 30, BlockLabel::footer},     {BlockLabel::comment, true, 30, BlockLabel::comment},
      {BlockLabel::glossary, true, 30, BlockLabel::glossary},  {BlockLabel::title, true, 8, BlockLabel::title},
  };
  for (const auto& c : cases) {
    LineFeatures line;
    line.words = c.words;
    const std::vector<BlockLabel> got = correct_labels({{c.rule}, {}, {}, 1}, {line}, {c.is_text});
    EXPECT_STREQ(name_of(got.front()), name_of(c.expected)) << name_of(c.rule) << (c.is_text ? " +" : " -");
  }
}

}  // namespace
}  // namespace onrecord
