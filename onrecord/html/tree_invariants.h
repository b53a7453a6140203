// What must hold of every tree, whatever the input; for tests and fuzzing.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "onrecord/core/map_invariants.h"
#include "onrecord/html/html.h"

namespace onrecord::html {

// A stretch of the input that one node stands for.
struct OwnedRange {
  ByteRange range;
  Tag tag;
  bool operator<(const OwnedRange& other) const { return range.begin < other.range.begin; }
};

inline bool is_inside(ByteRange range, ByteRange outer) {
  return outer.begin <= range.begin && range.begin <= range.end && range.end <= outer.end;
}

inline std::string find_broken_links(const Document& page, NodeId node) {
  NodeId previous = no_node;
  for (NodeId child = page.first_child(node); child != no_node; child = page.next_sibling(child)) {
    if (child >= page.node_count()) return "a child that is no node";
    if (page.parent(child) != node) return "a child of another parent";
    if (page.previous_sibling(child) != previous) return "siblings that disagree";
    previous = child;
  }
  return page.last_child(node) == previous ? "" : "a last child that is not the last";
}

// A text that lies in order, is not empty, and is what its map says.
inline std::string find_broken_text(const Document& page, NodeId node, std::vector<OwnedRange>& owned) {
  MappedText text;
  page.append_text(node, text);
  if (text.text.empty()) return "a text without characters";
  if (page.text(node) != text.text) return "a text that is not its map's";
  const ByteRanges ranges = page.text_ranges(node);
  for (size_t i = 0; i < ranges.size(); ++i) {
    if (ranges[i].empty() || !is_inside(ranges[i], page.source(node))) return "a part outside its text";
    if (i > 0 && ranges[i].begin <= ranges[i - 1].end) return "parts of a text out of order";
    owned.push_back({ranges[i], Tag::none});
  }
  for (const MapPiece& piece : text.map.pieces()) {
    const auto holds = [&](ByteRange range) { return is_inside(piece.source, range); };
    if (std::none_of(ranges.begin(), ranges.end(), holds)) return "a character outside the parts of its text";
    if (!piece.linear && piece.source.empty()) return "a character from nowhere";
  }
  return find_broken(text, page.input());
}

inline std::string find_broken_element(const Document& page, NodeId node) {
  const ByteRange tag = page.source(node);
  if (!tag.empty() && (page.input()[tag.begin] != '<' || page.input()[tag.end - 1] != '>')) return "no whole tag";
  const bool may_be_merged = page.tag(node) == Tag::html || page.tag(node) == Tag::body;
  uint32_t end = tag.begin;
  for (const Attribute& attribute : page.attributes(node)) {
    if (attribute.name.empty()) return "an attribute without a name";
    if (!is_inside(attribute.value, {0, static_cast<uint32_t>(page.input().size())})) return "a value outside";
    if (attribute.value.begin < end) return "attributes out of order";
    if (!may_be_merged && !is_inside(attribute.value, tag)) return "a value outside its tag";
    end = attribute.value.end;
  }
  return {};
}

// No byte of the input is two things; only an element and its copies share a tag, and what a <selectedcontent> holds
// may be a copy.
inline std::string find_shared_bytes(std::vector<OwnedRange>& owned) {
  std::sort(owned.begin(), owned.end());
  for (size_t i = 1; i < owned.size(); ++i) {
    const OwnedRange& a = owned[i - 1];
    const OwnedRange& b = owned[i];
    if (a.range.end <= b.range.begin) continue;
    const bool is_copy = a.range == b.range && a.tag == b.tag && a.tag != Tag::none;
    if (!is_copy) return "bytes at " + std::to_string(b.range.begin) + " that are two nodes";
  }
  return {};
}

// The first thing that is wrong, in words; "" where all holds.
inline std::string find_broken(const Document& page) {
  std::vector<OwnedRange> owned;
  const ByteRange input{0, static_cast<uint32_t>(page.input().size())};
  uint32_t seen = 0;
  NodeId behind_copies = no_node;  // Where the <selectedcontent> that the walk is in ends.
  bool among_copies = false;
  for (NodeId node = page.root(); node != no_node; node = page.next(node)) {
    std::string wrong;
    const size_t owned_before = owned.size();
    if (node == behind_copies) among_copies = false;
    if (++seen > page.node_count()) return "a tree with a loop";
    if (!is_inside(page.source(node), input)) return "a node outside the input";
    if (wrong = find_broken_links(page, node); !wrong.empty()) return wrong;
    if (page.kind(node) == NodeKind::text) wrong = find_broken_text(page, node, owned);
    if (page.is_element(node)) wrong = find_broken_element(page, node);
    if (!wrong.empty()) return wrong + ", node " + std::to_string(node);
    if (page.kind(node) != NodeKind::text && !page.source(node).empty()) {
      owned.push_back({page.source(node), page.tag(node)});
    }
    if (among_copies) owned.erase(owned.begin() + static_cast<ptrdiff_t>(owned_before), owned.end());
    if (page.tag(node) == Tag::selectedcontent && !among_copies) {
      among_copies = true;
      behind_copies = page.next_skipping_children(node);
    }
  }
  return find_shared_bytes(owned);
}

}  // namespace onrecord::html
