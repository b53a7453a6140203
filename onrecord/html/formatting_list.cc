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
uint64_t hash_attributes(const Document& document, NodeId node) {
  AttributeReader reader = read_attributes(slice(document.input(), document.source(node)));
  RawAttribute first, second;
  if (!reader.next(first)) return 1;
  if (!reader.next(second)) return hash_attribute(first.name(), first.value()) | 1;
  uint64_t sum = 0;
  for (const Attribute& attribute : document.attributes(node)) {
    sum += hash_attribute(attribute.name, slice(document.input(), attribute.value));
  }
  return sum | 1;
}

}  // namespace

bool FormattingList::push(NodeId node, uint16_t name, const Document& document) {
  uint32_t same_name = 0;
  uint32_t begin = size();
  for (; begin > 0 && entries_[begin - 1].node != no_node; --begin) same_name += entries_[begin - 1].name == name;
  FormattingElement added{node, name, 0};
  if (same_name >= 3) apply_noahs_ark(added, begin, document);
  const bool is_full = size() - begin >= formatting_max;
  if (is_full) remove(begin);
  entries_.push_back(added);
  return !is_full;
}

void FormattingList::apply_noahs_ark(FormattingElement& added, uint32_t begin, const Document& document) {
  added.attributes = hash_attributes(document, added.node);
  uint32_t same = 0;
  uint32_t earliest = 0;
  for (uint32_t i = size(); i > begin; --i) {
    FormattingElement& entry = entries_[i - 1];
    if (entry.name != added.name) continue;
    if (entry.attributes == 0) entry.attributes = hash_attributes(document, entry.node);
    if (entry.attributes != added.attributes) continue;
    ++same;
    earliest = i - 1;
  }
  if (same >= 3) remove(earliest);
}

void FormattingList::clear_to_marker() {
  while (!entries_.empty() && entries_.back().node != no_node) entries_.pop_back();
  if (!entries_.empty()) entries_.pop_back();
}

uint32_t FormattingList::find_name(uint16_t name) const {
  for (uint32_t i = size(); i > 0 && entries_[i - 1].node != no_node; --i) {
    if (entries_[i - 1].name == name) return i - 1;
  }
  return size();
}

uint32_t FormattingList::find_node(NodeId node) const {
  for (uint32_t i = size(); i > 0; --i) {
    if (entries_[i - 1].node == node) return i - 1;
  }
  return size();
}

}  // namespace onrecord::html
