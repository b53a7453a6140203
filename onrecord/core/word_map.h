// A table from words to what is known of them, asked very often, mostly for words that it does not hold.
//
// Open addressing over an array of hashes: a word that is absent costs its hash and one look into the array. Entries
// stand in the order in which they came in, so no result depends on the hash.
//
//   WordMap       words of a table that ships; owns them
//   WordViewMap   the same, where the text behind the words outlives the map
//   PageWordMap   words that a page chose, as views: a hash that is harder to flood
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/hash.h"

namespace onrecord {

// A hash of a short word: its first and its last bytes, mixed. Not for bytes that an enemy chose to collide, and not to
// be written down.
inline uint64_t hash_word(std::string_view word) {
  const auto load = [](const char* from, size_t bytes) {
    uint64_t value = 0;
    std::memcpy(&value, from, bytes);
    return value;
  };
  constexpr uint64_t odd = 0x9E3779B97F4A7C15u;
  const char* text = word.data();
  const size_t size = word.size();
  uint64_t hash = size * odd;
  const auto mix = [&](uint64_t value) {
    hash = (hash ^ value) * odd;
    hash ^= hash >> 32;
  };
  if (size >= 8) {
    for (size_t i = 0; i + 8 < size; i += 8) mix(load(text + i, 8));
    mix(load(text + size - 8, 8));
  } else if (size >= 4) {
    mix(load(text, 4) | load(text + size - 4, 4) << 32);
  } else if (size > 0) {
    mix(load(text, 1) | load(text + size / 2, 1) << 8 | load(text + size - 1, 1) << 16);
  }
  return hash;
}

// Whether two words of the same hash are one, without a call for words that are short. The last part is read
// from the end, so that it may overlap the one before.
inline bool is_same_word(std::string_view a, std::string_view b) {
  const size_t size = a.size();
  if (size != b.size()) return false;
  const auto same = [&](size_t at, size_t bytes) { return std::memcmp(a.data() + at, b.data() + at, bytes) == 0; };
  if (size >= 8) {
    for (size_t i = 0; i + 8 < size; i += 8) {
      if (!same(i, 8)) return false;
    }
    return same(size - 8, 8);
  }
  if (size >= 4) return same(0, 4) && same(size - 4, 4);
  if (size >= 2) return same(0, 2) && same(size - 2, 2);
  return size == 0 || a[0] == b[0];
}

template <typename Value, typename Key = std::string, uint64_t (*hash_of)(std::string_view) = hash_word>
class WordMap {
 public:
  struct Entry {
    Key word;
    Value value;
  };

  // The value of `word`, which is added, with a value of its own, where it is not there. Good until the next one is
  // added.
  Value& operator[](std::string_view word) {
    if (slots_.size() <= 2 * entries_.size()) grow();
    const uint64_t hash = hash_of(word);
    Slot& slot = slots_[find_slot(word, hash)];
    if (slot.entry == none) {
      slot = {tag_of(hash), static_cast<uint32_t>(entries_.size())};
      entries_.push_back({Key(word), Value{}});
    }
    return entries_[slot.entry].value;
  }

  // Null where the word is not there. The pointer is good until the next word is added.
  const Value* find(std::string_view word) const { return find(word, hash_of(word)); }
  // The same for who has the word's hash at hand.
  const Value* find(std::string_view word, uint64_t hash) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find_slot(word, hash)];
    return slot.entry == none ? nullptr : &entries_[slot.entry].value;
  }

  // Calls `take(i, find(words[i]))` for each, in order. Of a large table each look waits for memory several times: here
  // those of several words are under way together.
  template <typename Take>
  void find_each(std::span<const std::string_view> words, const Take& take) const {
    constexpr size_t batch_size = 16;
    std::array<uint64_t, batch_size> hashes;
    for (size_t first = 0; first < words.size(); first += batch_size) {
      const auto batch = words.subspan(first, std::min(batch_size, words.size() - first));
      for (size_t i = 0; i < batch.size(); ++i) {
        hashes[i] = hash_of(batch[i]);
        if (!slots_.empty()) __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)]);
      }
      for (size_t i = 0; i < batch.size(); ++i) {
        if (const Entry* entry = likely_entry(hashes[i])) __builtin_prefetch(entry);
      }
      for (size_t i = 0; i < batch.size(); ++i) {
        if (const Entry* entry = likely_entry(hashes[i])) __builtin_prefetch(entry->word.data());
      }
      for (size_t i = 0; i < batch.size(); ++i) take(first + i, find(batch[i], hashes[i]));
    }
  }

  bool contains(std::string_view word) const { return find(word) != nullptr; }
  size_t size() const { return entries_.size(); }
  // In the order in which they came in.
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  static constexpr uint32_t none = 0xFFFFFFFF;

  struct Slot {
    uint32_t tag = 0;  // Of the word's hash, the half that does not say where its slot is.
    uint32_t entry = none;
  };
  static uint32_t tag_of(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

  // That of the first slot with the hash's tag; most often of the word that has the hash. Null where there is none.
  const Entry* likely_entry(uint64_t hash) const {
    if (slots_.empty()) return nullptr;
    const size_t mask = slots_.size() - 1;
    size_t at = hash & mask;
    while (slots_[at].entry != none && slots_[at].tag != tag_of(hash)) at = (at + 1) & mask;
    return slots_[at].entry == none ? nullptr : &entries_[slots_[at].entry];
  }

  // The slot of `word`, or the free one where it would stand. REQUIRES: a slot is free.
  size_t find_slot(std::string_view word, uint64_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t at = hash & mask;
    const auto holds_word = [&](const Slot& slot) {
      return slot.tag == tag_of(hash) && is_same_word(entries_[slot.entry].word, word);
    };
    while (slots_[at].entry != none && !holds_word(slots_[at])) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 16 : 2 * slots_.size(), Slot{});
    for (uint32_t i = 0; i < entries_.size(); ++i) {
      const uint64_t hash = hash_of(entries_[i].word);
      slots_[find_slot(entries_[i].word, hash)] = {tag_of(hash), i};
    }
  }

  std::vector<Slot> slots_;  // A power of two, at most half of them taken.
  std::vector<Entry> entries_;
};

template <typename Value>
using WordViewMap = WordMap<Value, std::string_view>;
template <typename Value>
using PageWordMap = WordMap<Value, std::string_view, hash64>;

// Words alone.
class WordSet {
 public:
  void insert(std::string_view word) { words_[word]; }
  bool contains(std::string_view word) const { return words_.contains(word); }
  bool contains(std::string_view word, uint64_t hash) const { return words_.find(word, hash) != nullptr; }

 private:
  struct Nothing {};
  WordMap<Nothing> words_;
};

}  // namespace onrecord
