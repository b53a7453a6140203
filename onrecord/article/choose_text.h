// Which blocks are text, from how likely each is. Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord {

struct BlockOdds {
  int32_t log_odds = 0;  // That the block is text, in thousandths.
  uint32_t words = 0;
};

// The blocks whose words make the largest F1 that can be expected: where much is certain a block must be likelier than
// not, where nothing is the best guesses are taken. Never a block that is less likely than three to seven.
std::vector<bool> choose_text(const std::vector<BlockOdds>& blocks);

}  // namespace onrecord
