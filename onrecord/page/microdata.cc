#include "onrecord/page/microdata.h"

#include "onrecord/core/utf8.h"
#include "onrecord/page/element_text.h"
#include "onrecord/page/meta_names.h"
#include "onrecord/page/schema_types.h"

namespace onrecord {
namespace {

using html::NodeId;

constexpr size_t most_nodes_of_item = 300;

std::string last_part(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  const size_t slash = url.find_last_of("/#:");
  return std::string(slash == std::string_view::npos ? url : url.substr(slash + 1));
}

std::string type_of(const html::Document& tree, NodeId item) {
  const MappedText attribute = tree.attribute_text(item, "itemtype");
  const std::string_view types = trim(attribute.text);
  return last_part(types.substr(0, types.find(' ')));
}

bool has_property(const html::Document& tree, NodeId element, std::string_view wanted) {
  const MappedText names = tree.attribute_text(element, "itemprop");
  for (std::string_view rest = names.text; !(rest = trim(rest)).empty();) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == wanted) return true;
    rest.remove_prefix(end);
  }
  return false;
}

// The first element inside an item that is its name.
NodeId name_inside(const html::Document& tree, NodeId item) {
  const NodeId behind = tree.next_skipping_children(item);
  NodeId node = tree.next(item);
  for (size_t nodes = 0; node != behind && nodes < most_nodes_of_item; ++nodes) {
    if (tree.is_element(node) && has_property(tree, node, "name")) return node;
    node = tree.next(node);
  }
  return html::no_node;
}

struct Value {
  MappedText text;
  Coding coding;
};

Value value_of(const html::Document& tree, NodeId element) {
  for (const char* attribute : {"content", "datetime"}) {
    MappedText text = tree.attribute_text(element, attribute);
    if (!trim(text.text).empty()) return {std::move(text), Coding::attribute};
  }
  return {element_text(tree, element), Coding::text};
}

}  // namespace

MicrodataReader::MicrodataReader(const html::Document& tree, CandidateList& out) : tree_(tree), out_(out) {}

void MicrodataReader::read(NodeId element, bool is_item) {
  const MappedText names = tree_.attribute_text(element, "itemprop");
  for (std::string_view rest = names.text; !(rest = trim(rest)).empty() && !out_.reached_limit;) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (const MetaName* property = find_item_property(rest.substr(0, end))) add_property(element, *property);
    rest.remove_prefix(end);
  }
  if (!is_item) return;
  items_.push_back({tree_.next_skipping_children(element), type_of(tree_, element), !names.text.empty()});
}

void MicrodataReader::add_property(NodeId element, const MetaName& property) {
  if (!items_.empty() && is_foreign_type(items_.back().type)) return;
  const bool names_an_item = property.name == "name" && !items_.empty() && items_.back().is_property;
  if (names_an_item) return;  // Read with the item that it names.
  const bool is_item = tree_.has_attribute(element, "itemscope");
  const NodeId name = is_item ? name_inside(tree_, element) : html::no_node;
  const Value value = value_of(tree_, name == html::no_node ? element : name);
  const std::string prefix = items_.empty() || items_.back().type.empty() ? "" : items_.back().type + ".";
  const bool of_site = !items_.empty() && is_site_type(items_.back().type);
  const MetaField field = of_site && property.field == MetaField::title ? MetaField::site_name : property.field;
  const std::string reason = "microdata " + prefix + std::string(property.name);
  if (property.list) {
    out_.add_each(field, value.text, value.coding, reason);
  } else {
    out_.add(field, value.text, value.coding, reason);
  }
}

}  // namespace onrecord
