#include "onrecord/html/json_dump.h"

#include "onrecord/core/json_writer.h"
#include "onrecord/core/utf8.h"
#include "onrecord/html/foreign.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::html {
namespace {

const char* name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::document: return "document";
    case NodeKind::doctype: return "doctype";
    case NodeKind::element: return "element";
    case NodeKind::text: return "text";
    case NodeKind::comment: return "comment";
    case NodeKind::instruction: return "instruction";
  }
  return "";
}

const char* name_of(Namespace space) {
  return space == Namespace::svg ? "svg" : space == Namespace::mathml ? "math" : "html";
}

const char* name_of(Quirks quirks) {
  return quirks == Quirks::full ? "full" : quirks == Quirks::limited ? "limited" : "none";
}

void write_places(JsonWriter& json, const ByteRanges& ranges) {
  json.key("at").begin_array();
  for (const ByteRange range : ranges) {
    if (!range.empty()) json.begin_array().value(range.begin).value(range.end).end_array();
  }
  json.end_array();
}

void write_optional(JsonWriter& json, const char* key, const std::optional<std::string>& text) {
  json.key(key);
  if (text) {
    json.value(*text);
  } else {
    json.null();
  }
}

void write_element(JsonWriter& json, const Document& document, NodeId node) {
  const Namespace space = document.name_space(node);
  json.key("space").value(name_of(space)).key("name").value(document.tag_name(node));
  write_places(json, {document.source(node)});
  json.key("attributes").begin_array();
  for (const Attribute& attribute : document.attributes(node)) {
    std::string name;
    append_decoded(attribute.name, {0, static_cast<uint32_t>(attribute.name.size())}, raw_coding, name);
    for (char& c : name) c = to_ascii_lower(c);
    json.begin_object().key("name").value(adjust_attribute_name(space, name));
    json.key("value").value(decode_references(slice(document.input(), attribute.value), true).text);
    write_places(json, {attribute.value});
    json.end_object();
  }
  json.end_array();
}

void write_doctype(JsonWriter& json, const Document& document, NodeId node) {
  const Doctype doctype = document.doctype(node);
  json.key("name").value(doctype.name);
  write_optional(json, "public", doctype.public_id);
  write_optional(json, "system", doctype.system_id);
}

void write_node(JsonWriter& json, const Document& document, NodeId node, uint32_t depth) {
  const NodeKind kind = document.kind(node);
  json.begin_object().key("depth").value(depth).key("kind").value(name_of(kind));
  switch (kind) {
    case NodeKind::document: json.key("quirks").value(name_of(document.quirks())); break;
    case NodeKind::element: write_element(json, document, node); break;
    case NodeKind::doctype: write_doctype(json, document, node); break;
    case NodeKind::instruction: {
      const ProcessingInstruction instruction = document.instruction(node);
      json.key("target").value(instruction.target).key("text").value(instruction.data);
      break;
    }
    case NodeKind::text:
    case NodeKind::comment: json.key("text").value(document.text(node)); break;
  }
  if (kind == NodeKind::text) write_places(json, document.text_ranges(node));
  if (kind != NodeKind::text && kind != NodeKind::element && kind != NodeKind::document) {
    write_places(json, {document.source(node)});
  }
  json.end_object();
}

}  // namespace

std::string dump_json(const Document& document) {
  std::string out;
  uint32_t depth = 0;
  for (NodeId node = document.root(); node != no_node;) {
    JsonWriter json(out);
    write_node(json, document, node, depth);
    out += '\n';
    NodeId next = document.first_child(node);
    if (next != no_node) ++depth;
    for (; next == no_node && node != no_node; node = document.parent(node)) {
      next = document.next_sibling(node);
      if (next == no_node && depth > 0) --depth;
    }
    node = next;
  }
  return out;
}

}  // namespace onrecord::html
