#include "onrecord/html/selected_content.h"

#include <algorithm>

namespace onrecord::html {
namespace {

// The rules for parsing non-negative integers, as far as "is it one" goes.
bool is_one(std::string_view value) {
  const size_t digits = value.find_first_not_of(" \t\n\f\r");
  if (digits == std::string_view::npos) return false;
  value.remove_prefix(digits + (value[digits] == '+' ? 1 : 0));
  const size_t one = value.find_first_not_of('0');
  if (one == std::string_view::npos || value[one] != '1') return false;
  return one + 1 == value.size() || value[one + 1] < '0' || value[one + 1] > '9';
}

bool is_number(std::string_view value) {
  const size_t digits = value.find_first_not_of(" \t\n\f\r");
  if (digits == std::string_view::npos) return false;
  value.remove_prefix(digits + (value[digits] == '+' ? 1 : 0));
  return !value.empty() && value[0] >= '0' && value[0] <= '9';
}

// Of a <select> without "multiple": https://html.spec.whatwg.org/multipage/form-elements.html#concept-select-size
bool has_display_size_one(const Document& document, NodeId select) {
  const std::string size = document.attribute_text(select, "size").text;
  return !is_number(size) || is_one(size);
}

}  // namespace

bool SelectedContent::is(NodeId node, Tag tag) const {
  return tree_.document().tag(node) == tag && tree_.document().name_space(node) == Namespace::html;
}

// False where the budget is spent: from then on nothing is copied.
bool SelectedContent::spend(uint64_t steps) {
  if (budget_ >= steps) {
    budget_ -= steps;
    return true;
  }
  if (budget_ > 0) tree_.report(static_cast<uint32_t>(tree_.document().input().size()), Excess::selected_content);
  budget_ = 0;
  selects_.clear();
  return false;
}

// The ancestors of a <selectedcontent>. It stays empty inside an option, another one, or a second <select>.
SelectedContent::Ancestry SelectedContent::look_up_from(NodeId selectedcontent) {
  Ancestry found;
  uint64_t steps = 0;
  NodeId node = tree_.document().parent(selectedcontent);
  for (; node != no_node && !is(node, Tag::template_); node = tree_.document().parent(node)) {
    ++steps;
    if (is(node, Tag::option) || is(node, Tag::selectedcontent)) found.is_enabled = false;
    if (!is(node, Tag::select)) continue;
    if (found.select != no_node) found.is_enabled = false;
    if (found.select == no_node) found.select = node;
  }
  found.is_connected = node == no_node;
  spend(steps);
  return found;
}

// https://html.spec.whatwg.org/multipage/form-elements.html#option-element-nearest-ancestor-select
NodeId SelectedContent::nearest_select(NodeId option) {
  bool in_group = false;
  uint64_t steps = 0;
  NodeId node = tree_.document().parent(option);
  for (; node != no_node && !is(node, Tag::select); node = tree_.document().parent(node)) {
    ++steps;
    const bool second_group = in_group && is(node, Tag::optgroup);
    if (second_group || is(node, Tag::datalist) || is(node, Tag::hr) || is(node, Tag::option) ||
        is(node, Tag::template_)) {
      node = no_node;
      break;
    }
    in_group = in_group || is(node, Tag::optgroup);
  }
  return spend(steps) ? node : no_node;
}

SelectedContent::Select* SelectedContent::find(NodeId select) {
  if (select == no_node) return nullptr;
  for (size_t i = selects_.size(); i > 0; --i) {
    if (selects_[i - 1].select == select) return &selects_[i - 1];
    if (!spend(1)) return nullptr;
  }
  return nullptr;
}

// https://html.spec.whatwg.org/multipage/form-elements.html#concept-option-disabled
// A group is asked about for each of its options: its start tag, which may be long, is read for the first.
bool SelectedContent::is_disabled(NodeId option) {
  const Document& document = tree_.document();
  if (document.has_attribute(option, "disabled")) return true;
  const NodeId parent = document.parent(option);
  if (parent == no_node || !is(parent, Tag::optgroup)) return false;
  if (parent == asked_group_) return is_group_disabled_;
  asked_group_ = parent;
  is_group_disabled_ = document.has_attribute(parent, "disabled");
  return is_group_disabled_;
}

// Finds the first <selectedcontent> and the selected option of what the <select> holds so far.
void SelectedContent::look_through(Select& entry) {
  const Document& document = tree_.document();
  const NodeId end = document.next_skipping_children(entry.select);
  NodeId first_enabled = no_node;
  for (NodeId node = document.next(entry.select); node != end;) {
    if (!spend(1)) return;
    if (entry.content == no_node && is(node, Tag::selectedcontent)) entry.content = node;
    if (is(node, Tag::option) && nearest_select(node) == entry.select) {
      if (document.has_attribute(node, "selected")) entry.option = node;
      if (first_enabled == no_node && !is_disabled(node)) first_enabled = node;
    }
    node = is(node, Tag::template_) ? document.next_skipping_children(node) : document.next(node);
  }
  if (entry.option == no_node && entry.selects_first) entry.option = first_enabled;
}

SelectedContent::Select* SelectedContent::add(NodeId select) {
  Select entry{select, no_node, false, false, no_node};
  if (!tree_.document().has_attribute(select, "multiple")) {
    entry.selects_first = has_display_size_one(tree_.document(), select);
    look_through(entry);
    entry.is_enabled = entry.content != no_node && look_up_from(entry.content).is_enabled;
  }
  if (budget_ == 0) return nullptr;
  selects_.push_back(entry);
  return &selects_.back();
}

// https://html.spec.whatwg.org/multipage/form-elements.html#update-a-select's-selectedcontent
void SelectedContent::update(const Select& entry) {
  if (!entry.is_enabled) return;
  const Document& document = tree_.document();
  const NodeId content = entry.content;
  const NodeId option = entry.option;
  while (document.first_child(content) != no_node) tree_.remove(document.first_child(content));
  if (option != no_node) spend(2 * uint64_t{tree_.copy_children(option, content)});
}

void SelectedContent::selectedcontent_inserted(NodeId node) {
  if (budget_ == 0) return;
  const Ancestry ancestry = look_up_from(node);
  if (ancestry.select == no_node || !ancestry.is_connected) return;
  const Select* entry = find(ancestry.select);
  if (entry == nullptr && budget_ > 0) entry = add(ancestry.select);
  if (entry != nullptr) update(*entry);
}

// https://html.spec.whatwg.org/multipage/form-elements.html#selectedness-setting-algorithm
void SelectedContent::option_inserted(NodeId option) {
  Select* entry = find(nearest_select(option));
  if (entry == nullptr) return;
  const bool had_one = entry->option != no_node;
  if (tree_.document().has_attribute(option, "selected")) {
    entry->option = option;
    if (had_one) update(*entry);
  } else if (!had_one && entry->selects_first) {
    if (!is_disabled(option)) entry->option = option;
    update(*entry);
  }
}

void SelectedContent::option_popped(NodeId option) {
  const Select* entry = find(nearest_select(option));
  if (entry != nullptr && entry->option == option) update(*entry);
}

}  // namespace onrecord::html
