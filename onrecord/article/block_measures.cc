#include "onrecord/article/block_measures.h"

#include <algorithm>
#include <span>

#include "onrecord/article/column_numbers.h"
#include "onrecord/article/word_counts.h"

namespace onrecord {
BlockMeasures::BlockMeasures(const Page& page_in, const MeasuredLines& measured, const RuleLabels& rules_in)
    : page(page_in), lines(measured.lines), rules(rules_in) {
  add_sums();
  find_neighbours();
  compare_words(measured.content_words);
}

uint32_t BlockMeasures::difference(const std::vector<uint32_t>& sums, int64_t begin, int64_t end) {
  const auto last = static_cast<int64_t>(sums.size()) - 1;
  return sums[static_cast<size_t>(std::clamp<int64_t>(end, 0, last))] -
         sums[static_cast<size_t>(std::clamp<int64_t>(begin, 0, last))];
}

void BlockMeasures::add_sums() {
  words_.assign(1, 0);
  prose_words_.assign(1, 0);
  bullets_.assign(1, 0);
  for (uint32_t i = 0; i < size(); ++i) {
    words_.push_back(words_.back() + lines[i].words);
    prose_words_.push_back(prose_words_.back() + (is_prose(lines[i]) ? lines[i].words : 0));
    bullets_.push_back(bullets_.back() + lines[i].bullet);
  }
}

void BlockMeasures::find_neighbours() {
  uint32_t prose = no_line, phrase = no_line;
  for (uint32_t i = 0; i < size(); ++i) {
    prose_above_.push_back(prose);
    phrase_above_.push_back(phrase);
    if (prose_words(i, i + 1) > 0) prose = i;
    if (lines[i].phrase.whole) phrase = i;
  }
  prose = no_line;
  prose_below_.assign(size(), no_line);
  for (uint32_t i = size(); i-- > 0;) {
    prose_below_[i] = prose;
    if (prose_words(i, i + 1) > 0) prose = i;
  }
}

void BlockMeasures::compare_words(const std::vector<uint32_t>& content_words) {
  const auto words_of = [&](uint32_t i) {
    const Span span = lines[i].content;
    return std::span(content_words.data() + span.begin, span.size());
  };
  WordCounts topic(content_words.size()), title(rules.title ? words_of(*rules.title).size() : 0);
  for (auto i = static_cast<uint32_t>(rules.text.begin); i < rules.text.end; ++i) {
    if (prose_words(i, i + 1) == 0) continue;
    for (uint32_t word : words_of(i)) topic.add(word, i);
  }
  if (rules.title) {
    for (uint32_t word : words_of(*rules.title)) title.add(word, 0);
  }
  for (uint32_t i = 0; i < size(); ++i) {
    const bool counted = rules.text.contains(i) && prose_words(i, i + 1) > 0;
    uint32_t in_title = 0, in_topic = 0;
    for (uint32_t word : words_of(i)) {
      in_title += title.lines(word) > 0;
      in_topic += topic.lines(word) > counted;
    }
    title_percent_.push_back(percent(in_title, lines[i].content.size()));
    topic_percent_.push_back(percent(in_topic, lines[i].content.size()));
  }
}

}  // namespace onrecord
