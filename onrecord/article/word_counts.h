// In how many lines of a set a word stands. Private to this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace onrecord {

// By open addressing. A word is its hash.
class WordCounts {
 public:
  explicit WordCounts(size_t words_max) {
    size_t size = 64;
    while (size < 2 * words_max) size *= 2;
    slots_.resize(size);
  }

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
    size_t at = (word * 0x9E3779B1u) & mask;
    while (slots_[at].lines > 0 && slots_[at].word != word) at = (at + 1) & mask;
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace onrecord
