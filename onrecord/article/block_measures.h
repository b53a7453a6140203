// What the columns of the block model are read from: lines, elements and rules of a page, with sums that make each
// column cost the same wherever the block stands. Private to this folder.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "onrecord/article/line_features.h"
#include "onrecord/article/rule_labels.h"
#include "onrecord/article/tree_boxes.h"
#include "onrecord/page/page.h"

namespace onrecord {

inline constexpr uint32_t no_line = 0xFFFFFFFF;

class BlockMeasures {
 public:
  // All must outlive this. `boxes` is empty for a dump.
  BlockMeasures(const Page& page, const MeasuredLines& measured, const TreeBoxes& boxes, const RuleLabels& rules);
  BlockMeasures(const BlockMeasures&) = delete;  // As large as the page: columns must refer to it.
  BlockMeasures& operator=(const BlockMeasures&) = delete;

  const Page& page;
  const std::vector<LineFeatures>& lines;
  const TreeBoxes& boxes;
  const RuleLabels& rules;

  uint32_t size() const { return static_cast<uint32_t>(lines.size()); }

  // Of the blocks in [begin, end), which is cut at the page's ends.
  uint32_t words(int64_t begin, int64_t end) const { return difference(words_, begin, end); }
  uint32_t prose_words(int64_t begin, int64_t end) const { return difference(prose_words_, begin, end); }
  uint32_t bullets(int64_t begin, int64_t end) const { return difference(bullets_, begin, end); }
  // Of those that the rules call text; comments.
  uint32_t rule_text_words(int64_t begin, int64_t end) const { return difference(rule_text_words_, begin, end); }
  uint32_t rule_comment_words(int64_t begin, int64_t end) const { return difference(rule_comment_words_, begin, end); }

  // The closest block of running text above or below; no_line where there is none.
  uint32_t prose_above(uint32_t i) const { return prose_above_[i]; }
  uint32_t prose_below(uint32_t i) const { return prose_below_[i]; }
  // The closest line above that is a standing phrase and nothing else.
  uint32_t phrase_above(uint32_t i) const { return phrase_above_[i]; }
  // The closest heading above (pages with markup).
  uint32_t heading_above(uint32_t i) const { return heading_above_[i]; }

  // What the words of the blocks in [begin, end) say on average, in hundredths of log-odds; a block counts by its
  // words, to a limit. 0 where there is none.
  int32_t word_odds(int64_t begin, int64_t end) const;
  // The stretch of blocks whose words speak most for text: that with the greatest sum of their odds above -margin (J.
  // Pasternack, D. Roth, "Extracting article text from the web with maximum subsequence segmentation", WWW 2009).
  // The first is the strict one, the second takes in what speaks little against text.
  static constexpr std::array<int32_t, 2> run_margins = {0, 70};
  const LineRange& text_run(size_t which) const { return text_runs_[which]; }

  // Percent of the block's content words that stand in the title; that stand in running text of the text's stretch
  // outside of this block. -1 for a block without content words.
  int32_t title_percent(uint32_t i) const { return title_percent_[i]; }
  int32_t topic_percent(uint32_t i) const { return topic_percent_[i]; }

  // Pages with markup. The same number for blocks under the same tags; how many there are, their words, their running
  // words.
  struct Kin {
    uint32_t blocks = 0;
    uint32_t words = 0;
    uint32_t prose_words = 0;
  };
  const Kin& kin(uint32_t i) const { return kin_[kin_of_[i]]; }
  // All names, tags and roles that the block stands under.
  Hints zone(uint32_t i) const { return boxes.box_of(i) == no_box ? Hints{} : zones_[boxes.box_of(i)]; }
  // REQUIRES: one of `watched_tags`.
  bool stands_in(uint32_t i, html::Tag tag) const {
    return boxes.box_of(i) != no_box && (tags_around_[boxes.box_of(i)] & bit_of(tag)) != 0;
  }
  // The element `steps` above the block's own; elements that hold the same blocks count as one. REQUIRES: the page has
  // markup, and steps < levels_above.
  uint32_t box_above(uint32_t i, uint32_t steps) const { return boxes_above_[i][steps]; }
  static constexpr uint32_t levels_above = 6;

 private:
  static constexpr std::array watched_tags = {html::Tag::li,   html::Tag::table, html::Tag::article,   html::Tag::main,
                                              html::Tag::form, html::Tag::a,     html::Tag::blockquote};
  static constexpr uint32_t bit_of(html::Tag tag) {
    for (uint32_t k = 0; k < watched_tags.size(); ++k) {
      if (watched_tags[k] == tag) return 1u << k;
    }
    return 0;
  }
  static uint32_t difference(const std::vector<uint32_t>& sums, int64_t begin, int64_t end) {
    const auto last = static_cast<int64_t>(sums.size()) - 1;
    return sums[static_cast<size_t>(std::clamp<int64_t>(end, 0, last))] -
           sums[static_cast<size_t>(std::clamp<int64_t>(begin, 0, last))];
  }
  void add_sums();
  void find_neighbours();
  void add_word_odds();
  LineRange find_text_run(int32_t margin) const;
  void compare_words(const std::vector<uint32_t>& content_words);
  void find_kin();
  void find_zones();

  std::vector<uint32_t> words_, prose_words_, bullets_, rule_text_words_,
      rule_comment_words_;  // [i]: of the blocks before i.
  std::vector<uint32_t> prose_above_, prose_below_, phrase_above_, heading_above_;
  std::vector<int64_t> odds_{0};  // As above: of words' odds times words.
  std::vector<uint32_t> odds_words_{0};
  std::array<LineRange, run_margins.size()> text_runs_;
  std::vector<int32_t> title_percent_, topic_percent_;
  std::vector<uint32_t> kin_of_;
  std::vector<Kin> kin_;
  // One a box.
  std::vector<Hints> zones_;
  std::vector<uint32_t> tags_around_;                            // Bits of the tags in `watched_tags`.
  std::vector<std::array<uint32_t, levels_above>> boxes_above_;  // One a block.
};

}  // namespace onrecord
