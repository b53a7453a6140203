#include "onrecord/html/formatting_list.h"

#include <algorithm>
#include <array>
#include <optional>

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/tag_table.h"

namespace onrecord::html {
namespace {

constexpr uint32_t bare = 1;  // The hash of no attributes.

uint64_t hash_ignoring_case(std::string_view name) {
  uint64_t value = 0xCBF29CE484222325U;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(to_ascii_lower(c))) * 0x100000001B3U;
  return value;
}

uint64_t hash_value(std::string_view raw) {
  const bool stands_as_it_is = raw.find_first_of(std::string_view("&\r\0", 3)) == std::string_view::npos;
  return hash64(stands_as_it_is ? raw : std::string_view(decode_references(raw, true).text));
}

uint64_t mix(uint64_t name, std::string_view value) { return name * (hash_value(value) | 1) + name; }

uint64_t sum_of_all(const std::vector<Attribute>& attributes, std::string_view input) {
  uint64_t sum = 0;
  for (const Attribute& attribute : attributes) {
    sum += mix(hash_ignoring_case(attribute.name), slice(input, attribute.value));
  }
  return sum;
}

// The sum for up to sixteen attributes, the first of each name; nothing where there are more.
std::optional<uint64_t> sum_of_few(AttributeReader reader) {
  std::array<uint64_t, 16> names;
  size_t count = 0;
  uint64_t sum = 0;
  for (RawAttribute raw; reader.next(raw);) {
    const uint64_t name = hash_ignoring_case(raw.name());
    if (std::find(names.begin(), names.begin() + count, name) != names.begin() + count) continue;
    if (count == names.size()) return std::nullopt;
    names[count++] = name;
    sum += mix(name, raw.value());
  }
  return sum;
}

// Equal for the same names and values in any order. That two others share it does no harm: one <b> less is reopened.
// Never 0; `bare` without attributes.
uint32_t hash_attributes(const Document& document, NodeId node) {
  const std::string_view tag = slice(document.input(), document.source(node));
  const std::optional<uint64_t> few = sum_of_few(read_attributes(tag));
  const uint64_t sum = few ? *few : sum_of_all(document.attributes(node), document.input());
  return sum == 0 ? bare : static_cast<uint32_t>(sum >> 32) | 2;
}

}  // namespace

bool FormattingList::push(NodeId node, uint16_t name, bool is_bare) {
  const uint32_t begin = behind_marker();
  Entry entry{node, name, is_bare ? bare : 0};
  if (named_[name] >= 3) {  // Else nobody need ask for attributes.
    if (entry.attributes == 0) entry.attributes = hash_attributes(tree_.document(), node);
    if (unknown_ > 0) hash_all(begin);
    if (alike_[place_of(entry)] >= 3 && replace_third(begin, entry)) return true;
  }
  const bool has_room = size() - begin < formatting_max;
  if (!has_room) remove(begin);
  add(size(), entry);
  return has_room;
}

bool FormattingList::is_bare(NodeId node, uint16_t name) const {
  return tree_.document().source(node).size() == tag_names[name].size() + 2;
}

// Removes the third from the end that is like the one to be added, and adds that; false, and nothing done, where there
// are no three. There are never more, and the counts stay as they are.
bool FormattingList::replace_third(uint32_t begin, const Entry& added) {
  Entry* const first = entries_.data() + begin;
  Entry* const last = entries_.data() + size() - 1;
  Entry* third = last + 1;
  int behind = 0;  // Of the same kind.
  do {
    if (third == first) return false;
    --third;
  } while (!third->is_like(added) || ++behind < 3);
  tree_.mark_listed(third->node, false);
  for (; third < last; ++third) *third = third[1];
  *last = added;
  tree_.mark_listed(added.node, true);
  return true;
}

// From here on every entry behind the last marker has its hash.
void FormattingList::hash_all(uint32_t begin) {
  for (uint32_t i = begin; i < size(); ++i) {
    Entry& entry = entries_[i];
    if (entry.attributes != 0) continue;
    entry.attributes = hash_attributes(tree_.document(), entry.node);
    ++alike_[place_of(entry)];
    --unknown_;
  }
}

void FormattingList::add(uint32_t index, const Entry& entry) {
  Entry& added = index == size() ? entries_.add() : entries_.insert(index);
  added.node = entry.node;
  added.attributes = entry.attributes;
  added.name = entry.name;
  ++named_[entry.name];
  ++(entry.attributes == 0 ? unknown_ : alike_[place_of(entry)]);
  tree_.mark_listed(entry.node, true);
}

void FormattingList::forget(const Entry& entry) {
  --named_[entry.name];
  --(entry.attributes == 0 ? unknown_ : alike_[place_of(entry)]);
  tree_.mark_listed(entry.node, false);
}

void FormattingList::clear_to_marker() {
  if (markers_.empty()) return shrink_to(0);
  const uint32_t marker = markers_.back();
  markers_.pop_back();
  shrink_to(marker);
}

uint32_t FormattingList::find_name(uint16_t name) const {
  if (named_[name] == 0) return size();
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
  forget(entries_[index]);
  entries_.erase(index);
  for (size_t i = markers_.size(); i > 0 && markers_[i - 1] > index; --i) --markers_[i - 1];
}

void FormattingList::insert(uint32_t index, NodeId node, uint16_t name) {
  add(index, {node, name, is_bare(node, name) ? bare : 0});
  for (size_t i = markers_.size(); i > 0 && markers_[i - 1] >= index; --i) ++markers_[i - 1];
}

void FormattingList::shrink_to(uint32_t new_size) {
  for (uint32_t i = new_size; i < size(); ++i) {
    if (entries_[i].node != no_node) forget(entries_[i]);
  }
  entries_.shrink_to(new_size);
}

}  // namespace onrecord::html
