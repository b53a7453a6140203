#include "onrecord/article/tree_boxes.h"

#include <algorithm>
#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using html::NodeId;
using html::Tag;

Hints hints_of_tag(Tag tag) {
  switch (tag) {
    case Tag::nav: return {Hint::nav};
    case Tag::footer: return {Hint::footer};
    case Tag::aside: return {Hint::sidebar};
    case Tag::header: return {Hint::header};
    case Tag::figcaption: return {Hint::caption};
    case Tag::figure: return {Hint::figure};
    case Tag::main: return {Hint::content};
    case Tag::article: return {Hint::article};
    case Tag::time: return {Hint::date};
    case Tag::address: return {Hint::byline};
    case Tag::dialog: return {Hint::consent};
    case Tag::video:
    case Tag::audio: return {Hint::media};
    default: return {};
  }
}

Hints hints_of_role(std::string_view role) {
  if (role == "main") return {Hint::content};
  if (role == "article") return {Hint::article};
  if (role == "navigation" || role == "search" || role == "menu") return {Hint::nav};
  if (role == "complementary") return {Hint::sidebar};
  if (role == "contentinfo") return {Hint::footer};
  if (role == "banner") return {Hint::header};
  if (role == "dialog" || role == "alertdialog") return {Hint::consent};
  return {};
}

Hints hints_of_itemprop(std::string_view value) {
  if (value.find("articleBody") != std::string_view::npos) return {Hint::text};
  if (value == "author") return {Hint::byline};
  if (value == "headline") return {Hint::title};
  if (value == "caption") return {Hint::caption};
  if (value == "comment") return {Hint::comment};
  if (value == "datePublished" || value == "dateModified") return {Hint::date};
  if (value == "keywords") return {Hint::tag};
  return {};
}

Hints hints_of(const html::Document& tree, NodeId node, RememberedTokens& tokens) {
  constexpr std::array<std::string_view, 6> attributes = {"class",       "id",   "data-component",
                                                          "data-testid", "role", "itemprop"};
  const auto [class_names, id, component, test_id, role, property] = tree.attributes_named(node, attributes);
  Hints hints = hints_of_tag(tree.tag(node));
  for (const auto& names : {class_names, id, component, test_id}) {
    if (names) hints.add(tokens.hints_of(slice(tree.input(), names->value)));
  }
  if (role) hints.add(hints_of_role(slice(tree.input(), role->value)));
  if (property) hints.add(hints_of_itemprop(slice(tree.input(), property->value)));
  return hints;
}

}  // namespace

TreeBoxes::TreeBoxes(const Page& page, const ArticleLexicon& lexicon, const std::vector<LineFeatures>& lines)
    : box_of_block_(page.blocks.size(), no_box) {
  if (page.tree.node_count() > 0) add_boxes(page, lexicon);
  add_sums(page, lines);
  find_articles_inside();
}

void TreeBoxes::find_articles_inside() {
  for (size_t i = boxes_.size(); i-- > 1;) {
    const Box& box = boxes_[i];
    Box& parent = boxes_[box.parent];
    parent.holds_h1 |= box.holds_h1 || box.tag == Tag::h1;
    const bool text = box.hints.has(Hint::text) && !box.hints.has_any(thread_hints);
    const uint32_t own = text ? sums(box).prose : 0;
    parent.text_prose_inside = std::max({parent.text_prose_inside, box.text_prose_inside, own});
  }
}

// Blocks stand in document order, and so do the elements around each of them that hold none before it. Elements without
// blocks are not looked at.
void TreeBoxes::add_boxes(const Page& page, const ArticleLexicon& lexicon) {
  const html::Document& tree = page.tree;
  RememberedTokens tokens(lexicon.class_tokens);
  std::vector<uint32_t> box_of_node(tree.node_count(), no_box);
  std::vector<NodeId> around;
  for (uint32_t i = 0; i < page.blocks.size(); ++i) {
    const NodeId own = page.blocks[i].node;
    if (own >= box_of_node.size()) continue;
    around.clear();
    for (NodeId node = own; node != html::no_node && box_of_node[node] == no_box; node = tree.parent(node)) {
      around.push_back(node);
    }
    for (size_t k = around.size(); k-- > 0;) {
      const NodeId node = around[k], parent = tree.parent(node);
      box_of_node[node] = static_cast<uint32_t>(boxes_.size());
      const Hints hints = tree.is_element(node) ? hints_of(tree, node, tokens) : Hints{};
      const uint32_t parent_box = parent == html::no_node ? no_box : box_of_node[parent];
      boxes_.push_back({node, tree.tag(node), parent_box, 0, i, 0, hints, false, 0});
    }
    box_of_block_[i] = box_of_node[own];
    boxes_[box_of_block_[i]].end_block = i + 1;
  }
  for (uint32_t i = static_cast<uint32_t>(boxes_.size()); i-- > 0;) {
    boxes_[i].end = std::max(boxes_[i].end, i + 1);
    if (boxes_[i].parent == no_box) continue;
    Box& parent = boxes_[boxes_[i].parent];
    parent.end = std::max(parent.end, boxes_[i].end);
    parent.end_block = std::max(parent.end_block, boxes_[i].end_block);
  }
}

void TreeBoxes::add_sums(const Page& page, const std::vector<LineFeatures>& lines) {
  if (lines.empty()) return;
  sums_.reserve(page.blocks.size() + 1);
  BlockSums sum;
  sums_.push_back(sum);
  for (uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    sum.bytes += block.span.size();
    sum.link_bytes += block.link_bytes;
    sum.words += lines[i].words;
    if (is_running_text(block, lines[i])) sum.prose += block.span.size() - block.link_bytes;
    sums_.push_back(sum);
  }
}

BlockSums TreeBoxes::sums(uint32_t first_block, uint32_t end_block) const {
  const BlockSums& a = sums_[first_block];
  const BlockSums& b = sums_[end_block];
  return {b.bytes - a.bytes, b.link_bytes - a.link_bytes, b.words - a.words, b.prose - a.prose};
}

bool is_running_text(const Block& block, const LineFeatures& line) {
  return 2 * block.link_bytes < block.span.size() && !line.phrase.whole && is_prose(line);
}

}  // namespace onrecord
