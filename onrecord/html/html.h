// HTML bytes to a tree in which every text run and attribute knows its place in the input.
//
// Follows the WHATWG HTML Standard, section 13.2 (parsing HTML documents), with scripting off:
// https://html.spec.whatwg.org/multipage/parsing.html
//
//   html::Document page = html::parse("<p>Fish &amp; chips</p>");
//   for (html::NodeId n = page.root(); n != html::no_node; n = page.next(n)) ...
//
// The input is UTF-8; bytes that are none come out as U+FFFD. All offsets count bytes of the input. The tree keeps
// views into the input, which must outlive it. Everything lies in flat arrays; nothing is allocated per node.
//
// Nothing is decoded before it is asked for: an element keeps the place of its start tag and a text the places of its
// bytes, so that a parse writes 32 bytes a node and never copies the input.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/html/flat_array.h"
#include "onrecord/html/tag.h"

namespace onrecord::html {

using NodeId = uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

enum class NodeKind : uint8_t { document, doctype, element, text, comment, instruction };
enum class Namespace : uint8_t { html, svg, mathml };
enum class Quirks : uint8_t { none, limited, full };

// Work units, not seconds, so that results repeat. What goes over a limit is left out and told in `Document::reports`.
struct Limits {
  uint32_t bytes = 0xFFFFFFFE;  // Of the input; what stands behind them is not read.
  uint32_t depth = 512;         // Open elements; deeper ones become siblings. At least 16 and at most 60,000 count.
  uint32_t nodes = 4'000'000;   // Nodes of one tree.
  uint32_t attributes = 1'000;  // Attributes of one element.
};

struct Report {
  uint32_t at;  // Offset in the input of the first time.
  // "byte limit", "depth limit", "node limit", "attribute limit", "formatting limit", "name limit", "selected content
  // limit".
  const char* what;
  uint32_t times;
};

struct Attribute {
  std::string_view name;  // As in the input; compare ignoring ASCII case.
  ByteRange value;        // The raw value without quotes; empty where there is none.
};

// A document type, "" and absent kept apart: <!DOCTYPE html> has no public identifier.
struct Doctype {
  std::string name;
  std::optional<std::string> public_id;
  std::optional<std::string> system_id;
};

// <?target data?>
struct ProcessingInstruction {
  std::string target;
  std::string data;
};

class Document {
 public:
  NodeId root() const { return 0; }
  uint32_t node_count() const { return static_cast<uint32_t>(nodes_.size()); }  // With those taken out of the tree.

  NodeKind kind(NodeId node) const { return nodes_[node].kind; }
  bool is_element(NodeId node) const { return kind(node) == NodeKind::element; }
  // Tag::none for what is no element, Tag::other for unknown names. Ask name_space() where <title> of SVG matters.
  Tag tag(NodeId node) const {
    const uint16_t name = nodes_[node].name;
    return name < tag_count ? static_cast<Tag>(name) : Tag::other;
  }
  // Lower case, but for SVG names as the standard adjusts them (foreignObject). Empty for what is no element.
  std::string tag_name(NodeId node) const;
  Namespace name_space(NodeId node) const {
    return is_element(node) ? static_cast<Namespace>(nodes_[node].detail & 3) : Namespace::html;
  }

  // The contents of a <template> are its children.
  NodeId parent(NodeId node) const { return nodes_[node].parent; }  // no_node for the root.
  NodeId first_child(NodeId node) const { return may_have_children(node) ? nodes_[node].first_child : no_node; }
  NodeId last_child(NodeId node) const { return may_have_children(node) ? nodes_[node].last_child : no_node; }
  NodeId next_sibling(NodeId node) const { return nodes_[node].next; }
  NodeId previous_sibling(NodeId node) const { return nodes_[node].previous; }
  // The next node in document order (pre-order), or no_node.
  NodeId next(NodeId node) const {
    const NodeId child = first_child(node);
    return child != no_node ? child : next_skipping_children(node);
  }
  // The same, but passing over the descendants of `node`.
  NodeId next_skipping_children(NodeId node) const {
    while (node != no_node && nodes_[node].next == no_node) node = nodes_[node].parent;
    return node == no_node ? no_node : nodes_[node].next;
  }

  // Element: its start tag (empty for one that the parser implied; a copy that the parser made of a formatting element
  // has its original's). Text: from its first to its last byte. Comment: its data. Doctype and processing instruction:
  // the whole of it.
  ByteRange source(NodeId node) const { return {nodes_[node].begin, nodes_[node].end}; }

