// "In body": text and start tags; and the "text" mode.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {

bool TreeBuilder::in_body(Token& token) {
  switch (token.kind) {
    case TokenKind::text: insert_text_in_body(token); return true;
    case TokenKind::start_tag: in_body_start(token); return true;
    case TokenKind::end_tag: return in_body_end(token);
    case TokenKind::comment: insert_comment(token); return true;
    case TokenKind::doctype: return true;
    case TokenKind::end_of_file: return in_body_end_of_file(token);
  }
  return true;
}

void TreeBuilder::in_body_start(Token& token) {
  switch (token.tag) {
    case Tag::html: return start_html(token);
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title: in_head_start(token); return;
    case Tag::body: return start_body(token);
    case Tag::frameset: return start_frameset(token);
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
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
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::search:
    case Tag::section:
    case Tag::summary:
    case Tag::ul: return start_block(token);
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: return start_heading(token);
    case Tag::pre:
    case Tag::listing: return start_pre(token);
    case Tag::form: return start_form(token);
    case Tag::li:
    case Tag::dd:
    case Tag::dt: return start_item(token);
    case Tag::plaintext:
      start_block(token);
      tokenizer_.set_state(TextState::plaintext, {});
      return;
    case Tag::button: return start_button(token);
    case Tag::a: return start_a(token);
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::s:
    case Tag::small:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u: return start_font(token);
    case Tag::nobr: return start_nobr(token);
    case Tag::applet:
    case Tag::marquee:
    case Tag::object: return start_marked(token);
    case Tag::table: return start_table(token);
    case Tag::area:
    case Tag::br:
    case Tag::embed:
    case Tag::img:
    case Tag::keygen:
    case Tag::wbr: return start_void(token);
    case Tag::input: return start_input(token);
    case Tag::param:
    case Tag::source:
    case Tag::track: return insert_void_element(token);
    case Tag::hr: return start_hr(token);
    case Tag::image: token.tag = Tag::img; return start_void(token);
    case Tag::textarea: return start_textarea(token);
    case Tag::xmp:
      close_p_element();
      reconstruct_formatting(token.begin);
      frameset_ok_ = false;
      return parse_raw_text(token, TextState::rawtext);
    case Tag::iframe: frameset_ok_ = false; return parse_raw_text(token, TextState::rawtext);
    case Tag::noembed: return parse_raw_text(token, TextState::rawtext);
    case Tag::select: return start_select(token);
    case Tag::selectedcontent: return start_selectedcontent(token);
    case Tag::optgroup:
    case Tag::option: return start_option(token);
    case Tag::rb:
    case Tag::rp:
    case Tag::rt:
    case Tag::rtc: return start_ruby_part(token);
    case Tag::math: return start_foreign(token, Namespace::mathml);
    case Tag::svg: return start_foreign(token, Namespace::svg);
    case Tag::caption:
    case Tag::col:
    case Tag::colgroup:
    case Tag::frame:
    case Tag::head:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr: return;
    default: return start_ordinary(token);
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata
bool TreeBuilder::text(Token& token) {
  if (token.kind == TokenKind::text) {
    insert_text(token);
    return true;
  }
  open_.pop();
  mode_ = original_mode_;
  return token.kind == TokenKind::end_tag;
}

void TreeBuilder::start_html(const Token& token) {
  if (!open_.has(Tag::template_)) tree_.merge_attributes(open_[0].node, {token.begin, token.end});
}

void TreeBuilder::start_body(const Token& token) {
  if (open_.size() < 2 || !open_[1].is(Tag::body) || open_.has(Tag::template_)) return;
  frameset_ok_ = false;
  tree_.merge_attributes(open_[1].node, {token.begin, token.end});
}

void TreeBuilder::start_frameset(const Token& token) {
  if (open_.size() < 2 || !open_[1].is(Tag::body) || !frameset_ok_) return;
  tree_.remove(open_[1].node);
  open_.pop_to(1);
  insert_html_element(token);
  mode_ = Mode::in_frameset;
}

void TreeBuilder::start_block(const Token& token) {
  close_p_element();
  insert_html_element(token);
}

void TreeBuilder::start_heading(const Token& token) {
  close_p_element();
  const OpenElement& current = open_.top();
  if (current.space == Namespace::html && current.name < tag_count && is_heading(static_cast<Tag>(current.name))) {
    open_.pop();
  }
  insert_html_element(token);
}

void TreeBuilder::start_pre(const Token& token) {
  start_block(token);
  skip_line_end_ = true;
  frameset_ok_ = false;
}

void TreeBuilder::start_form(const Token& token) {
  const bool in_template = open_.has(Tag::template_);
  if (form_ != no_node && !in_template) return;
  start_block(token);
  if (!in_template) form_ = open_.top().node;
}

// <li>, <dd>, <dt>: the open item that this one follows ends, unless it lies outside a special element.
void TreeBuilder::start_item(const Token& token) {
  frameset_ok_ = false;
  const auto close = [&](Tag tag) {
    const uint32_t index = open_.last(tag);
    if (index == not_open || index < open_.nearest(Boundary::item_barrier)) return false;
    open_.pop_to(index);
    return true;
  };
  if (token.tag == Tag::li) {
    close(Tag::li);
  } else if (!close(Tag::dd)) {
    close(Tag::dt);
  }
  start_block(token);
}

void TreeBuilder::start_button(const Token& token) {
  if (open_.has_in_scope(Tag::button)) pop_until(Tag::button);
  reconstruct_formatting(token.begin);
  insert_html_element(token);
  frameset_ok_ = false;
}

// <applet>, <marquee>, <object>: what is formatted outside is not inside.
void TreeBuilder::start_marked(const Token& token) {
  reconstruct_formatting(token.begin);
  insert_html_element(token);
  formatting_.push_marker();
  frameset_ok_ = false;
}

void TreeBuilder::start_table(const Token& token) {
  if (tree_.document().quirks() != Quirks::full) close_p_element();
  insert_html_element(token);
  frameset_ok_ = false;
  mode_ = Mode::in_table;
}

void TreeBuilder::start_void(const Token& token) {
  reconstruct_formatting(token.begin);
  insert_void_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_input(const Token& token) {
  const bool in_select_fragment =
      is_fragment_ && context_.space == Namespace::html && context_.name == static_cast<uint16_t>(Tag::select);
  if (in_select_fragment) return;
  if (open_.has_in_scope(Tag::select)) pop_until(Tag::select);
  reconstruct_formatting(token.begin);
  insert_void_element(token);
  if (!attribute_is(token, "type", "hidden")) frameset_ok_ = false;
}

void TreeBuilder::start_hr(const Token& token) {
  close_p_element();
  if (open_.has_in_scope(Tag::select)) generate_implied_end_tags();
  insert_void_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_textarea(const Token& token) {
  parse_raw_text(token, TextState::rcdata);
  skip_line_end_ = true;
  frameset_ok_ = false;
}

void TreeBuilder::start_select(const Token& token) {
  const bool in_select_fragment =
      is_fragment_ && context_.space == Namespace::html && context_.name == static_cast<uint16_t>(Tag::select);
  if (in_select_fragment) return;
  if (open_.has_in_scope(Tag::select)) return pop_until(Tag::select);
  reconstruct_formatting(token.begin);
  insert_html_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_option(const Token& token) {
  if (open_.has_in_scope(Tag::select)) {
    generate_implied_end_tags(token.tag == Tag::option ? Tag::optgroup : Tag::none);
  } else if (open_.top().is(Tag::option)) {
    open_.pop();
  }
  reconstruct_formatting(token.begin);
  const NodeId node = insert_html_element(token);
  if (!selected_content_.is_active() || token.tag != Tag::option) return;
  tell_popped_options();
  selected_content_.option_inserted(node);
}

void TreeBuilder::start_ruby_part(const Token& token) {
  const bool is_base = token.tag == Tag::rb || token.tag == Tag::rtc;
  if (open_.has_in_scope(Tag::ruby)) generate_implied_end_tags(is_base ? Tag::none : Tag::rtc);
  insert_html_element(token);
}

void TreeBuilder::start_foreign(const Token& token, Namespace space) {
  reconstruct_formatting(token.begin);
  insert_foreign_element(token, space);
}

void TreeBuilder::start_selectedcontent(const Token& token) {
  start_ordinary(token);
  tell_popped_options();
  selected_content_.selectedcontent_inserted(open_.top().node);
  if (selected_content_.is_active()) open_.watch_options();
}

void TreeBuilder::tell_popped_options() {
  for (const NodeId option : open_.popped_options()) selected_content_.option_popped(option);
  open_.forget_popped_options();
}

void TreeBuilder::start_ordinary(const Token& token) {
  reconstruct_formatting(token.begin);
  insert_html_element(token);
}

}  // namespace onrecord::html
