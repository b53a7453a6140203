#include "onrecord/html/tree.h"

#include <algorithm>
#include <cassert>

namespace onrecord::html {
namespace {

constexpr size_t bytes_per_node = 150;  // News pages have a node every 130 to 180 bytes.

// In the order of Excess.
constexpr const char* excess_names[excess_count] = {
    "byte limit", "depth limit",           "node limit", "attribute limit", "formatting limit",
    "name limit", "selected content limit"};

}  // namespace

// Room for what the whole input will have if it goes on as it did up to `at`: where nodes are many, growing step by
// step would copy them all again and again. At most four times as many, since a page's head is denser than the rest.
template <typename T>
void Tree::foresee(FlatArray<T>& items, uint32_t at) {
  const uint64_t size = items.size();
  const uint64_t expected = size * document_.input_.size() / (uint64_t{at} + 1);
  items.reserve(std::clamp(expected + expected / 16, size + size / 4, 4 * size) + 16);
}

Tree::Tree(Document& document, std::string_view input, const Limits& limits)
    : document_(document), node_limit_(limits.nodes) {
  document_.input_ = input;
  document_.attribute_limit_ = limits.attributes;
  document_.nodes_.reserve(input.size() / bytes_per_node + 16);
  add(NodeKind::document, 0, 0, {0, 0});
}

template void Tree::foresee(FlatArray<Document::Node>& items, uint32_t at);

void Tree::insert_before(NodeId id, NodeId before_id) {
  assert(at(id).parent == no_node);
  Node& node = at(id);
  Node& before = at(before_id);
  node.parent = before.parent;
  node.next = before_id;
  node.previous = before.previous;
  (node.previous == no_node ? at(node.parent).first_child : at(node.previous).next) = id;
  before.previous = id;
}

void Tree::remove(NodeId id) {
  Node& node = at(id);
  if (node.parent == no_node) return;
  Node& parent = at(node.parent);
  (node.previous == no_node ? parent.first_child : at(node.previous).next) = node.next;
  (node.next == no_node ? parent.last_child : at(node.next).previous) = node.previous;
  node.parent = node.previous = node.next = no_node;
}

void Tree::move_children(NodeId from, NodeId to) {
  Node& source = at(from);
  Node& target = at(to);
  if (source.first_child == no_node) return;
  for (NodeId child = source.first_child; child != no_node; child = at(child).next) at(child).parent = to;
  (target.last_child == no_node ? target.first_child : at(target.last_child).next) = source.first_child;
  at(source.first_child).previous = target.last_child;
  target.last_child = source.last_child;
  source.first_child = source.last_child = no_node;
}

inline uint32_t Tree::make_run(ByteRange source, uint8_t coding) {
  const uint32_t run = static_cast<uint32_t>(document_.runs_.size());
  if (document_.runs_.is_full()) foresee(document_.runs_, source.begin);
  Document::Run& added = document_.runs_.add();
  added.source = source;
  added.next = run;
  added.coding = coding;
  return run;
}

// A run behind the last one, whose place it takes.
inline uint32_t Tree::add_to_ring(uint32_t last, ByteRange source, uint8_t coding) {
  const uint32_t run = make_run(source, coding);
  Document::Run* const runs = document_.runs_.data();
  runs[run].next = runs[last].next;
  runs[last].next = run;
  return run;
}

// A text's runs are copied too: either may grow.
NodeId Tree::copy(NodeId original) {
  Node node = at(original);
  node.parent = node.previous = node.next = no_node;
  node.detail =
      static_cast<uint8_t>(node.kind == NodeKind::element ? node.detail & ~(open_bit | listed_bit) : node.detail);
  const uint32_t last_run = node.kind == NodeKind::text ? node.first_child : no_node;
  node.first_child = node.last_child = no_node;
  for (uint32_t run = last_run; run != no_node;) {
    run = document_.runs_[run].next;
    const Document::Run source = document_.runs_[run];
    node.first_child = node.first_child == no_node ? make_run(source.source, source.coding)
                                                   : add_to_ring(node.first_child, source.source, source.coding);
    if (run == last_run) break;
  }
  document_.nodes_.push_back(node);
  return static_cast<NodeId>(document_.nodes_.size() - 1);
}

uint32_t Tree::copy_children(NodeId from, NodeId to) {
  uint32_t count = 0;
  NodeId parent = to;
  for (NodeId node = document_.first_child(from); node != no_node;) {
    if (is_full()) break;
    const NodeId copied = copy(node);
    insert(copied, {parent, no_node});
    ++count;
    if (document_.first_child(node) != no_node) {
      parent = copied;
      node = document_.first_child(node);
      continue;
    }
    while (node != from && at(node).next == no_node) {
      node = at(node).parent;
      if (node != from) parent = at(parent).parent;
    }
    node = node == from ? no_node : at(node).next;
  }
  return count;
}

void Tree::insert_text(Place place, uint32_t begin, uint32_t end, uint8_t coding) {
  const NodeId before = place.before == no_node ? last_child(place.parent) : document_.previous_sibling(place.before);
  if (before != no_node && at(before).kind == NodeKind::text) {
    add_run(at(before), {begin, end}, coding);
  } else {
    insert(add(NodeKind::text, 0, coding, {begin, end}), place);
  }
}

// Text goes on: the last run grows, or another one follows.
void Tree::add_run(Node& text, ByteRange source, uint8_t coding) {
  const ByteRange whole{std::min(text.begin, source.begin), std::max(text.end, source.end)};
  const bool alone = text.first_child == no_node;
  if (!alone || text.end != source.begin || text.detail != coding) {
    if (alone) text.first_child = make_run({text.begin, text.end}, text.detail);
    Document::Run& last = document_.runs_[text.first_child];
    if (last.source.end == source.begin && last.coding == coding) {
      last.source.end = source.end;
    } else {
      text.first_child = add_to_ring(text.first_child, source, coding);
    }
  }
  text.begin = whole.begin;
  text.end = whole.end;
}

void Tree::merge_attributes(NodeId element, ByteRange start_tag) {
  if (document_.merged_.size() >= document_.attribute_limit_) {
    report(start_tag.begin, Excess::attributes);
  } else {
    document_.merged_.push_back({element, start_tag});
  }
}

void Tree::add_report(uint32_t at, Excess excess) {
  document_.reports_.push_back({at, excess_names[static_cast<size_t>(excess)], 1});
  report_numbers_[static_cast<size_t>(excess)] = static_cast<uint32_t>(document_.reports_.size());
}

}  // namespace onrecord::html
