// The tree while it is built: making, moving and joining the nodes of a Document.
#pragma once

#include <string_view>

#include "onrecord/html/html.h"

namespace onrecord::html {

// Where a node is to stand: before `before`, or at the end of `parent` where that is no_node.
struct Place {
  NodeId parent = no_node;
  NodeId before = no_node;
};

class Tree {
 public:
  Tree(Document& document, std::string_view input, const Limits& limits);

  NodeId make_element(uint16_t name, Namespace space, ByteRange source);
  NodeId make_leaf(NodeKind kind, ByteRange source);  // A comment, an instruction or a doctype.

  // REQUIRES: the node stands nowhere.
  void insert(NodeId node, Place place);
  // Takes a node with its descendants out; nothing where it stands nowhere.
  void remove(NodeId node);
  // Adds all children of `from`, in order, behind those of `to`.
  void move_children(NodeId from, NodeId to);
  // Adds copies of all descendants of `from` behind the children of `to`, as far as the tree has room; gives how many.
  // REQUIRES: `to` is no descendant of `from`.
  uint32_t copy_children(NodeId from, NodeId to);

  // Adds text at a place; it joins a text node that stands right before it.
  void insert_text(Place place, ByteRange source, uint8_t coding);

  void merge_attributes(NodeId element, ByteRange start_tag);
  void report(uint32_t at, const char* what);  // `what` lives for ever.
  void set_quirks(Quirks quirks) { document_.quirks_ = quirks; }

  bool is_full() const { return document_.nodes_.size() >= node_limit_; }
  uint16_t name(NodeId node) const { return document_.nodes_[node].name; }
  bool is_open(NodeId node) const { return (document_.nodes_[node].detail & open_bit) != 0; }
  void mark_open(NodeId node, bool open) {
    uint8_t& detail = document_.nodes_[node].detail;
    detail = static_cast<uint8_t>(open ? detail | open_bit : detail & ~open_bit);
  }
  const Document& document() const { return document_; }

 private:
  using Node = Document::Node;
  static constexpr uint8_t open_bit = 0x80;

  Node& at(NodeId node) { return document_.nodes_[node]; }
  NodeId add(const Node& node);
  void add_run(Node& text, ByteRange source, uint8_t coding);
  uint32_t make_run(ByteRange source, uint8_t coding);
  NodeId copy(NodeId original);

  Document& document_;
  uint32_t node_limit_;
};

}  // namespace onrecord::html
