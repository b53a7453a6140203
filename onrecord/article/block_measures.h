// What the columns of the block model are read from: lines and rules of a page, with sums that make each column cost
// the same wherever the line stands. Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/article/line_features.h"
#include "onrecord/article/rule_labels.h"
#include "onrecord/page/page.h"

namespace onrecord {

inline constexpr uint32_t no_line = 0xFFFFFFFF;

class BlockMeasures {
 public:
  // All must outlive this.
  BlockMeasures(const Page& page, const MeasuredLines& measured, const RuleLabels& rules);

  const Page& page;
  const std::vector<LineFeatures>& lines;
  const RuleLabels& rules;

  uint32_t size() const { return static_cast<uint32_t>(lines.size()); }

  // Of the blocks in [begin, end), which is cut at the page's ends.
  uint32_t words(int64_t begin, int64_t end) const { return difference(words_, begin, end); }
  uint32_t prose_words(int64_t begin, int64_t end) const { return difference(prose_words_, begin, end); }
  uint32_t bullets(int64_t begin, int64_t end) const { return difference(bullets_, begin, end); }

  // The closest block of running text above or below; no_line where there is none.
  uint32_t prose_above(uint32_t i) const { return prose_above_[i]; }
  uint32_t prose_below(uint32_t i) const { return prose_below_[i]; }
  // The closest line above that is a standing phrase and nothing else.
  uint32_t phrase_above(uint32_t i) const { return phrase_above_[i]; }

  // Percent of the block's content words that stand in the title; that stand in running text of the text's stretch
  // outside of this block. -1 for a block without content words.
  int32_t title_percent(uint32_t i) const { return title_percent_[i]; }
  int32_t topic_percent(uint32_t i) const { return topic_percent_[i]; }

 private:
  static uint32_t difference(const std::vector<uint32_t>& sums, int64_t begin, int64_t end);
  void add_sums();
  void find_neighbours();
  void compare_words(const std::vector<uint32_t>& content_words);

  std::vector<uint32_t> words_, prose_words_, bullets_;  // [i]: of the blocks before i.
  std::vector<uint32_t> prose_above_, prose_below_, phrase_above_;
  std::vector<int32_t> title_percent_, topic_percent_;
};

}  // namespace onrecord
