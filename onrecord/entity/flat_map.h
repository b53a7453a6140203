// A hash table from words to what is known of them: flat, so that asking for a word that it lacks, as most questions
// do, reads one line of memory. Private to this folder.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "onrecord/core/hash.h"

namespace onrecord {

// REQUIRES: the text behind the keys outlives the map.
template <typename Value>
class FlatMap {
 public:
  struct Entry {
    std::string_view key;
    Value value;
  };

  // The value of `key`, a new one where it has none. Lives until the next call.
  Value& operator[](std::string_view key) {
    if (entries_.size() * 2 >= slots_.size()) grow();
    const uint64_t hash = hash64(key);
    Slot& slot = slots_[place(key, hash)];
    if (slot.number == 0) {
      entries_.push_back({key, Value{}});
      slot = {tag(hash), static_cast<uint32_t>(entries_.size())};
    }
    return entries_[slot.number - 1].value;
  }

  // Lives until the map changes; null where it has none.
  const Value* find(std::string_view key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place(key, hash64(key))];
    return slot.number == 0 ? nullptr : &entries_[slot.number - 1].value;
  }

  bool contains(std::string_view key) const { return find(key) != nullptr; }

  // In the order in which they came in.
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  struct Slot {
    uint32_t tag = 0;
    uint32_t number = 0;  // In entries_, from 1; 0: free.
  };

  static uint32_t tag(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

  // The slot of `key`, or the free one where it would go.
  size_t place(std::string_view key, uint64_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t i = hash & mask;
    while (slots_[i].number != 0 && (slots_[i].tag != tag(hash) || entries_[slots_[i].number - 1].key != key))
      i = (i + 1) & mask;
    return i;
  }

  void grow() {
    slots_.assign(std::max<size_t>(16, slots_.size() * 2), {});
    for (uint32_t i = 0; i < entries_.size(); ++i) {
      const uint64_t hash = hash64(entries_[i].key);
      slots_[place(entries_[i].key, hash)] = {tag(hash), i + 1};
    }
  }

  std::vector<Slot> slots_;  // A power of two, at least half of them free.
  std::vector<Entry> entries_;
};

}  // namespace onrecord
