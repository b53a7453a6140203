// The insertion modes before the body: "initial" to "after head", and what templates need everywhere.
#include "onrecord/html/doctype.h"
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {
namespace {

// The end tags that count as "anything else" until the body begins.
bool opens_body(Tag tag) { return tag == Tag::head || tag == Tag::body || tag == Tag::html || tag == Tag::br; }

}  // namespace

// https://html.spec.whatwg.org/multipage/parsing.html#the-initial-insertion-mode
bool TreeBuilder::initial(Token& token) {
  if (token.kind == TokenKind::text && skip_space(token)) return true;
  if (token.kind == TokenKind::comment) {
    insert_comment_in(token, 0);
    return true;
  }
  mode_ = Mode::before_html;
  if (token.kind != TokenKind::doctype) {
    tree_.set_quirks(Quirks::full);
    return false;
  }
  tree_.insert_leaf(NodeKind::doctype, {token.begin, token.end}, {0, no_node});
  tree_.set_quirks(quirks_of(parse_doctype(input_.substr(token.begin, token.end - token.begin))));
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-before-html-insertion-mode
bool TreeBuilder::before_html(Token& token) {
  if (token.kind == TokenKind::doctype) return true;
  if (token.kind == TokenKind::text && skip_space(token)) return true;
  if (token.kind == TokenKind::comment) {
    insert_comment_in(token, 0);
    return true;
  }
  if (token.kind == TokenKind::end_tag && !opens_body(token.tag)) return true;
  mode_ = Mode::before_head;
  if (token.kind == TokenKind::start_tag && token.tag == Tag::html) {
    insert_html_element(token);
    return true;
  }
  insert_implied(Tag::html, token.begin);
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-before-head-insertion-mode
bool TreeBuilder::before_head(Token& token) {
  if (token.kind == TokenKind::doctype) return true;
  if (token.kind == TokenKind::text && skip_space(token)) return true;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return true;
  }
  const bool is_start = token.kind == TokenKind::start_tag;
  if (is_start && token.tag == Tag::html) return in_body(token);
  if (token.kind == TokenKind::end_tag && !opens_body(token.tag)) return true;
  mode_ = Mode::in_head;
  if (is_start && token.tag == Tag::head) {
    head_ = insert_html_element(token);
    return true;
  }
  head_ = insert_implied(Tag::head, token.begin);
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead
bool TreeBuilder::in_head(Token& token) {
  switch (token.kind) {
    case TokenKind::text: return insert_leading_space(token) || leave_head();
    case TokenKind::comment: insert_comment(token); return true;
    case TokenKind::doctype: return true;
    case TokenKind::start_tag: return in_head_start(token);
    case TokenKind::end_tag:
      if (token.tag == Tag::head) {
        leave_head();
        return true;
      }
      if (token.tag == Tag::template_) {
        end_template();
        return true;
      }
      return token.tag == Tag::body || token.tag == Tag::html || token.tag == Tag::br ? leave_head() : true;
    case TokenKind::end_of_file: return leave_head();
  }
  return true;
}

bool TreeBuilder::in_head_start(Token& token) {
  switch (token.tag) {
    case Tag::html: return in_body(token);
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta: insert_void_element(token); return true;
    case Tag::title: parse_raw_text(token, TextState::rcdata); return true;
    case Tag::noframes:
    case Tag::style: parse_raw_text(token, TextState::rawtext); return true;
    case Tag::script: parse_raw_text(token, TextState::script_data); return true;
    case Tag::noscript:
      insert_html_element(token);
      mode_ = Mode::in_head_noscript;
      return true;
    case Tag::template_: start_template(token); return true;
    case Tag::head: return true;
    default: return leave_head();
  }
}

// Pops <head>; gives false, as the token is to be looked at again.
bool TreeBuilder::leave_head() {
  if (open_.top().is(Tag::head)) open_.pop();
  mode_ = Mode::after_head;
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inheadnoscript
bool TreeBuilder::in_head_noscript(Token& token) {
  const bool is_start = token.kind == TokenKind::start_tag;
  const bool is_end = token.kind == TokenKind::end_tag;
  if (token.kind == TokenKind::doctype) return true;
  if (token.kind == TokenKind::comment) return in_head(token);
  if (token.kind == TokenKind::text && insert_leading_space(token)) return true;
  if (is_start) {
    switch (token.tag) {
      case Tag::html: return in_body(token);
      case Tag::basefont:
      case Tag::bgsound:
      case Tag::link:
      case Tag::meta:
      case Tag::noframes:
      case Tag::style: return in_head(token);
      case Tag::head:
      case Tag::noscript: return true;
      default: break;
    }
  }
  if (is_end && token.tag != Tag::noscript && token.tag != Tag::br) return true;
  open_.pop();
  mode_ = Mode::in_head;
  return is_end && token.tag == Tag::noscript;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-after-head-insertion-mode
bool TreeBuilder::after_head(Token& token) {
  if (token.kind == TokenKind::doctype) return true;
  if (token.kind == TokenKind::text && insert_leading_space(token)) return true;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return true;
  }
  if (token.kind == TokenKind::end_tag && token.tag == Tag::template_) return in_head(token);
  if (token.kind == TokenKind::end_tag && (token.tag == Tag::head || !opens_body(token.tag))) return true;
  if (token.kind == TokenKind::start_tag) {
    switch (token.tag) {
      case Tag::html: return in_body(token);
      case Tag::head: return true;
      case Tag::body:
        insert_html_element(token);
        frameset_ok_ = false;
        mode_ = Mode::in_body;
        return true;
      case Tag::frameset:
        insert_html_element(token);
        mode_ = Mode::in_frameset;
        return true;
      case Tag::base:
      case Tag::basefont:
      case Tag::bgsound:
      case Tag::link:
      case Tag::meta:
      case Tag::noframes:
      case Tag::script:
      case Tag::style:
      case Tag::template_:
      case Tag::title: {
        open_.push_html(head_, Tag::head);
        in_head(token);
        const uint32_t head = open_.index_of_node(head_);
        if (head != not_open) open_.remove(head);
        return true;
      }
      default: break;
    }
  }
  insert_implied(Tag::body, token.begin);
  mode_ = Mode::in_body;
  return false;
}

void TreeBuilder::start_template(const Token& token) {
  insert_html_element(token);
  formatting_.push_marker();
  frameset_ok_ = false;
  mode_ = Mode::in_template;
  template_modes_.push_back(Mode::in_template);
}

void TreeBuilder::end_template() {
  if (!open_.has(Tag::template_)) return;
  generate_all_implied_end_tags();
  pop_until(Tag::template_);
  formatting_.clear_to_marker();
  if (!template_modes_.empty()) template_modes_.pop_back();
  reset_insertion_mode();
}

}  // namespace onrecord::html
