// "In body": end tags and the end of the input.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
#include <algorithm>

#include "onrecord/html/tree_builder.h"

namespace onrecord::html {

bool TreeBuilder::in_body_end(Token& token) {
  switch (token.tag) {
    case Tag::template_: end_template(); return true;
    case Tag::body: end_body(token); return true;
    case Tag::html: return !end_body(token);
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::button:
    case Tag::center:
    case Tag::details:
    case Tag::dialog:
    case Tag::dir:
    case Tag::div:
    case Tag::dl:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::header:
    case Tag::hgroup:
    case Tag::listing:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::pre:
    case Tag::search:
    case Tag::section:
    case Tag::select:
    case Tag::summary:
    case Tag::ul: end_block(token, Boundary::scope); return true;
    case Tag::dd:
    case Tag::dt: end_block(token, Boundary::scope); return true;
    case Tag::li: end_block(token, Boundary::list_scope); return true;
    case Tag::form: end_form(); return true;
    case Tag::p: end_p(token); return true;
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: end_heading(); return true;
    case Tag::a:
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::nobr:
    case Tag::s:
    case Tag::small:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u: run_adoption_agency(token); return true;
    case Tag::applet:
    case Tag::marquee:
    case Tag::object: end_marked(token); return true;
    case Tag::br: end_br(token); return true;
    default: any_other_end_tag(token); return true;
  }
}

bool TreeBuilder::in_body_end_of_file(Token& token) {
  if (!template_modes_.empty()) return in_template(token);
  stop();
  return true;
}

// False where no body is open.
bool TreeBuilder::end_body(const Token&) {
  if (!open_.has_in_scope(Tag::body)) return false;
  mode_ = Mode::after_body;
  return true;
}

void TreeBuilder::end_block(const Token& token, Boundary boundary) {
  if (open_.has_in_scope(token.tag, boundary)) pop_until(token.tag);
}

// Only a form outside templates is remembered; it leaves the stack even where others lie above it.
void TreeBuilder::end_form() {
  if (open_.has(Tag::template_)) {
    if (!open_.has_in_scope(Tag::form)) return;
    generate_implied_end_tags();
    pop_until(Tag::form);
    return;
  }
  const NodeId form = form_;
  form_ = no_node;
  if (form == no_node) return;
  const uint32_t index = open_.index_of_node(form);
  if (index == not_open || index < open_.nearest(Boundary::scope)) return;
  generate_implied_end_tags();
  open_.remove(index);
}

void TreeBuilder::end_p(const Token& token) {
  if (!open_.has_in_scope(Tag::p, Boundary::button_scope)) insert_implied(Tag::p, token.begin);
  pop_until(Tag::p);
}

void TreeBuilder::end_heading() {
  uint32_t index = 0;
  for (const Tag tag : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
    if (open_.has_in_scope(tag)) index = std::max(index, open_.last(tag));
  }
  if (index > 0) open_.pop_to(index);
}

void TreeBuilder::end_marked(const Token& token) {
  if (!open_.has_in_scope(token.tag)) return;
  pop_until(token.tag);
  formatting_.clear_to_marker();
}

// "</br>" is "<br>" without attributes.
void TreeBuilder::end_br(const Token& token) {
  reconstruct_formatting(token.begin);
  insert_implied(Tag::br, token.begin);
  open_.pop();
  frameset_ok_ = false;
}

// The topmost element of this name ends, unless a special element lies above it.
void TreeBuilder::any_other_end_tag(const Token& token) {
  const uint32_t index = open_.last(known_name_of(token));
  if (index == not_open || index == 0 || index < open_.nearest(Boundary::special)) return;
  open_.pop_to(index);
}

}  // namespace onrecord::html
