#include "onrecord/page/metadata.h"

#include <array>

#include "onrecord/core/utf8.h"
#include "onrecord/page/element_text.h"
#include "onrecord/page/json_ld.h"
#include "onrecord/page/meta_names.h"
#include "onrecord/page/microdata.h"

namespace onrecord {
namespace {

using html::NodeId;
using html::Tag;

// Whether a space-separated attribute value has the word.
bool has_word(std::string_view words, std::string_view wanted) {
  while (!(words = trim(words)).empty()) {
    const size_t end = std::min(words.find_first_of(" \t\r\n\f"), words.size());
    if (equals_ignoring_ascii_case(words.substr(0, end), wanted)) return true;
    words.remove_prefix(end);
  }
  return false;
}

// "og:title" tells by itself where it is from; "author" does not.
std::string reason_of_meta(std::string_view name) {
  const bool tells = name.find_first_of(":._-") != std::string_view::npos;
  return (tells ? "" : "meta ") + std::string(name);
}

class MetadataReader {
 public:
  MetadataReader(const html::Document& tree, CandidateList& out) : tree_(tree), out_(out), microdata_(tree, out) {}

  void run() {
    for (NodeId node = tree_.root(); node != html::no_node; node = tree_.next(node)) {
      microdata_.leave_items(node);
      if (tree_.may_have_attributes(node)) {
        read_element(node);
      } else {
        read_bare(node);
      }
    }
    read_json_ld(tree_.input(), json_ld_, out_);
  }

 private:
  // Without attributes only these say something.
  void read_bare(NodeId node) {
    const Tag tag = tree_.tag(node);
    if ((tag == Tag::title || tag == Tag::time) && tree_.name_space(node) == html::Namespace::html) {
      read_html(node, {}, {});
    }
  }

  void read_element(NodeId node) {
    constexpr std::array<std::string_view, 4> names = {"rel", "title", "itemprop", "itemscope"};
    const auto [rel, title, property, item] = tree_.attributes_named(node, names);
    if (tree_.name_space(node) == html::Namespace::html) read_html(node, value_of(rel), value_of(title));
    if (property || item) microdata_.read(node, item.has_value());
  }

  void read_html(NodeId node, std::string_view rel, std::string_view title) {
    switch (tree_.tag(node)) {
      case Tag::html: return add_attribute(MetaField::language, node, "lang", "html lang");
      case Tag::meta: return read_meta(node);
      case Tag::link: return read_link(node, rel);
      case Tag::title: return read_title(node);
      case Tag::time: return read_time(node);
      case Tag::abbr:
      case Tag::span: return read_day_title(node, title);
      case Tag::script: return read_script(node);
      case Tag::a: return read_anchor(node, rel);
      default: return;
    }
  }

  void add_attribute(MetaField field, NodeId node, std::string_view attribute, std::string reason) {
    out_.add(field, tree_.attribute_text(node, attribute), Coding::attribute, std::move(reason));
  }

  void read_meta(NodeId node) {
    for (const char* attribute : {"property", "name", "http-equiv"}) {
      const MappedText name = tree_.attribute_text(node, attribute);
      const MetaName* known = find_meta_name(name.text);
      if (known == nullptr) continue;
      const MappedText content = content_of_meta(node);
      if (known->list) {
        out_.add_each(known->field, content, Coding::attribute, reason_of_meta(known->name));
      } else {
        out_.add(known->field, content, Coding::attribute, reason_of_meta(known->name));
      }
      return;
    }
  }

  // Some systems write "value" for "content".
  MappedText content_of_meta(NodeId node) const {
    MappedText content = tree_.attribute_text(node, "content");
    return trim(content.text).empty() ? tree_.attribute_text(node, "value") : content;
  }

  void read_link(NodeId node, std::string_view rel) {
    if (has_word(html::decode_references(rel, true).text, "canonical")) {
      add_attribute(MetaField::canonical_url, node, "href", "link canonical");
    }
  }

  void read_title(NodeId node) {
    MappedText title;
    const NodeId text = tree_.first_child(node);
    if (text != html::no_node) tree_.append_text(text, title);
    out_.add(MetaField::title, title, Coding::text, "title element");
  }

  void read_time(NodeId node) {
    const bool stated = tree_.has_attribute(node, "pubdate");
    const MetaField field = MetaField::published;
    add_attribute(field, node, "datetime", stated ? "time pubdate" : "time datetime");
    out_.add(field, element_text(tree_, node), Coding::text, "time text");
  }

  // <abbr class="published" title="2016-05-03T10:00:00Z">: what came before <time> (microformats.org, datetime design).
  void read_day_title(NodeId node, std::string_view title) {
    const bool day = title.size() >= 10 && is_ascii_digit(title[0]) && title[4] == '-' && title[7] == '-';
    if (day) add_attribute(MetaField::published, node, "title", "time title");
  }

  void read_anchor(NodeId node, std::string_view rel) {
    if (rel.empty()) return;
    if (has_word(rel, "author")) out_.add(MetaField::author, element_text(tree_, node), Coding::text, "rel=author");
    if (has_word(rel, "tag")) out_.add(MetaField::tag, element_text(tree_, node), Coding::text, "rel=tag");
  }

  void read_script(NodeId node) {
    std::string_view type = trim(value_of(tree_.attribute(node, "type")));
    type = trim(type.substr(0, type.find(';')));
    const NodeId text = tree_.first_child(node);
    if (text == html::no_node || !equals_ignoring_ascii_case(type, "application/ld+json")) return;
    json_ld_.push_back(tree_.source(text));
  }

  std::string_view value_of(const std::optional<html::Attribute>& attribute) const {
    return attribute ? slice(tree_.input(), attribute->value) : std::string_view();
  }

  const html::Document& tree_;
  CandidateList& out_;
  MicrodataReader microdata_;
  std::vector<ByteRange> json_ld_;
};

}  // namespace

void read_metadata(const html::Document& tree, CandidateList& out) { MetadataReader(tree, out).run(); }

}  // namespace onrecord
