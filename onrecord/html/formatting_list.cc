#include "onrecord/html/formatting_list.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord::html {
namespace {

using NamedValue = std::pair<std::string, std::string>;

std::vector<NamedValue> sorted_attributes(const Document& document, NodeId node) {
  std::vector<NamedValue> out;
  for (const Attribute& attribute : document.attributes(node)) {
    const std::string name = to_lower(attribute.name);
    out.emplace_back(name, decode_references(slice(document.input(), attribute.value), true).text);
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool have_same_attributes(const Document& document, NodeId a, NodeId b) {
  const std::string_view tag_a = slice(document.input(), document.source(a));
  const std::string_view tag_b = slice(document.input(), document.source(b));
  if (tag_a == tag_b) return true;
  return sorted_attributes(document, a) == sorted_attributes(document, b);
}

}  // namespace

uint32_t FormattingList::behind_marker() const {
  uint32_t index = size();
  while (index > 0 && entries_[index - 1].node != no_node) --index;
  return index;
}

bool FormattingList::push(NodeId node, uint16_t name, const Document& document) {
  const uint32_t begin = behind_marker();
  const auto same_name = [&](const FormattingElement& entry) { return entry.name == name; };
  if (std::count_if(entries_.begin() + begin, entries_.end(), same_name) >= 3) {
    uint32_t same = 0;
    uint32_t earliest = 0;
    for (uint32_t i = size(); i > begin; --i) {
      if (!same_name(entries_[i - 1]) || !have_same_attributes(document, entries_[i - 1].node, node)) continue;
      ++same;
      earliest = i - 1;
    }
    if (same >= 3) remove(earliest);
  }
  const bool is_full = size() - begin >= formatting_max;
  if (is_full) remove(begin);
  entries_.push_back({node, name});
  return !is_full;
}

void FormattingList::clear_to_marker() {
  entries_.resize(behind_marker());
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
