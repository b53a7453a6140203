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
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/html/tag.h"

namespace onrecord::html {

using NodeId = uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFF;

enum class NodeKind : uint8_t { document, doctype, element, text, comment };
enum class Namespace : uint8_t { html, svg, mathml };

// Work units, not seconds, so that results repeat. What goes over a limit is left out and told in `Document::reports`.
struct Limits {
  uint32_t depth = 512;         // Open elements; deeper ones become siblings.
  uint32_t nodes = 4'000'000;   // Nodes of one tree.
  uint32_t attributes = 1'000;  // Attributes of one element.
};

struct Report {
  uint32_t at;       // Offset in the input.
  const char* what;  // "depth limit", "node limit", "attribute limit".
};

struct Attribute {
  std::string_view name;  // As in the input; compare ignoring ASCII case.
  ByteRange value;        // The raw value without quotes; empty where there is none.
};

class Document {
 public:
  NodeId root() const { return 0; }
  uint32_t node_count() const;

  NodeKind kind(NodeId node) const;
  bool is_element(NodeId node) const { return kind(node) == NodeKind::element; }
  Tag tag(NodeId node) const;               // Tag::none for what is no element, Tag::other for unknown names.
  std::string tag_name(NodeId node) const;  // Lower case.
  Namespace name_space(NodeId node) const;

  NodeId parent(NodeId node) const;  // no_node for the root.
  NodeId first_child(NodeId node) const;
  NodeId last_child(NodeId node) const;
  NodeId next_sibling(NodeId node) const;
  // The next node in document order (pre-order), or no_node.
  NodeId next(NodeId node) const;
  // The same, but passing over the descendants of `node`.
  NodeId next_skipping_children(NodeId node) const;

  // Element: its start tag (empty for one that the parser implied). Text: from its first to its last byte.
  ByteRange source(NodeId node) const;

  // Adds the decoded text of a text node to `out`, with its map into the input. Nothing for other kinds.
  void append_text(NodeId node, MappedText& out) const;
  // The decoded text of a text or comment node.
  std::string text(NodeId node) const;

  // In input order. The views live as long as the input.
  std::vector<Attribute> attributes(NodeId node) const;
  std::optional<Attribute> attribute(NodeId node, std::string_view lower_case_name) const;
  bool has_attribute(NodeId node, std::string_view lower_case_name) const;
  // The value with its character references decoded, and its map into the input; empty where there is none.
  MappedText attribute_text(NodeId node, std::string_view lower_case_name) const;

  std::string_view input() const;
  const std::vector<Report>& reports() const;

 private:
  friend class Builder;
  // Laid out by the parser; see html.cc.
};

// Total: any bytes give a tree. Time is linear in the input. REQUIRES: input.size() < 2^32 - 1.
Document parse(std::string_view input, const Limits& limits = {});

// Decodes the character references of `raw` (the WHATWG tokenizer's rules for text, or for attribute values), with the
// map from the result to offsets in `raw` plus `offset`.
MappedText decode_references(std::string_view raw, bool in_attribute, uint32_t offset = 0);

}  // namespace onrecord::html
