#include "onrecord/html/dump.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/html/foreign.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::html {
namespace {

class Dumper {
 public:
  Dumper(const Document& document, const DumpOptions& options) : document_(document), options_(options) {}

  // Walks without recursion: a tree may be as deep as its limits allow.
  std::string dump() {
    const NodeId root = options_.fragment ? document_.first_child(0) : document_.root();
    if (root == no_node) return {};
    NodeId node = document_.first_child(root);
    while (node != no_node) {
      write_node(node);
      if (document_.first_child(node) != no_node) {
        descend(node);
        node = document_.first_child(node);
        continue;
      }
      while (node != root && document_.next_sibling(node) == no_node) node = ascend(node);
      node = node == root ? no_node : document_.next_sibling(node);
    }
    return std::move(out_);
  }

 private:
  bool is_template(NodeId node) const {
    return document_.tag(node) == Tag::template_ && document_.name_space(node) == Namespace::html;
  }
  void descend(NodeId node) { depth_ += is_template(node) ? 2 : 1; }
  NodeId ascend(NodeId node) {
    const NodeId up = document_.parent(node);
    depth_ -= is_template(up) ? 2 : 1;
    return up;
  }

  void begin_line(size_t depth) {
    out_ += "| ";
    out_.append(2 * depth, ' ');
  }

  void end_line(const ByteRanges& ranges) {
    if (options_.positions) {
      for (const ByteRange range : ranges) {
        out_ += " [" + std::to_string(range.begin) + ", " + std::to_string(range.end) + ")";
      }
    }
    out_ += '\n';
  }

  void write_node(NodeId node) {
    begin_line(depth_);
    switch (document_.kind(node)) {
      case NodeKind::document: break;
      case NodeKind::doctype: write_doctype(node); break;
      case NodeKind::comment: out_ += "<!-- " + document_.text(node) + " -->"; break;
      case NodeKind::instruction: write_instruction(node); break;
      case NodeKind::text: out_ += '"' + document_.text(node) + '"'; break;
      case NodeKind::element: write_element(node); return;
    }
    end_line(document_.kind(node) == NodeKind::text ? document_.text_ranges(node) : ByteRanges{document_.source(node)});
  }

  void write_doctype(NodeId node) {
    const Doctype doctype = document_.doctype(node);
    const std::string public_id = doctype.public_id.value_or("");
    const std::string system_id = doctype.system_id.value_or("");
    out_ += "<!DOCTYPE " + doctype.name;
    if (!public_id.empty() || !system_id.empty()) out_ += " \"" + public_id + "\" \"" + system_id + '"';
    out_ += '>';
  }

  void write_instruction(NodeId node) {
    const ProcessingInstruction instruction = document_.instruction(node);
    out_ += "<?" + instruction.target + " " + instruction.data + "?>";
  }

  void write_element(NodeId node) {
    const Namespace space = document_.name_space(node);
    out_ += space == Namespace::svg ? "<svg " : space == Namespace::mathml ? "<math " : "<";
    out_ += document_.tag_name(node) + ">";
    end_line({document_.source(node)});
    for (const Line& line : attribute_lines(node)) {
      begin_line(depth_ + 1);
      out_ += line.name + "=\"" + line.value + '"';
      end_line({line.source});
    }
    if (!is_template(node)) return;
    begin_line(depth_ + 1);
    out_ += "content\n";
  }

  struct Line {
    std::string name;
    std::string value;
    ByteRange source;
  };

  std::vector<Line> attribute_lines(NodeId node) const {
    std::vector<Line> out;
    for (const Attribute& attribute : document_.attributes(node)) {
      std::string name;
      append_decoded(attribute.name, {0, static_cast<uint32_t>(attribute.name.size())}, raw_coding, name);
      for (char& c : name) c = to_ascii_lower(c);
      name = adjust_attribute_name(document_.name_space(node), name);
      out.push_back({name, decode_references(slice(document_.input(), attribute.value), true).text, attribute.value});
    }
    std::sort(out.begin(), out.end(), [](const Line& a, const Line& b) { return a.name < b.name; });
    return out;
  }

  const Document& document_;
  DumpOptions options_;
  std::string out_;
  size_t depth_ = 0;
};

}  // namespace

std::string dump_tree(const Document& document, const DumpOptions& options) { return Dumper(document, options).dump(); }

}  // namespace onrecord::html
