// What the hand-written rules say of a page's blocks. The block model reads it beside what it measures itself, and
// where it calls a block no text, the rule's label tells what it is instead. Private to this folder.
#pragma once

#include <optional>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/article/main_region.h"

namespace onrecord {

struct RuleLabels {
  std::vector<BlockLabel> labels;  // One a block.
  std::optional<uint32_t> title;   // Index of its block.
  LineRange text;                  // The stretch of blocks that holds the text.
  uint32_t comments_begin = 0;  // The first block of the readers' comments; the number of blocks where there are none.
};

}  // namespace onrecord
