// In how many lines of a set a word stands. Private to this folder.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

// By open addressing. A word is its hash; where it stands is multiplied out with a seed that depends on all words of
// the page, so that nobody can choose words that stand in each other's way (multiply-shift; M. Dietzfelbinger and
// others, "A reliable randomized algorithm for the closest-pair problem", 1997). No count depends on the seed.
class WordCounts {
 public:
  WordCounts(size_t words_max, uint64_t seed)
      : slots_(std::bit_ceil(std::max<size_t>(64, 2 * words_max))),
        factor_(seed | 1),
        shift_(64 - std::countr_zero(slots_.size())) {}

  // Lines come in order: what comes twice in a row for one line counts once.
  void add(uint32_t word, uint32_t line) {
    Slot& slot = slots_[find(word)];
    if (slot.last_line == line && slot.lines > 0) return;
    slot = {word, slot.lines + 1, line};
  }

  uint32_t lines(uint32_t word) const { return slots_[find(word)].lines; }

 private:
  struct Slot {
    uint32_t word = 0;
    uint32_t lines = 0;
    uint32_t last_line = 0;
  };

  size_t find(uint32_t word) const {
    const size_t mask = slots_.size() - 1;
    size_t at = (word * factor_) >> shift_;
    while (slots_[at].lines > 0 && slots_[at].word != word) at = (at + 1) & mask;
    return at;
  }

  std::vector<Slot> slots_;  // A power of two.
  const uint64_t factor_;
  const int shift_;
};

}  // namespace onrecord
