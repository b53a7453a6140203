#include "onrecord/html/open_elements.h"

namespace onrecord::html {
namespace {

constexpr uint16_t boundary_traits[boundary_count] = {scope_trait,       list_scope_trait,  button_scope_trait,
                                                      table_scope_trait, special_trait,     item_barrier_trait,
                                                      mode_trait,        html_content_trait};

}  // namespace

void OpenElements::push(NodeId node, uint16_t name, Namespace space, IntegrationPoint point) {
  entries_.push_back({node, name, space, point, traits_of(name, space), 0, {}});
  tree_.mark_open(node, true);
  link(size() - 1);
}

void OpenElements::pop() {
  unlink(size() - 1);
  tree_.mark_open(top().node, false);
  entries_.pop_back();
}

void OpenElements::remove(uint32_t index) {
  for (uint32_t i = size(); i > index; --i) unlink(i - 1);
  tree_.mark_open(entries_[index].node, false);
  entries_.erase(entries_.begin() + index);
  for (uint32_t i = index; i < size(); ++i) link(i);
}

void OpenElements::insert(uint32_t index, NodeId node, uint16_t name) {
  for (uint32_t i = size(); i > index; --i) unlink(i - 1);
  const uint16_t traits = traits_of(name, Namespace::html);
  entries_.insert(entries_.begin() + index, {node, name, Namespace::html, IntegrationPoint::none, traits, 0, {}});
  tree_.mark_open(node, true);
  for (uint32_t i = index; i < size(); ++i) link(i);
}

uint32_t OpenElements::index_of_node(NodeId node) const {
  uint32_t index = last(tree_.name(node));
  while (index != not_open && entries_[index].node != node) index = entries_[index].same_below - 1U;
  return index;
}

void OpenElements::link(uint32_t index) {
  OpenElement& entry = entries_[index];
  for (size_t i = 0; i < boundary_count; ++i) {
    const bool is_boundary = index == 0 || entry.has(boundary_traits[i]);
    entry.nearest[i] = is_boundary ? static_cast<uint16_t>(index) : entries_[index - 1].nearest[i];
  }
  std::vector<uint16_t>& last = last_of(entry.space);
  if (entry.name >= last.size()) last.resize(entry.name + 1U, 0);
  entry.same_below = last[entry.name];
  last[entry.name] = static_cast<uint16_t>(index + 1);
}

void OpenElements::unlink(uint32_t index) {
  const OpenElement& entry = entries_[index];
  last_of(entry.space)[entry.name] = entry.same_below;
}

}  // namespace onrecord::html
