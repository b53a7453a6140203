#include "onrecord/article/find_title_line.h"

#include <algorithm>

#include "onrecord/article/article_lexicon.h"

namespace onrecord {
namespace {

constexpr size_t lines_before = 60;  // How far above the text a title may stand.
constexpr size_t lines_inside = 8;   // And how far inside: a teaser above it may look like text.
constexpr size_t body_bytes = 6000;  // How much of the text is compared with it.
constexpr int score_min = 12;

// The longer words of a folded line that are no function words, as views into it.
std::vector<std::string_view> content_words(std::string_view folded, const ArticleLexicon& lexicon) {
  std::vector<std::string_view> words;
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80); };
  for (size_t i = 0; i < folded.size();) {
    size_t end = i;
    while (end < folded.size() && is_part(folded[end])) ++end;
    const std::string_view word = folded.substr(i, end - i);
    if (word.size() >= 3 && !lexicon.function_words.contains(word)) words.push_back(word);
    i = end + 1;
  }
  return words;
}

WordSet words_of_text(const std::vector<LineFeatures>& lines, LineRange region, const ArticleLexicon& lexicon) {
  WordSet words;
  size_t bytes = 0;
  for (size_t i = region.begin; i < region.end && bytes < body_bytes; ++i) {
    if (!is_prose(lines[i])) continue;
    bytes += lines[i].folded.size();
    for (std::string_view word : content_words(lines[i].folded, lexicon)) words.emplace(word);
  }
  return words;
}

bool may_be_title(const LineFeatures& line) {
  if (line.words < 2 || line.words > 32 || line.folded.size() > 260) return false;
  if (line.phrase.whole || line.ends_open) return false;
  return line.number_words * 2 < line.words;
}

int length_score(const LineFeatures& line) {
  if (line.words >= 5 && line.words <= 20) return 10;
  return line.words >= 4 ? 5 : 0;
}

int shape_score(const LineFeatures& line) {
  int score = length_score(line) + (line.copies > 0 ? 10 : 0);
  if (line.bullet) score -= 12;
  if (line.ends_cut) score -= 10;
  if (line.sentence_ends > 0 && is_prose(line)) score -= 8;
  if (line.phrase.kind != PhraseClass::none) score -= 12;
  if (line.blank_before > 0) score += 2;
  if (line.blank_after > 0) score += 2;
  if (!line.first_upper && !line.dense_script) score -= 2;
  return score;
}

int overlap_score(const LineFeatures& line, const WordSet& text, const ArticleLexicon& lexicon) {
  const std::vector<std::string_view> words = content_words(line.folded, lexicon);
  if (words.empty()) return line.dense_script ? 10 : -10;
  const auto shared = std::count_if(words.begin(), words.end(), [&](auto word) { return text.contains(word); });
  return static_cast<int>(30 * shared / static_cast<long>(words.size())) - 8;
}

}  // namespace

std::optional<size_t> find_title_line(const std::vector<LineFeatures>& lines, LineRange region,
                                      const ArticleLexicon& lexicon) {
  const WordSet text = words_of_text(lines, region, lexicon);
  const size_t begin = region.begin > lines_before ? region.begin - lines_before : 0;
  const size_t end = std::min(region.end, region.begin + lines_inside);
  std::optional<size_t> best;
  int best_score = score_min;
  for (size_t i = begin; i < end; ++i) {
    if (!may_be_title(lines[i])) continue;
    const int distance = static_cast<int>(i < region.begin ? region.begin - i : 2 * (i - region.begin));
    const int score = shape_score(lines[i]) + overlap_score(lines[i], text, lexicon) - std::min(distance, 30) / 2;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

}  // namespace onrecord
