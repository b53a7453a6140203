// The list of active formatting elements.
//
// https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements
// Searches stop at the last marker. Between two markers stand at most `formatting_max` entries, so that no search is
// long; pages that need more are made to hurt. Whether an element is in the list stands at its node. How many entries
// have a name, and how many may be alike, is counted, so that nearly no element is searched for its likes.
#pragma once

#include <array>
#include <cstdint>

#include "onrecord/html/flat_array.h"
#include "onrecord/html/tree.h"

namespace onrecord::html {

inline constexpr uint32_t formatting_max = 64;

class FormattingList {
 public:
  explicit FormattingList(Tree& tree) : tree_(tree) {}

  // Adds an element. Of three with the same name and attributes the first goes (Noah's Ark clause). False where the
  // list was full and lost its first entry.
  // `is_bare`: it has no attributes.
  bool push(NodeId node, uint16_t name, bool is_bare);
  void push_marker() {
    entries_.push_back({no_node, 0, 0});
    markers_.push_back(size() - 1);
  }
  void clear_to_marker();

  bool empty() const { return entries_.empty(); }
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  NodeId operator[](uint32_t index) const { return entries_[index].node; }  // no_node: a marker.

  // The last entry of this name behind the last marker, or size().
  uint32_t find_name(uint16_t name) const;
  uint32_t find_node(NodeId node) const;

  void replace(uint32_t index, NodeId node);
  void remove(uint32_t index);
  void insert(uint32_t index, NodeId node, uint16_t name);
  // REQUIRES: no marker stands behind the new end.
  void shrink_to(uint32_t new_size);

 private:
  struct alignas(16) Entry {
    NodeId node;
    uint32_t name;
    uint32_t attributes;  // A hash of them in any order; zero where there are some and nobody asked yet.

    bool is_like(const Entry& other) const { return name == other.name && attributes == other.attributes; }
  };

  // Entries that are alike share a place here; others may too.
  static size_t place_of(const Entry& entry) { return (entry.attributes ^ entry.name * 31U) % 256; }

  uint32_t behind_marker() const { return markers_.empty() ? 0 : markers_.back() + 1; }
  void add(uint32_t index, const Entry& entry);
  void forget(const Entry& entry);
  bool replace_third(uint32_t begin, const Entry& added);
  bool is_bare(NodeId node, uint16_t name) const;
  void hash_all(uint32_t begin);

  Tree& tree_;
  FlatArray<Entry> entries_;
  FlatArray<uint32_t> markers_;              // Where they are, ascending.
  std::array<uint32_t, tag_count> named_{};  // Entries by name.
  std::array<uint32_t, 256> alike_{};        // Those with a hash, by place_of().
  uint32_t unknown_ = 0;                     // Those without.
};

}  // namespace onrecord::html
