// The list of active formatting elements.
//
// https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements
// Searches stop at the last marker. Between two markers stand at most `formatting_max` entries, so that no search is
// long; pages that need more are made to hurt. Whether an element is in the list stands at its node.
#pragma once

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
  bool push(NodeId node, uint16_t name);
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
  struct Entry {
    NodeId node;
    uint32_t attributes;  // A hash of them in any order; zero where there are some and nobody asked yet.
    uint16_t name;
  };

  uint32_t behind_marker() const { return markers_.empty() ? 0 : markers_.back() + 1; }
  bool has_three(uint32_t begin, uint16_t name) const;
  void remove_third(uint32_t begin, uint16_t name, uint32_t attributes);
  bool is_bare(NodeId node, uint16_t name) const;
  uint32_t hash_unknown(uint32_t begin, NodeId node, uint16_t name);

  Tree& tree_;
  FlatArray<Entry> entries_;
  FlatArray<uint32_t> markers_;  // Where they are, ascending.
};

}  // namespace onrecord::html
