// SVG and MathML inside HTML.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/text_coding.h"
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {

void TreeBuilder::in_foreign_content(Token& token) {
  switch (token.kind) {
    case TokenKind::text: {
      const bool has_references = token.state == TextState::data;
      tree_.insert_text(appropriate_place(), token.begin, token.end,
                        has_references ? decode_references_bit : raw_coding);
      if (frameset_ok_ && !is_blank(token)) frameset_ok_ = false;
      return;
    }
    case TokenKind::comment: insert_comment(token); return;
    case TokenKind::start_tag:
      if (breaks_out(token)) return break_out(token);
      return insert_foreign_element(token, adjusted_current_node().space);
    case TokenKind::end_tag:
      if (breaks_out(token)) return break_out(token);
      return end_foreign(token);
    default: return;
  }
}

// Tags that only HTML has: they end the foreign content.
bool TreeBuilder::breaks_out(const Token& token) const {
  if (token.kind == TokenKind::end_tag) return token.tag == Tag::br || token.tag == Tag::p;
  switch (token.tag) {
    case Tag::b:
    case Tag::big:
    case Tag::blockquote:
    case Tag::body:
    case Tag::br:
    case Tag::center:
    case Tag::code:
    case Tag::dd:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::em:
    case Tag::embed:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::head:
    case Tag::hr:
    case Tag::i:
    case Tag::img:
    case Tag::li:
    case Tag::listing:
    case Tag::menu:
    case Tag::meta:
    case Tag::nobr:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::ruby:
    case Tag::s:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::strike:
    case Tag::sub:
    case Tag::sup:
    case Tag::table:
    case Tag::tt:
    case Tag::u:
    case Tag::ul:
    case Tag::var: return true;
    case Tag::font: break;
    default: return false;
  }
  AttributeReader reader(input_.data() + token.name_end, input_.data() + token.end);
  RawAttribute raw;
  while (reader.next(raw)) {
    if (raw.is_named("color") || raw.is_named("face") || raw.is_named("size")) return true;
  }
  return false;
}

void TreeBuilder::break_out(Token& token) {
  while (open_.top().space != Namespace::html && open_.top().point == IntegrationPoint::none) open_.pop();
  if (!use_mode(token)) process(token);
}

// The topmost foreign element of this name ends, unless an HTML element lies above it: then HTML decides.
void TreeBuilder::end_foreign(Token& token) {
  const uint32_t index = open_.last_foreign(known_name_of(token));
  const uint32_t nearest_html = open_.nearest(Boundary::html_content);
  if (index != not_open && index > nearest_html) {
    open_.pop_to(index);
    return;
  }
  if (open_.size() == 1) return;
  if (!use_mode(token)) process(token);
}

void TreeBuilder::insert_foreign_element(const Token& token, Namespace space) {
  const uint16_t name = name_of(token);
  insert_new(name, space, token.begin, token.end, integration_point(token, name, space));
  if (token.self_closing) open_.pop();
}

IntegrationPoint TreeBuilder::integration_point(const Token& token, uint16_t name, Namespace space) const {
  const Tag tag = name < tag_count ? static_cast<Tag>(name) : Tag::other;
  if (space == Namespace::svg) {
    const bool holds_html = tag == Tag::foreignobject || tag == Tag::desc || tag == Tag::title;
    return holds_html ? IntegrationPoint::html : IntegrationPoint::none;
  }
  if (tag == Tag::mi || tag == Tag::mo || tag == Tag::mn || tag == Tag::ms || tag == Tag::mtext) {
    return IntegrationPoint::mathml_text;
  }
  if (tag != Tag::annotation_xml) return IntegrationPoint::none;
  const bool holds_html =
      attribute_is(token, "encoding", "text/html") || attribute_is(token, "encoding", "application/xhtml+xml");
  return holds_html ? IntegrationPoint::html : IntegrationPoint::none;
}

}  // namespace onrecord::html
