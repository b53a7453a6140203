#include "onrecord/page/element_text.h"

#include "onrecord/page/visibility.h"

namespace onrecord {
namespace {

constexpr size_t enough_bytes = 1000;
constexpr size_t enough_nodes = 300;
constexpr size_t longest_text = 64 << 10;

}  // namespace

MappedText element_text(const html::Document& tree, html::NodeId element) {
  MappedText out;
  if (holds_raw_text(tree.tag(element))) return out;
  const html::NodeId behind = tree.next_skipping_children(element);
  html::NodeId node = tree.next(element);
  for (size_t nodes = 0; node != behind && nodes < enough_nodes && out.text.size() < enough_bytes; ++nodes) {
    const Display display = tree.is_element(node) ? display_of(tree, node) : Display::inlined;
    const bool gap = display == Display::block || tree.tag(node) == html::Tag::br;
    if (gap && !out.text.empty()) {
      out.text += ' ';
      out.map.append(1, {}, false);
    }
    if (tree.source(node).size() > longest_text) break;
    tree.append_text(node, out);
    node = display == Display::hidden ? tree.next_skipping_children(node) : tree.next(node);
  }
  return out;
}

}  // namespace onrecord
