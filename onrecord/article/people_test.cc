#include "onrecord/article/people.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

const ArticleLexicon& lexicon() {
  static const ArticleLexiconPtr loaded = std::move(*load_article_lexicon({}));
  return *loaded;
}

std::string dump(std::string_view byline) {
  std::string out;
  for (Span name : find_people(byline, lexicon())) {
    out += (out.empty() ? "" : "; ") + std::string(slice(byline, name));
  }
  return out;
}

TEST(People, InBylines) {
  const struct {
    const char* byline;
    const char* expected;
  } cases[] = {
      {"By Ann Lee and Bo Ek, Staff Writers", "Ann Lee; Bo Ek"},
      {"Von Jan Meier, Berlin", "Jan Meier"},
      {"Par Luc Arden et Ève de Velin", "Luc Arden; Ève de Velin"},
      {"Di Mario Velini", "Mario Velini"},
      {"Ann Lee | Lowland Herald Staff", "Ann Lee"},
      {"Reuters", ""},
      {"Newsroom", ""},
      {"https://example.org/ann-lee", ""},
      {"3 May 2016", ""},
      {"", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(dump(c.byline), c.expected) << c.byline;
}

TEST(People, PenNames) {
  EXPECT_TRUE(is_pen_name("riverwatcher", lexicon()));
  EXPECT_FALSE(is_pen_name("admin", lexicon()));
  EXPECT_FALSE(is_pen_name("@riverwatcher", lexicon()));
  EXPECT_FALSE(is_pen_name("example.org", lexicon()));
}

}  // namespace
}  // namespace onrecord
