#include "onrecord/article/block_measures.h"

#include <algorithm>
#include <span>

#include "onrecord/article/column_numbers.h"
#include "onrecord/article/word_counts.h"
#include "onrecord/core/hash.h"

namespace onrecord {
namespace {

using html::Tag;

// Elements that only group: what stands in one more or one less of them is the same.
bool only_groups(Tag tag) {
  return tag == Tag::div || tag == Tag::section || tag == Tag::span || tag == Tag::none || tag == Tag::other;
}

}  // namespace

BlockMeasures::BlockMeasures(const Page& page_in, const MeasuredLines& measured, const TreeBoxes& boxes_in,
                             const RuleLabels& rules_in)
    : page(page_in), lines(measured.lines), boxes(boxes_in), rules(rules_in) {
  add_sums();
  find_neighbours();
  add_word_odds();
  for (size_t k = 0; k < run_margins.size(); ++k) text_runs_[k] = find_text_run(run_margins[k]);
  compare_words(measured.content_words);
  find_zones();
  find_kin();
}

void BlockMeasures::add_sums() {
  const auto add = [](std::vector<uint32_t>& sums, uint32_t value) { sums.push_back(sums.back() + value); };
  for (auto* sums : {&words_, &prose_words_, &bullets_, &rule_text_words_, &rule_comment_words_}) {
    sums->reserve(size() + 1);
    sums->assign(1, 0);
  }
  for (uint32_t i = 0; i < size(); ++i) {
    const uint32_t words = lines[i].words;
    add(words_, words);
    add(prose_words_, is_running_text(page.blocks[i], lines[i]) ? words : 0);
    add(bullets_, lines[i].bullet);
    add(rule_text_words_, is_body(rules.labels[i]) ? words : 0);
    add(rule_comment_words_, rules.labels[i] == BlockLabel::comment ? words : 0);
  }
}

void BlockMeasures::find_neighbours() {
  for (auto* lines_found : {&prose_above_, &phrase_above_, &heading_above_}) lines_found->reserve(size());
  uint32_t prose = no_line, phrase = no_line, heading = no_line;
  for (uint32_t i = 0; i < size(); ++i) {
    prose_above_.push_back(prose);
    phrase_above_.push_back(phrase);
    heading_above_.push_back(heading);
    if (prose_words(i, i + 1) > 0) prose = i;
    if (lines[i].phrase.whole) phrase = i;
    if (boxes.box_of(i) != no_box && html::is_heading(boxes[boxes.box_of(i)].tag)) heading = i;
  }
  prose = no_line;
  prose_below_.assign(size(), no_line);
  for (uint32_t i = size(); i-- > 0;) {
    prose_below_[i] = prose;
    if (prose_words(i, i + 1) > 0) prose = i;
  }
}

void BlockMeasures::add_word_odds() {
  constexpr uint32_t words_max = 30;
  for (const LineFeatures& line : lines) {
    const uint32_t words = std::min(line.words, words_max);
    odds_.push_back(odds_.back() + int64_t{line.word_odds} * words);
    odds_words_.push_back(odds_words_.back() + words);
  }
}

int32_t BlockMeasures::word_odds(int64_t begin, int64_t end) const {
  const auto first = static_cast<size_t>(std::clamp<int64_t>(begin, 0, size()));
  const auto last = static_cast<size_t>(std::clamp<int64_t>(end, 0, size()));
  const int64_t words = int64_t{odds_words_[last]} - odds_words_[first];
  return words == 0 ? 0 : static_cast<int32_t>((odds_[last] - odds_[first]) / words);
}

LineRange BlockMeasures::find_text_run(int32_t margin) const {
  constexpr uint32_t words_max = 50;
  LineRange best{0, 0};
  int64_t best_sum = 0, sum = 0;
  size_t begin = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += int64_t{lines[i].word_odds + margin} * std::min(lines[i].words, words_max);
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

void BlockMeasures::compare_words(const std::vector<uint32_t>& content_words) {
  const auto words_of = [&](uint32_t i) {
    const Span span = lines[i].content;
    return std::span(content_words.data() + span.begin, span.size());
  };
  const uint64_t seed =
      hash64({reinterpret_cast<const char*>(content_words.data()), content_words.size() * sizeof(uint32_t)});
  WordCounts topic(content_words.size(), seed), title(rules.title ? words_of(*rules.title).size() : 0, seed);
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

void BlockMeasures::find_zones() {
  const size_t count = boxes.boxes().size();
  zones_.resize(count);
  tags_around_.resize(count, 0);
  std::vector<uint32_t> holders(count, no_box);  // The closest element around that holds more blocks.
  for (uint32_t i = 0; i < count; ++i) {
    const Box& box = boxes[i];
    tags_around_[i] = bit_of(box.tag);
    if (box.parent != no_box) {
      const Box& parent = boxes[box.parent];
      const bool holds_more = parent.first_block != box.first_block || parent.end_block != box.end_block;
      holders[i] = holds_more ? box.parent : holders[box.parent];
      zones_[i] = zones_[box.parent];
      tags_around_[i] |= tags_around_[box.parent];
    }
    if (box.tag != Tag::body && box.tag != Tag::html) zones_[i].add(box.hints);
  }
  if (count == 0) return;
  boxes_above_.resize(size());
  for (uint32_t i = 0; i < size(); ++i) {
    uint32_t box = boxes.box_of(i);
    for (uint32_t& above : boxes_above_[i]) {
      above = box;
      if (box != no_box && holders[box] != no_box) box = holders[box];
    }
  }
}

// The tags from the block up, without those that only group.
void BlockMeasures::find_kin() {
  std::vector<uint32_t> paths(boxes.boxes().size(), 0);
  for (uint32_t i = 0; i < paths.size(); ++i) {
    const uint32_t above = boxes[i].parent == no_box ? 0 : paths[boxes[i].parent];
    paths[i] = only_groups(boxes[i].tag) ? above : above * 31 + static_cast<uint32_t>(html::index_of(boxes[i].tag)) + 1;
  }
  std::vector<uint32_t> path_of(size());
  for (uint32_t i = 0; i < size(); ++i) path_of[i] = boxes.box_of(i) == no_box ? 0 : paths[boxes.box_of(i)];
  std::vector<uint32_t> known = path_of;
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  kin_.resize(known.size());
  kin_of_.reserve(size());
  for (uint32_t i = 0; i < size(); ++i) {
    const bool same = i > 0 && path_of[i] == path_of[i - 1];
    const auto place = same ? kin_of_[i - 1] : std::lower_bound(known.begin(), known.end(), path_of[i]) - known.begin();
    kin_of_.push_back(static_cast<uint32_t>(place));
    Kin& kin = kin_[kin_of_[i]];
    ++kin.blocks;
    kin.words += lines[i].words;
    kin.prose_words += prose_words(i, i + 1);
  }
}

}  // namespace onrecord
