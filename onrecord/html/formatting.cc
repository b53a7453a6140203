// Elements that the parser closes and opens again: <b>, <i>, <a> and their like.
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {
namespace {

constexpr uint32_t reopening_cost = 32;  // Of one element, in steps.

}  // namespace

// https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements
// REQUIRES: the list is not empty, and its last element is not open.
void TreeBuilder::reopen_formatting(uint32_t at) {
  uint32_t first = formatting_.size() - 1;
  while (first > 0 && !is_settled(formatting_[first - 1])) --first;
  if (!spend(reopening_cost * (formatting_.size() - first), at)) {
    formatting_.shrink_to(first);
    return;
  }
  for (uint32_t i = first; i < formatting_.size(); ++i) {
    const NodeId original = formatting_[i];
    const ByteRange source = tree_.document().source(original);
    formatting_.replace(i, insert_new(tree_.name(original), Namespace::html, source.begin, source.end));
  }
}

void TreeBuilder::push_formatting(NodeId node, const Token& token) {
  const bool is_bare = token.end - token.name_end == 1;
  if (!formatting_.push(node, static_cast<uint16_t>(token.tag), is_bare)) tree_.report(token.begin, Excess::formatting);
}

// Where no more elements may be open, one more font would only close another.
void TreeBuilder::start_font(const Token& token) {
  if (open_.size() >= depth_limit_) return tree_.report(token.begin, Excess::depth);
  start_formatting(token);
}

void TreeBuilder::start_formatting(const Token& token) {
  reconstruct_formatting(token.begin);
  push_formatting(insert_html_element(token), token);
}

// An <a> ends the one before it, wherever that stands.
void TreeBuilder::start_a(const Token& token) {
  const uint32_t earlier = formatting_.find_name(static_cast<uint16_t>(Tag::a));
  if (earlier != formatting_.size()) {
    const NodeId node = formatting_[earlier];
    run_adoption_agency(token);
    const uint32_t listed = formatting_.find_node(node);
    if (listed != formatting_.size()) formatting_.remove(listed);
    const uint32_t opened = open_.index_of_node(node);
    if (opened != not_open) open_.remove(opened);
  }
  start_formatting(token);
}

void TreeBuilder::start_nobr(const Token& token) {
  reconstruct_formatting(token.begin);
  if (open_.has_in_scope(Tag::nobr)) {
    run_adoption_agency(token);
    reconstruct_formatting(token.begin);
  }
  push_formatting(insert_html_element(token), token);
}

// A copy has its original's start tag, and with it the attributes.
NodeId TreeBuilder::clone(NodeId node) {
  return tree_.make_element(tree_.name(node), Namespace::html, tree_.document().source(node));
}

// https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm
void TreeBuilder::run_adoption_agency(const Token& token) {
  const uint16_t subject = name_of(token);
  const OpenElement& current = open_.top();
  if (current.is(token.tag) && formatting_.find_node(current.node) == formatting_.size()) {
    open_.pop();
    return;
  }
  for (int i = 0; i < 8; ++i) {
    if (!adopt_once(token, subject)) return;
  }
}

// One round of the outer loop. False where it was the last one.
bool TreeBuilder::adopt_once(const Token& token, uint16_t subject) {
  uint32_t listed = formatting_.find_name(subject);
  if (listed == formatting_.size()) {
    any_other_end_tag(token);
    return false;
  }
  const NodeId formatting = formatting_[listed];
  const uint32_t opened = open_.index_of_node(formatting);
  if (opened == not_open) {
    formatting_.remove(listed);
    return false;
  }
  if (opened < open_.nearest(Boundary::scope)) return false;
  const uint32_t furthest = find_furthest_block(opened);
  if (furthest == not_open || !spend(4 * (open_.size() - opened) + formatting_.size(), token.begin)) {
    open_.pop_to(opened);
    formatting_.remove(listed);
    return false;
  }
  const NodeId block = open_[furthest].node;
  NodeId last = block;
  uint32_t bookmark = listed;
  uint32_t inner = 0;
  uint32_t block_index = furthest;
  for (uint32_t index = furthest - 1; index > opened; --index) {
    uint32_t entry = formatting_.find_node(open_[index].node);
    if (++inner > 3 && entry != formatting_.size()) {
      formatting_.remove(entry);
      if (entry < bookmark) --bookmark;
      entry = formatting_.size();
    }
    if (entry == formatting_.size()) {
      open_.remove(index);
      --block_index;
      continue;
    }
    const NodeId copy = clone(open_[index].node);
    tree_.mark_open(open_[index].node, false);
    tree_.mark_open(copy, true);
    formatting_.replace(entry, copy);
    open_.replace(index, copy);
    if (last == block) bookmark = entry + 1;
    tree_.remove(last);
    tree_.insert(last, {copy, no_node});
    last = copy;
  }
  tree_.remove(last);
  tree_.insert(last, appropriate_place(open_[opened - 1]));
  const NodeId copy = clone(formatting);
  tree_.move_children(block, copy);
  tree_.insert(copy, {block, no_node});
  listed = formatting_.find_node(formatting);
  formatting_.remove(listed);
  if (listed < bookmark) --bookmark;
  formatting_.insert(bookmark, copy, subject);
  open_.remove(opened);
  open_.insert(block_index, copy, subject);  // Right above the block, which moved down by one.
  return true;
}

// The lowest special element above an index of the stack, or not_open. Each entry knows its nearest one below.
uint32_t TreeBuilder::find_furthest_block(uint32_t formatting) const {
  uint32_t found = not_open;
  uint32_t index = open_.nearest(Boundary::special);
  while (index > formatting) {
    found = index;
    index = open_[index - 1].nearest[static_cast<size_t>(Boundary::special)];
  }
  return found;
}

}  // namespace onrecord::html
