// What hashed features weigh: the table of a linear model. Features are the hashes of core/feature_hash.h.
//
// Of the features asked about most are not in the table, which is larger than the nearest caches. So a set of
// bits is asked first, and the looks into the table that remain are under way together.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

template <typename Weight>
class FeatureTable {
 public:
  // Room for `count` features; those in the table are lost.
  void reserve(size_t count) {
    slots_.assign(std::bit_ceil(2 * count + 1), 0);
    weights_.assign(slots_.size(), Weight{});
    may_have_.assign(std::max<size_t>(slots_.size() * bits_a_slot / 64, 1), 0);
  }

  // Of a feature that is in the table already the new weight counts. REQUIRES: room for it; `feature` is not 0.
  void insert(uint32_t feature, const Weight& weight) {
    assert(feature != 0 && !slots_.empty());
    const size_t at = find_slot(feature);
    slots_[at] = feature;
    weights_[at] = weight;
    may_have_[word_of(feature)] |= bit_of(feature);
  }

  bool empty() const { return slots_.empty(); }

  // Calls `take(weight)` for each of the features that the table has, in their order. Inlined, so that sums of the
  // caller stay in registers.
  template <typename Take>
  [[gnu::always_inline]] void for_each_known(std::span<const uint32_t> features, const Take& take) const {
    if (slots_.empty()) return;
    constexpr size_t batch_size = 128;  // Holds all features of a word or a statement at once.
    std::array<uint32_t, batch_size> likely;
    std::array<size_t, batch_size> known;  // Slots.
    for (; !features.empty(); features = features.subspan(std::min(batch_size, features.size()))) {
      size_t count = 0;
      for (uint32_t feature : features.first(std::min(batch_size, features.size()))) {
        likely[count] = feature;
        count += (may_have_[word_of(feature)] & bit_of(feature)) != 0;
      }
      for (size_t i = 0; i < count; ++i) __builtin_prefetch(&slots_[likely[i] & (slots_.size() - 1)]);
      size_t known_count = 0;
      for (size_t i = 0; i < count; ++i) {
        const size_t at = find_slot(likely[i]);
        __builtin_prefetch(&weights_[at]);
        known[known_count] = at;
        known_count += slots_[at] != 0;
      }
      for (size_t i = 0; i < known_count; ++i) take(weights_[known[i]]);
    }
  }

 private:
  static constexpr size_t bits_a_slot = 4;

  size_t word_of(uint32_t feature) const { return feature / 64 & (may_have_.size() - 1); }
  static uint64_t bit_of(uint32_t feature) { return uint64_t{1} << feature % 64; }

  // The slot of the feature, or the free one where it would stand.
  size_t find_slot(uint32_t feature) const {
    size_t at = feature & (slots_.size() - 1);
    while (slots_[at] != 0 && slots_[at] != feature) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  std::vector<uint32_t> slots_;     // Open addressing: a power of two, at most half of them taken; 0 is free.
  std::vector<Weight> weights_;     // One a slot.
  std::vector<uint64_t> may_have_;  // A bit is set where a feature of the table has it; a power of two of words.
};

}  // namespace onrecord
