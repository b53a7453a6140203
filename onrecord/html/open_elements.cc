#include "onrecord/html/open_elements.h"

namespace onrecord::html {

void OpenElements::pop_to(uint32_t new_size) {
  while (size() > new_size) pop();
}

void OpenElements::remove(uint32_t index) {
  for (uint32_t i = size(); i > index; --i) unlink(entries_[i - 1]);
  if (entries_[index].has(formatting_trait)) tree_.mark_open(entries_[index].node, false);
  entries_.erase(index);
  for (uint32_t i = index; i < size(); ++i) link(i);
}

void OpenElements::insert(uint32_t index, NodeId node, uint16_t name) {
  for (uint32_t i = size(); i > index; --i) unlink(entries_[i - 1]);
  const uint16_t traits = traits_of(name, Namespace::html);
  write(entries_.insert(index), node, name, Namespace::html, IntegrationPoint::none, traits);
  if ((traits & formatting_trait) != 0) tree_.mark_open(node, true);
  for (uint32_t i = index; i < size(); ++i) link(i);
}

uint32_t OpenElements::index_of_node(NodeId node) const {
  uint32_t index = last(tree_.name(node));
  while (index != not_open && entries_[index].node != node) index = entries_[index].same_below - 1U;
  return index;
}

}  // namespace onrecord::html
