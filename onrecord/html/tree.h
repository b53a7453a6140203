// The tree while it is built: making, moving and joining the nodes of a Document.
#pragma once

#include <array>
#include <string_view>

#include "onrecord/html/html.h"

namespace onrecord::html {

// Where a node is to stand: before `before`, or at the end of `parent` where that is no_node.
struct Place {
  NodeId parent = no_node;
  NodeId before = no_node;
};

// What a page can have too much of; `Report` has their names.
enum class Excess : uint8_t { bytes, depth, nodes, attributes, formatting, names, selected_content };
inline constexpr size_t excess_count = 7;

class Tree {
 public:
  Tree(Document& document, std::string_view input, const Limits& limits);

  // An element that stands nowhere yet. `is_open`: it is a formatting element that is on the stack of open elements.
  NodeId make_element(uint16_t name, Namespace space, ByteRange source, bool is_open = false) {
    return add(NodeKind::element, name, static_cast<uint8_t>(static_cast<uint8_t>(space) | (is_open ? open_bit : 0)),
               source);
  }
  // A comment, an instruction or a doctype.
  void insert_leaf(NodeKind kind, ByteRange source, Place place) { insert(add(kind, 0, 0, source), place); }

  // REQUIRES: the node stands nowhere.
  void insert(NodeId node, Place place) {
    place.before == no_node ? append(node, place.parent) : insert_before(node, place.before);
  }
  void append(NodeId node, NodeId parent);
  // Takes a node with its descendants out; nothing where it stands nowhere.
  void remove(NodeId node);
  // Adds all children of `from`, in order, behind those of `to`.
  void move_children(NodeId from, NodeId to);
  // Adds copies of all descendants of `from` behind the children of `to`, as far as the tree has room; gives how many.
  // REQUIRES: `to` is no descendant of `from`.
  uint32_t copy_children(NodeId from, NodeId to);

  // Adds text at a place; it joins a text node that stands right before it.
  // REQUIRES: begin < end.
  void insert_text(Place place, uint32_t begin, uint32_t end, uint8_t coding);

  void merge_attributes(NodeId element, ByteRange start_tag);
  void report(uint32_t at, Excess excess) {
    const uint32_t known = report_numbers_[static_cast<size_t>(excess)];
    if (known == 0) return add_report(at, excess);
    ++document_.reports_[known - 1].times;
  }
  void set_quirks(Quirks quirks) { document_.quirks_ = quirks; }

  bool is_full() const { return document_.nodes_.size() >= node_limit_; }
  uint16_t name(NodeId node) const { return document_.nodes_[node].name; }
  // Whether a formatting element is on the stack of open elements, and whether in the list of active ones.
  bool is_open(NodeId node) const { return (document_.nodes_[node].detail & open_bit) != 0; }
  bool is_listed(NodeId node) const { return (document_.nodes_[node].detail & listed_bit) != 0; }
  void mark_open(NodeId node, bool open) { mark(node, open_bit, open); }
  void mark_listed(NodeId node, bool listed) { mark(node, listed_bit, listed); }
  const Document& document() const { return document_; }

 private:
  using Node = Document::Node;
  static constexpr uint8_t open_bit = 0x80;
  static constexpr uint8_t listed_bit = 0x40;

  Node& at(NodeId node) { return document_.nodes_[node]; }

  // REQUIRES: the node may have children.
  NodeId last_child(NodeId node) { return at(node).last_child; }
  void mark(NodeId node, uint8_t bit, bool on) {
    uint8_t& detail = document_.nodes_[node].detail;
    detail = static_cast<uint8_t>(on ? detail | bit : detail & ~bit);
  }
  void add_report(uint32_t at, Excess excess);
  template <typename T>
  void foresee(FlatArray<T>& items, uint32_t at);

  NodeId add(NodeKind kind, uint16_t name, uint8_t detail, ByteRange source) {
    FlatArray<Node>& nodes = document_.nodes_;
    if (nodes.is_full()) foresee(nodes, source.begin);
    const NodeId id = static_cast<NodeId>(nodes.size());
    Node& node = nodes.add();
    node.parent = node.previous = node.next = node.first_child = node.last_child = no_node;
    node.begin = source.begin;
    node.end = source.end;
    node.name = name;
    node.kind = kind;
    node.detail = detail;
    return id;
  }

  void insert_before(NodeId node, NodeId before);
  void add_run(Node& text, ByteRange source, uint8_t coding);
  uint32_t add_to_ring(uint32_t last, ByteRange source, uint8_t coding);
  uint32_t make_run(ByteRange source, uint8_t coding);
  NodeId copy(NodeId original);

  Document& document_;
  uint32_t node_limit_;
  std::array<uint32_t, excess_count> report_numbers_{};  // One more than the report's index; 0: none.
};

inline void Tree::append(NodeId id, NodeId parent_id) {
  Node* const nodes = document_.nodes_.data();
  const NodeId last = nodes[parent_id].last_child;
  nodes[id].parent = parent_id;
  nodes[id].previous = last;
  (last == no_node ? nodes[parent_id].first_child : nodes[last].next) = id;
  nodes[parent_id].last_child = id;
}

}  // namespace onrecord::html
