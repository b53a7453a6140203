// The elements of a page that hold visible text, in document order, with what their names say and how much running text
// they hold. All that the rules for pages with markup look at. Private to this folder.
//
// Blocks of a page stand in text order, so each element holds a stretch of them: what a box contains is a difference of
// prefix sums.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/class_tokens.h"
#include "onrecord/article/line_features.h"
#include "onrecord/html/html.h"
#include "onrecord/page/page.h"

namespace onrecord {

inline constexpr Hints thread_hints = {Hint::comments, Hint::comment, Hint::comment_form};

inline constexpr uint32_t no_box = 0xFFFFFFFF;

struct Box {
  html::NodeId node;
  html::Tag tag;
  uint32_t parent;  // no_box for the first.
  uint32_t end;     // The boxes inside stand between this one and `end`.
  uint32_t first_block;
  uint32_t end_block;              // INVARIANT: first_block < end_block.
  Hints hints;                     // Of its own names, tag and role.
  bool holds_h1 = false;           // Inside it.
  uint32_t text_prose_inside = 0;  // Running text of the fullest element inside that calls itself an article's text.
};

// Sentences that are not mostly links.
bool is_running_text(const Block& block, const LineFeatures& line);

struct BlockSums {
  uint32_t bytes = 0;
  uint32_t link_bytes = 0;
  uint32_t words = 0;
  uint32_t prose = 0;  // Bytes of blocks that are running text, links left out.
};

class TreeBoxes {
 public:
  TreeBoxes(const Page& page, const ArticleLexicon& lexicon, const std::vector<LineFeatures>& lines);

  const std::vector<Box>& boxes() const { return boxes_; }
  const Box& operator[](uint32_t box) const { return boxes_[box]; }
  uint32_t box_of(uint32_t block) const { return box_of_block_[block]; }  // no_box where there is none.

  BlockSums sums(uint32_t first_block, uint32_t end_block) const;
  BlockSums sums(const Box& box) const { return sums(box.first_block, box.end_block); }

 private:
  void add_boxes(const Page& page, const ArticleLexicon& lexicon);
  void find_articles_inside();
  void add_sums(const Page& page, const std::vector<LineFeatures>& lines);

  std::vector<Box> boxes_;
  std::vector<uint32_t> box_of_block_;
  std::vector<BlockSums> sums_;  // sums_[i]: of the blocks before i.
};

}  // namespace onrecord
