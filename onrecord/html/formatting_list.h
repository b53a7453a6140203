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

struct FormattingElement {
  NodeId node;  // no_node: a marker.
  uint16_t name;
  uint64_t attributes;  // A hash of them in any order; zero where nobody asked yet.
};

class FormattingList {
 public:
  // Adds an element. Of three with the same name and attributes the first goes (Noah's Ark clause). False where the
  // list was full and lost its first entry.
  bool push(NodeId node, uint16_t name, const Document& document);
  void push_marker() { entries_.push_back({no_node, 0, 0}); }
  void clear_to_marker();

  bool empty() const { return entries_.empty(); }
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  const FormattingElement& operator[](uint32_t index) const { return entries_[index]; }
  const FormattingElement& back() const { return entries_.back(); }

  // The last entry of this name behind the last marker, or size().
  uint32_t find_name(uint16_t name) const;
  uint32_t find_node(NodeId node) const;

  void replace(uint32_t index, NodeId node) { entries_[index].node = node; }
  void remove(uint32_t index) { entries_.erase(entries_.begin() + index); }
  void insert(uint32_t index, NodeId node, uint16_t name) {
    entries_.insert(entries_.begin() + index, {node, name, 0});
  }

 private:
  void apply_noahs_ark(FormattingElement& added, uint32_t begin, const Document& document);

  std::vector<FormattingElement> entries_;
};

}  // namespace onrecord::html
