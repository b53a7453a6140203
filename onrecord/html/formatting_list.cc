#include "onrecord/html/formatting_list.h"

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/html/attribute_reader.h"

namespace onrecord::html {
namespace {

uint64_t hash_ignoring_case(std::string_view name) {
  uint64_t value = 0xCBF29CE484222325U;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(to_ascii_lower(c))) * 0x100000001B3U;
  return value;
}

uint64_t hash_value(std::string_view raw) {
  const bool stands_as_it_is = raw.find_first_of(std::string_view("&\r\0", 3)) == std::string_view::npos;
  return hash64(stands_as_it_is ? raw : std::string_view(decode_references(raw, true).text));
}

uint64_t hash_attribute(std::string_view name, std::string_view value) {
  const uint64_t name_hash = hash_ignoring_case(name);
  return name_hash * (hash_value(value) | 1) + name_hash;
}

// Equal for the same names and values in any order. That two others share it does no harm: one <b> less is reopened.
uint32_t hash_attributes(const Document& document, NodeId node) {
  AttributeReader reader = read_attributes(slice(document.input(), document.source(node)));
  RawAttribute first, second;
  if (!reader.next(first)) return 1;
  uint64_t sum = 0;
  if (!reader.next(second)) {
    sum = hash_attribute(first.name(), first.value());
  } else {
    for (const Attribute& attribute : document.attributes(node)) {
      sum += hash_attribute(attribute.name, slice(document.input(), attribute.value));
    }
  }
  return static_cast<uint32_t>(sum >> 32) | 1;
}

}  // namespace

bool FormattingList::push(NodeId node, uint16_t name) {
  const uint32_t begin = behind_marker();
  uint32_t attributes = 0;
  if (has_three(begin, name)) {
    attributes = hash_of(node, name);
    remove_third(begin, name, attributes);
  }
  entries_.push_back({node, attributes, name});
  tree_.mark_listed(node, true);
  if (size() - begin <= formatting_max) return true;
  remove(begin);
  return false;
}

// Whether there are three with this name: only then anybody need ask for their attributes.
bool FormattingList::has_three(uint32_t begin, uint16_t name) const {
  int count = 0;
  for (uint32_t i = size(); i > begin && count < 3; --i) count += entries_[i - 1].name == name ? 1 : 0;
  return count == 3;
}

// Removes the third from the end with these attributes, if there is one: there are never more.
void FormattingList::remove_third(uint32_t begin, uint16_t name, uint32_t attributes) {
  int count = 0;
  for (uint32_t i = size(); i > begin; --i) {
    Entry& entry = entries_[i - 1];
    if (entry.name != name) continue;
    if (entry.attributes == 0) entry.attributes = hash_of(entry.node, name);
    if (entry.attributes == attributes && ++count == 3) return remove(i - 1);
  }
}

uint32_t FormattingList::hash_of(NodeId node, uint16_t name) const {
  const bool is_bare = tree_.document().source(node).size() == name_of(static_cast<Tag>(name)).size() + 2;
  return is_bare ? 1 : hash_attributes(tree_.document(), node);
}

void FormattingList::clear_to_marker() {
  if (markers_.empty()) return shrink_to(0);
  const uint32_t marker = markers_.back();
  markers_.pop_back();
  shrink_to(marker);
}

uint32_t FormattingList::find_name(uint16_t name) const {
  for (uint32_t i = size(); i > behind_marker(); --i) {
    if (entries_[i - 1].name == name) return i - 1;
  }
  return size();
}

uint32_t FormattingList::find_node(NodeId node) const {
  if (!tree_.is_listed(node)) return size();
  uint32_t index = size() - 1;
  while (entries_[index].node != node) --index;
  return index;
}

void FormattingList::replace(uint32_t index, NodeId node) {
  tree_.mark_listed(entries_[index].node, false);
  tree_.mark_listed(node, true);
  entries_[index].node = node;
}

void FormattingList::remove(uint32_t index) {
  tree_.mark_listed(entries_[index].node, false);
  entries_.erase(index);
  for (size_t i = markers_.size(); i > 0 && markers_[i - 1] > index; --i) --markers_[i - 1];
}

void FormattingList::insert(uint32_t index, NodeId node, uint16_t name) {
  entries_.insert(index) = {node, 0, name};
  tree_.mark_listed(node, true);
  for (size_t i = markers_.size(); i > 0 && markers_[i - 1] >= index; --i) ++markers_[i - 1];
}

void FormattingList::shrink_to(uint32_t new_size) {
  for (uint32_t i = new_size; i < size(); ++i) {
    if (entries_[i].node != no_node) tree_.mark_listed(entries_[i].node, false);
  }
  entries_.shrink_to(new_size);
}

}  // namespace onrecord::html
