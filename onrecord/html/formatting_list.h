// The list of active formatting elements.
//
// https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements
// Searches stop at the last marker. Between two markers stand at most `formatting_max` entries, so that no search is
// long; pages that need more are made to hurt.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/html/tree.h"

namespace onrecord::html {

inline constexpr uint32_t formatting_max = 64;

class FormattingList {
 public:
  // Adds an element. Of three with the same name and attributes the first goes (Noah's Ark clause). False where the
  // list was full and lost its first entry.
  bool push(NodeId node, uint16_t name, const Document& document);
  void push_marker() {
    insert(size(), no_node, 0);
    markers_.push_back(size() - 1);
  }
  void clear_to_marker();

  bool empty() const { return nodes_.empty(); }
  uint32_t size() const { return static_cast<uint32_t>(nodes_.size()); }
  NodeId operator[](uint32_t index) const { return nodes_[index]; }  // no_node: a marker.

  // The last entry of this name behind the last marker, or size().
  uint32_t find_name(uint16_t name) const;
  uint32_t find_node(NodeId node) const;

  void replace(uint32_t index, NodeId node) { nodes_[index] = node; }
  void remove(uint32_t index);
  void insert(uint32_t index, NodeId node, uint16_t name);
  void shrink_to(uint32_t new_size);

 private:
  uint32_t behind_marker() const { return markers_.empty() ? 0 : markers_.back() + 1; }
  void apply_noahs_ark(uint32_t added, const Document& document);

  // One entry a place in all three, so that a search reads few cache lines.
  std::vector<NodeId> nodes_;
  std::vector<uint16_t> names_;
  std::vector<uint32_t> attributes_;  // A hash of them in any order; zero where nobody asked yet.
  std::vector<uint32_t> markers_;     // Where they are, ascending.
};

}  // namespace onrecord::html
