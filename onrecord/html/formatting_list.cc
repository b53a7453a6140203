#include "onrecord/html/formatting_list.h"

#include <algorithm>

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

bool FormattingList::push(NodeId node, uint16_t name, const Document& document) {
  const uint32_t begin = behind_marker();
  const auto same_name = std::count(names_.begin() + begin, names_.end(), name);
  insert(size(), node, name);
  if (same_name >= 3) apply_noahs_ark(size() - 1, document);
  if (size() - begin <= formatting_max) return true;
  remove(begin);
  return false;
}

void FormattingList::apply_noahs_ark(uint32_t added, const Document& document) {
  const uint32_t begin = behind_marker();
  const uint32_t wanted = attributes_[added] = hash_attributes(document, nodes_[added]);
  uint32_t same = 0;
  uint32_t earliest = 0;
  for (uint32_t i = added; i > begin; --i) {
    if (names_[i - 1] != names_[added]) continue;
    if (attributes_[i - 1] == 0) attributes_[i - 1] = hash_attributes(document, nodes_[i - 1]);
    if (attributes_[i - 1] != wanted) continue;
    ++same;
    earliest = i - 1;
  }
  if (same >= 3) remove(earliest);
}

void FormattingList::clear_to_marker() {
  if (markers_.empty()) return shrink_to(0);
  const uint32_t marker = markers_.back();
  markers_.pop_back();
  shrink_to(marker);
}

uint32_t FormattingList::find_name(uint16_t name) const {
  for (uint32_t i = size(); i > behind_marker(); --i) {
    if (names_[i - 1] == name) return i - 1;
  }
  return size();
}

uint32_t FormattingList::find_node(NodeId node) const {
  for (uint32_t i = size(); i > 0; --i) {
    if (nodes_[i - 1] == node) return i - 1;
  }
  return size();
}

void FormattingList::remove(uint32_t index) {
  nodes_.erase(nodes_.begin() + index);
  names_.erase(names_.begin() + index);
  attributes_.erase(attributes_.begin() + index);
  for (size_t i = markers_.size(); i > 0 && markers_[i - 1] > index; --i) --markers_[i - 1];
}

void FormattingList::insert(uint32_t index, NodeId node, uint16_t name) {
  nodes_.insert(nodes_.begin() + index, node);
  names_.insert(names_.begin() + index, name);
  attributes_.insert(attributes_.begin() + index, 0);
  for (size_t i = markers_.size(); i > 0 && markers_[i - 1] >= index; --i) ++markers_[i - 1];
}

// REQUIRES: no marker stands behind the new end.
void FormattingList::shrink_to(uint32_t new_size) {
  nodes_.resize(new_size);
  names_.resize(new_size);
  attributes_.resize(new_size);
}

}  // namespace onrecord::html
