#include "onrecord/article/find_title_line.h"

#include <algorithm>
#include <unordered_map>

#include "onrecord/article/article_lexicon.h"

namespace onrecord {
namespace {

constexpr size_t lines_before = 80;  // How far above the text a title may stand.
constexpr size_t text_lines = 40;    // How many lines of text behind a title are compared with it.
constexpr size_t head_lines = 8;     // Author and date stand so close under it.
constexpr size_t copies_apart = 14;  // Of two copies of a title so close to each other the first one counts.
constexpr int skipped_words_a_point = 10;
constexpr int score_min = 8;
constexpr int score_max = 24 + 22 + 12;  // The most that shape, overlap and head give together.

// Calls `visit` with the longer words of a folded line that are no function words.
template <typename Visit>
void for_each_content_word(std::string_view folded, const ArticleLexicon& lexicon, const Visit& visit) {
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80); };
  for (size_t i = 0; i < folded.size();) {
    size_t end = i;
    while (end < folded.size() && is_part(folded[end])) ++end;
    const std::string_view word = folded.substr(i, end - i);
    if (word.size() >= 3 && !lexicon.function_words.contains(word)) visit(word);
    i = end + 1;
  }
}

// In which lines of running text a word stands, among those in [begin, end).
class WordPlaces {
 public:
  WordPlaces(const std::vector<LineFeatures>& lines, size_t begin, size_t end, const ArticleLexicon& lexicon) {
    for (size_t i = begin; i < end; ++i) {
      if (!is_prose(lines[i])) continue;
      for_each_content_word(lines[i].folded, lexicon, [&](std::string_view word) {
        std::vector<size_t>& places = places_[word];
        if (places.empty() || places.back() != i) places.push_back(i);
      });
    }
  }

  bool stands_behind(std::string_view word, size_t line) const {
    const auto found = places_.find(word);
    if (found == places_.end()) return false;
    const auto next = std::upper_bound(found->second.begin(), found->second.end(), line);
    return next != found->second.end() && *next <= line + text_lines;
  }

 private:
  std::unordered_map<std::string_view, std::vector<size_t>> places_;  // Sorted.
};

bool may_be_title(const LineFeatures& line) {
  if (line.words < 2 || line.words > 32 || line.folded.size() > 260) return false;
  if (line.phrase.whole || line.ends_open || is_dated(line) || is_signed(line)) return false;
  return line.number_words * 2 < line.words;
}

int length_score(const LineFeatures& line) {
  if (line.words >= 5 && line.words <= 20) return 10;
  return line.words >= 4 || line.dense_script ? 5 : 0;
}

int shape_score(const LineFeatures& line) {
  int score = length_score(line) + (line.copies > 0 ? 8 : 0);
  if (line.bullet) score -= 12;
  if (line.ends_cut) score -= 10;
  if (line.ends_full) score -= 14;
  if (line.ends_full && line.sentence_ends > 1) score -= 10;
  if (line.phrase.kind == PhraseClass::caption) score -= 20;
  if (line.phrase.kind != PhraseClass::none && line.phrase.kind != PhraseClass::byline) score -= 10;
  if (line.blank_before > 0) score += 3;
  if (line.blank_after > 0) score += 3;
  if (!line.first_upper && line.number_words == 0 && !line.dense_script) score -= 2;
  return score;
}

int overlap_score(const LineFeatures& line, size_t index, const WordPlaces& text, const ArticleLexicon& lexicon) {
  int words = 0, shared = 0;
  for_each_content_word(line.folded, lexicon, [&](std::string_view word) {
    ++words;
    shared += text.stands_behind(word, index);
  });
  if (words == 0) return line.dense_script ? 10 : -10;
  return 30 * shared / words - 8;
}

// Author and date stand under a title, not under a subhead.
int head_score(const std::vector<LineFeatures>& lines, size_t title) {
  for (size_t i = title + 1; i < std::min(lines.size(), title + 1 + head_lines); ++i) {
    if (is_dated(lines[i]) || is_signed(lines[i])) return 12;
    if (is_prose(lines[i]) && lines[i].words > 40) return 0;
  }
  return 0;
}

// Where so much running text of the region stands above that no line can reach score_min.
size_t find_search_end(const std::vector<LineFeatures>& lines, LineRange region) {
  constexpr int skipped_max = (score_max - score_min) * skipped_words_a_point;
  int skipped = 0;
  for (size_t i = region.begin; i < region.end; ++i) {
    if (skipped >= skipped_max) return i;
    if (is_prose(lines[i])) skipped += static_cast<int>(lines[i].words);
  }
  return region.end;
}

// The first copy of the title's words that stands close above it.
size_t first_copy(const std::vector<LineFeatures>& lines, size_t title) {
  size_t first = title;
  for (size_t i = title; i-- > 0 && first - i <= copies_apart;) {
    if (lines[i].folded == lines[title].folded && !lines[i].bullet) first = i;
  }
  return first;
}

}  // namespace

std::optional<size_t> find_title_line(const std::vector<LineFeatures>& lines, LineRange region,
                                      const ArticleLexicon& lexicon) {
  const size_t begin = region.begin > lines_before ? region.begin - lines_before : 0;
  const size_t end = find_search_end(lines, region);
  const WordPlaces text(lines, begin, std::min(end + text_lines, region.end), lexicon);
  std::optional<size_t> best;
  int best_score = score_min;
  int skipped = 0;  // Words of running text that a title here would leave above it.
  for (size_t i = begin; i < end; ++i) {
    if (may_be_title(lines[i])) {
      const int above = i < region.begin ? static_cast<int>(region.begin - i) : 0;
      const int score = shape_score(lines[i]) + overlap_score(lines[i], i, text, lexicon) + head_score(lines, i) -
                        std::min(above, 30) / 2 - skipped / skipped_words_a_point;
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    if (region.contains(i) && is_prose(lines[i])) skipped += static_cast<int>(lines[i].words);
  }
  if (best) best = first_copy(lines, *best);
  return best;
}

}  // namespace onrecord
