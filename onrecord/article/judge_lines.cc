#include "onrecord/article/judge_lines.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr uint32_t body_words_min = 25;
constexpr uint32_t thin_body_words = 80;  // So little beside many headlines may be a teaser.
constexpr uint32_t headlines_min = 12;
constexpr uint32_t consent_lines_min = 3;

constexpr std::array<std::string_view, 12> error_words = {
    "404 not found", "page not found",      "page cannot be found", "403 forbidden",
    "access denied", "page does not exist", "no longer available",  "internal server error",
    "bad gateway",   "service unavailable", "seite nicht gefunden", "page introuvable"};

struct Count {
  uint32_t body_words = 0;
  uint32_t headlines = 0;  // Lines with words enough for one, and no sentence.
  uint32_t consent = 0;
  bool error = false;
};

bool is_headline(const LineFeatures& line) {
  return line.words >= 5 && line.words <= 25 && !is_prose(line) && line.phrase.kind == PhraseClass::none &&
         !is_dated(line);
}

bool says_error(const LineFeatures& line) {
  return line.words <= 12 && std::any_of(error_words.begin(), error_words.end(),
                                         [&](auto words) { return line.folded.find(words) != std::string::npos; });
}

Count count_lines(const std::vector<LineFeatures>& lines, const Labels& labels) {
  Count count;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (is_body(labels[i].label)) count.body_words += lines[i].words;
    count.headlines += is_headline(lines[i]);
    count.consent += lines[i].phrase.kind == PhraseClass::consent;
    count.error |= says_error(lines[i]);
  }
  return count;
}

}  // namespace

NotArticle judge_lines(const std::vector<LineFeatures>& lines, const Labels& labels) {
  const Count count = count_lines(lines, labels);
  if (count.body_words >= thin_body_words) return NotArticle::none;
  if (count.error) return NotArticle::error;
  if (count.body_words >= body_words_min) return NotArticle::none;
  if (count.consent >= consent_lines_min) return NotArticle::consent_wall;
  return count.headlines >= headlines_min ? NotArticle::index : NotArticle::stub;
}

}  // namespace onrecord
