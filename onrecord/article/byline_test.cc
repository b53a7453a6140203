#include "onrecord/article/byline.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(Byline, NamesInALine) {
  const auto lexicon = load_article_lexicon({});
  ASSERT_TRUE(lexicon);
  const struct {
    const char* line;
    const char* expected;
  } cases[] = {
      {"By Lena Marsh", "Lena Marsh"},
      {"by Lena Marsh and Bo Ek", "Lena Marsh; Bo Ek"},
      {"By Lena Marsh, Bo Ek & Ida van Holm | Nov. 20, 2019", "Lena Marsh; Bo Ek; Ida van Holm"},
      {"By Lena Marsh, Staff Writer", "Lena Marsh"},
      {"Von Lena Marsh", "Lena Marsh"},
      {"Written by J. R. Marsh", "J. R. Marsh"},
      {"Published: 20 November 2019", ""},
      {"", ""},
  };
  for (const auto& c : cases) {
    std::string names;
    for (Span span : find_byline_names(c.line, **lexicon)) {
      names += (names.empty() ? "" : "; ") + std::string(slice(c.line, span));
    }
    EXPECT_EQ(names, c.expected) << c.line;
  }
}

}  // namespace
}  // namespace onrecord