  // Adds the decoded text of a text node to `out`, with its map into the input. Nothing for other kinds.
  void append_text(NodeId node, MappedText& out) const;
  // A text node that stands in the input as it is: in one stretch, of ASCII, without references, CR and NUL. Empty for
  // all others.
  std::string_view plain_text(NodeId node) const;
  // The places of a text node's bytes, in text order: several where the parser took something out or joined texts.
  ByteRanges text_ranges(NodeId node) const;
  // The decoded text of a text or comment node.
  std::string text(NodeId node) const;
  Doctype doctype(NodeId node) const;
  ProcessingInstruction instruction(NodeId node) const;

  // False for most elements without attributes: their tag is a name in brackets.
  bool may_have_attributes(NodeId node) const {
    if (!is_element(node)) return false;
    const Tag name = tag(node);
    return source(node).size() > name_of(name).size() + 2 || name == Tag::html || name == Tag::body;
  }
  // In input order, each name once. The views live as long as the input.
  std::vector<Attribute> attributes(NodeId node) const;
  // These read the start tag again: cheap, but ask once.
  std::optional<Attribute> attribute(NodeId node, std::string_view lower_case_name) const;
  bool has_attribute(NodeId node, std::string_view lower_case_name) const;
  // Several of them in one reading: found[i] is the attribute called lower_case_names[i].
  template <size_t count>
  std::array<std::optional<Attribute>, count> attributes_named(
      NodeId node, const std::array<std::string_view, count>& lower_case_names) const {
    std::array<std::optional<Attribute>, count> found;
    if (may_have_attributes(node)) find_attributes(node, lower_case_names, found);
    return found;
  }
  // The value with its character references decoded, and its map into the input; empty where there is none.
  MappedText attribute_text(NodeId node, std::string_view lower_case_name) const;

  std::string_view input() const { return input_; }
  Quirks quirks() const { return quirks_; }
  const std::vector<Report>& reports() const { return reports_; }  // One a limit.

 private:
  friend class Tree;

  // INVARIANT: an element's [begin, end) is empty or a whole start tag.
  struct Node {
    NodeId parent = no_node;
    NodeId previous = no_node;
    NodeId next = no_node;
    NodeId first_child = no_node;  // Text: its last run in runs_, or no_node where [begin, end) is the only one.
    NodeId last_child = no_node;
    uint32_t begin = 0;
    uint32_t end = 0;
    uint16_t name = 0;  // A Tag, or from tag_count on a name that the parser numbered.
    NodeKind kind = NodeKind::document;
    uint8_t detail = 0;  // Element: its Namespace, and a mark while it is open. Text: its coding (text_coding.h).
  };

  // A part of a text that has several. They form a ring: behind the last comes the first.
  struct Run {
    ByteRange source;
    uint32_t next;
    uint8_t coding;
  };

  // A second <html> or <body> tag gives its attributes to the first.
  struct MergedTag {
    NodeId node;
    ByteRange source;
  };

  bool may_have_children(NodeId node) const {
    return nodes_[node].kind == NodeKind::element || nodes_[node].kind == NodeKind::document;
  }

  void find_attributes(NodeId node, std::span<const std::string_view> lower_case_names,
                       std::span<std::optional<Attribute>> found) const;
  // Gives each tag that holds attributes of the element to take(source); stops where it gives true.
  template <typename Take>
  void visit_tags(NodeId node, Take take) const;
  template <typename Take>
  void visit_runs(NodeId node, Take take) const;

  std::string_view input_;
  FlatArray<Node> nodes_;
  FlatArray<Run> runs_;
  FlatArray<MergedTag> merged_;
  std::vector<Report> reports_;
  uint32_t attribute_limit_ = 0;
  Quirks quirks_ = Quirks::none;
};

// Total: any bytes give a tree. Time is linear in the input.
Document parse(std::string_view input, const Limits& limits = {});

// Parses what would stand inside an element: "td", "template", "svg title", "math mi". The nodes are the children of
// the document's only child, an <html> element that stands for the context.
Document parse_fragment(std::string_view input, std::string_view context, const Limits& limits = {});

// Decodes the character references of `raw` (the WHATWG tokenizer's rules for text, or for attribute values), with the
// map from the result to offsets in `raw` plus `offset`. Line ends become "\n"; NUL and damaged UTF-8 become U+FFFD.
MappedText decode_references(std::string_view raw, bool in_attribute, uint32_t offset = 0);

}  // namespace onrecord::html
