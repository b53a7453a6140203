// Names in bylines, one line a case: kind and name; "*" behind a name that follows a "by". All people are invented.
#include "onrecord/article/byline_names.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

std::string dump(std::string_view line) {
  static const ArticleLexiconPtr lexicon = std::move(*load_article_lexicon({}));
  std::string out;
  for (const BylineName& name : read_byline(line, *lexicon)) {
    static constexpr const char* kinds[] = {"", "pen ", "desk "};
    out += (out.empty() ? "" : "; ") + std::string(kinds[static_cast<size_t>(name.kind)]) +
           std::string(slice(line, name.span)) + (name.led ? "*" : "");
  }
  return out;
}

struct Case {
  const char* line;
  const char* expected;
};

TEST(BylineNames, persons) {
  constexpr Case cases[] = {
      {"By Lena Marsh", "Lena Marsh*"},
      {"by Lena Marsh and Bo Ek", "Lena Marsh*; Bo Ek*"},
      {"By Lena Marsh, Bo Ek & Ida van Holm | Nov. 20, 2019", "Lena Marsh*; Bo Ek*; Ida van Holm*"},
      {"Written by J. R. Marsh", "J. R. Marsh*"},
      {"Von Jan Velden, Arden", "Jan Velden*; pen Arden"},
      {"Par Luc Arden et Ève de Velin", "Luc Arden*; Ève de Velin*"},
      {"Lena Marsh, PhD, and Bo Ek, M.D.", "Lena Marsh, PhD; Bo Ek, M.D"},
      {"Di Velini", "Di Velini"},
      {"文/林小春", "林小春*"},
      {"April Moss", "April Moss"},
      {"Ida del Holm", "Ida del Holm"},
      {"_river_watcher_", "pen _river_watcher_"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.line), c.expected) << c.line;
}

TEST(BylineNames, what_stands_beside_a_name_is_left_out) {
  constexpr Case cases[] = {
      {"Lena Marsh Senior Writer", "Lena Marsh"},
      {"Lena Marsh, Wirtschaftsredakteurin", "Lena Marsh; desk Wirtschaftsredakteurin"},
      {"Lena Marsh The Lowland Herald", "Lena Marsh"},
      {"Lena Marsh@lenamarsh Dec 15, 2016", "Lena Marsh"},
      {"Lena Marsh (Arden, bureau)", "Lena Marsh"},
      {"Lena Marsh lena@example.org", "Lena Marsh"},
      {"Veröffentlicht am 10. Februar 2019 von Lena", "pen Lena*"},
      {"Posted on 3 May 2016 by riverwatcher in Boats", "pen riverwatcher*"},
      {"Autor: Lena", "pen Lena*"},
      {"View all posts by Lena Marsh", "Lena Marsh*"},
      {"ByLena Marsh3 minute", "Lena Marsh*"},
      {"Truce hangs by a thread, monitors say", "pen monitors say"},
      {"Published: 20 November 2019", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.line), c.expected) << c.line;
}

TEST(BylineNames, desks_are_no_persons) {
  constexpr Case cases[] = {
      {"Reuters", "desk Reuters"},
      {"By Lowland Herald Staff", "desk Lowland Herald Staff*"},
      {"The Associated Press", "desk The Associated Press"},
      {"Lena Marsh | Lowland Herald Staff", "Lena Marsh; desk Lowland Herald Staff"},
      {"example.org", "desk example.org"},
      {"admin", "desk admin"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.line), c.expected) << c.line;
}

}  // namespace
}  // namespace onrecord
