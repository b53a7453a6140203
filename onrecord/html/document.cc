// What a document tells: everything that is decoded when somebody asks for it.
#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/doctype.h"
#include "onrecord/html/foreign.h"
#include "onrecord/html/html.h"
#include "onrecord/html/instruction.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::html {
namespace {

constexpr uint8_t attribute_coding = decode_references_bit | attribute_bit;

// Leaves the first of each name.
void drop_repeated(std::vector<Attribute>& attributes) {
  std::vector<std::pair<std::string, size_t>> order;
  for (size_t i = 0; i < attributes.size(); ++i) {
    std::string name(attributes[i].name);
    for (char& c : name) c = to_ascii_lower(c);
    order.emplace_back(std::move(name), i);
  }
  std::sort(order.begin(), order.end());
  for (size_t i = 1; i < order.size(); ++i) {
    if (order[i].first == order[i - 1].first) attributes[order[i].second].name = {};
  }
  std::erase_if(attributes, [](const Attribute& attribute) { return attribute.name.empty(); });
}

}  // namespace

template <typename Take>
void Document::visit_tags(NodeId node, Take take) const {
  if (!may_have_attributes(node)) return;
  if (take(source(node))) return;
  if (tag(node) != Tag::html && tag(node) != Tag::body) return;
  for (const MergedTag& merged : merged_) {
    if (merged.node == node && take(merged.source)) return;
  }
}

template <typename Take>
void Document::visit_runs(NodeId node, Take take) const {
  const Node& text = nodes_[node];
  if (text.kind != NodeKind::text) return;
  if (text.first_child == no_node) {
    take(ByteRange{text.begin, text.end}, text.detail);
    return;
  }
  uint32_t run = text.first_child;
  do {
    run = runs_[run].next;
    take(runs_[run].source, runs_[run].coding);
  } while (run != text.first_child);
}

std::string Document::tag_name(NodeId node) const {
  if (!is_element(node)) return {};
  std::string name(html::name_of(tag(node)));
  if (name.empty()) {
    const std::string_view start_tag = slice(input_, source(node));
    const char* const end = find_class(start_tag.data() + 1, start_tag.data() + start_tag.size(), tag_name_end_class);
    append_decoded(start_tag, {1, static_cast<uint32_t>(end - start_tag.data())}, raw_coding, name);
    for (char& c : name) c = to_ascii_lower(c);
  }
  return name_space(node) == Namespace::svg ? std::string(adjust_svg_name(name)) : name;
}

void Document::append_text(NodeId node, MappedText& out) const {
  visit_runs(node, [&](ByteRange range, uint8_t coding) { append_decoded(input_, range, coding, 0, out); });
}

std::string_view Document::plain_text(NodeId node) const {
  const Node& text = nodes_[node];
  if (text.kind != NodeKind::text || text.first_child != no_node) return {};
  const std::string_view raw = slice(input_, source(node));
  const char* const end = raw.data() + raw.size();
  const auto is_special = [](char c) { return c == '&' || c == '\r' || c == '\0' || !is_ascii(c); };
  return std::none_of(skip_plain_blocks(raw.data(), end), end, is_special) ? raw : std::string_view();
}

ByteRanges Document::text_ranges(NodeId node) const {
  ByteRanges out;
  visit_runs(node, [&](ByteRange range, uint8_t) {
    if (!out.empty() && out.back().end == range.begin) {
      out.back().end = range.end;
    } else {
      out.push_back(range);
    }
  });
  return out;
}

std::string Document::text(NodeId node) const {
  std::string out;
  visit_runs(node, [&](ByteRange range, uint8_t coding) { append_decoded(input_, range, coding, out); });
  if (kind(node) == NodeKind::comment) append_decoded(input_, source(node), raw_coding, out);
  return out;
}

Doctype Document::doctype(NodeId node) const {
  return kind(node) == NodeKind::doctype ? parse_doctype(slice(input_, source(node))).doctype : Doctype{};
}

ProcessingInstruction Document::instruction(NodeId node) const {
  ProcessingInstruction out;
  if (kind(node) != NodeKind::instruction) return out;
  const InstructionParts parts = parse_instruction(slice(input_, source(node)));
  out.target = parts.target;
  append_decoded(parts.data, {0, static_cast<uint32_t>(parts.data.size())}, raw_coding, out.data);
  return out;
}

std::vector<Attribute> Document::attributes(NodeId node) const {
  std::vector<Attribute> out;
  const auto offset = [&](const char* at) { return static_cast<uint32_t>(at - input_.data()); };
  visit_tags(node, [&](ByteRange tag_source) {
    AttributeReader reader = read_attributes(slice(input_, tag_source));
    RawAttribute raw;
    while (out.size() < attribute_limit_ && reader.next(raw)) {
      out.push_back({raw.name(), {offset(raw.value_begin), offset(raw.value_end)}});
    }
    return false;
  });
  if (out.size() > 1) drop_repeated(out);
  return out;
}

std::optional<Attribute> Document::attribute(NodeId node, std::string_view lower_case_name) const {
  return attributes_named(node, std::array{lower_case_name}).front();
}

void Document::find_attributes(NodeId node, std::span<const std::string_view> lower_case_names,
                               std::span<std::optional<Attribute>> found) const {
  uint64_t sizes = 0;  // A bit a length of a name that is looked for: most names have none of them.
  for (std::string_view name : lower_case_names) sizes |= uint64_t{1} << (name.size() & 63);
  const auto offset = [&](const char* at) { return static_cast<uint32_t>(at - input_.data()); };
  uint32_t left = attribute_limit_;
  size_t missing = found.size();
  visit_tags(node, [&](ByteRange tag_source) {
    AttributeReader reader = read_attributes(slice(input_, tag_source));
    RawAttribute raw;
    for (; left > 0 && missing > 0 && reader.next(raw); --left) {
      if ((sizes >> (raw.name().size() & 63) & 1) == 0) continue;
      for (size_t i = 0; i < found.size(); ++i) {
        if (found[i] || !raw.is_named(lower_case_names[i])) continue;
        found[i] = Attribute{raw.name(), {offset(raw.value_begin), offset(raw.value_end)}};
        --missing;
      }
    }
    return left == 0 || missing == 0;
  });
}

bool Document::has_attribute(NodeId node, std::string_view lower_case_name) const {
  return attribute(node, lower_case_name).has_value();
}

MappedText Document::attribute_text(NodeId node, std::string_view lower_case_name) const {
  MappedText out;
  const std::optional<Attribute> found = attribute(node, lower_case_name);
  if (found) append_decoded(input_, found->value, attribute_coding, 0, out);
  return out;
}

MappedText decode_references(std::string_view raw, bool in_attribute, uint32_t offset) {
  MappedText out;
  const uint8_t coding = in_attribute ? attribute_coding : uint8_t{decode_references_bit};
  append_decoded(raw, {0, static_cast<uint32_t>(raw.size())}, coding, offset, out);
  return out;
}

}  // namespace onrecord::html
