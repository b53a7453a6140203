#include "onrecord/article/block_measures.h"

#include <algorithm>
#include <array>
#include <span>

#include "onrecord/article/column_numbers.h"
#include "onrecord/article/word_counts.h"

namespace onrecord {
namespace {

using html::Tag;

// Elements that only group: what stands in one more or one less of them is the same.
bool only_groups(Tag tag) {
  return tag == Tag::div || tag == Tag::section || tag == Tag::span || tag == Tag::none || tag == Tag::other;
}

constexpr std::array watched_tags = {Tag::li,    Tag::table,      Tag::article, Tag::main,   Tag::form,  Tag::a,
                                     Tag::aside, Tag::blockquote, Tag::nav,     Tag::header, Tag::footer};

uint32_t bit_of(Tag tag) {
  for (uint32_t k = 0; k < watched_tags.size(); ++k) {
    if (watched_tags[k] == tag) return 1u << k;
  }
  return 0;
}

}  // namespace

BlockMeasures::BlockMeasures(const Page& page_in, const MeasuredLines& measured, const TreeBoxes& boxes_in,
                             const RuleLabels& rules_in)
    : page(page_in), lines(measured.lines), boxes(boxes_in), rules(rules_in) {
  add_sums();
  find_neighbours();
  compare_words(measured.content_words);
  find_zones();
  find_kin();
}

uint32_t BlockMeasures::difference(const std::vector<uint32_t>& sums, int64_t begin, int64_t end) {
  const auto last = static_cast<int64_t>(sums.size()) - 1;
  return sums[static_cast<size_t>(std::clamp<int64_t>(end, 0, last))] -
         sums[static_cast<size_t>(std::clamp<int64_t>(begin, 0, last))];
}

void BlockMeasures::add_sums() {
  const auto add = [](std::vector<uint32_t>& sums, uint32_t value) { sums.push_back(sums.back() + value); };
  for (auto* sums : {&words_, &prose_words_, &bullets_, &rule_text_words_, &rule_comment_words_}) sums->assign(1, 0);
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

void BlockMeasures::find_zones() {
  const size_t count = boxes.boxes().size();
  zones_.resize(count);
  tags_around_.resize(count, 0);
  holders_.resize(count, no_box);
  for (uint32_t i = 0; i < count; ++i) {
    const Box& box = boxes[i];
    tags_around_[i] = bit_of(box.tag);
    if (box.parent != no_box) {
      const Box& parent = boxes[box.parent];
      const bool holds_more = parent.first_block != box.first_block || parent.end_block != box.end_block;
      holders_[i] = holds_more ? box.parent : holders_[box.parent];
      zones_[i] = zones_[box.parent];
      tags_around_[i] |= tags_around_[box.parent];
    }
    if (box.tag != Tag::body && box.tag != Tag::html) zones_[i].add(box.hints);
  }
}

Hints BlockMeasures::zone(uint32_t i) const { return boxes.box_of(i) == no_box ? Hints{} : zones_[boxes.box_of(i)]; }

bool BlockMeasures::stands_in(uint32_t i, Tag tag) const {
  return boxes.box_of(i) != no_box && (tags_around_[boxes.box_of(i)] & bit_of(tag)) != 0;
}

uint32_t BlockMeasures::box_above(uint32_t i, uint32_t steps) const {
  uint32_t box = boxes.box_of(i);
  for (; steps > 0 && box != no_box && holders_[box] != no_box; --steps) box = holders_[box];
  return box;
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
  for (uint32_t i = 0; i < size(); ++i) {
    const auto place = std::lower_bound(known.begin(), known.end(), path_of[i]);
    kin_of_.push_back(static_cast<uint32_t>(place - known.begin()));
    Kin& kin = kin_[kin_of_[i]];
    ++kin.blocks;
    kin.words += lines[i].words;
    kin.prose_words += prose_words(i, i + 1);
  }
}

}  // namespace onrecord
