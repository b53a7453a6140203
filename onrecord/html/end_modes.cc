// The insertion modes of templates and framesets, and those behind the body.
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intemplate
bool TreeBuilder::in_template(Token& token) {
  if (token.kind == TokenKind::end_of_file) return in_template_end_of_file();
  if (token.kind == TokenKind::end_tag) return token.tag == Tag::template_ ? in_head(token) : true;
  if (token.kind != TokenKind::start_tag) return in_body(token);
  switch (token.tag) {
    case Tag::base:
    case Tag::basefont:
    case Tag::bgsound:
    case Tag::link:
    case Tag::meta:
    case Tag::noframes:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::title: return in_head(token);
    case Tag::caption:
    case Tag::colgroup:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead: return in_template_as(Mode::in_table);
    case Tag::col: return in_template_as(Mode::in_column_group);
    case Tag::tr: return in_template_as(Mode::in_table_body);
    case Tag::td:
    case Tag::th: return in_template_as(Mode::in_row);
    default: return in_template_as(Mode::in_body);
  }
}

bool TreeBuilder::in_template_as(Mode mode) {
  if (!template_modes_.empty()) template_modes_.back() = mode;
  mode_ = mode;
  return false;
}

bool TreeBuilder::in_template_end_of_file() {
  if (!open_.has(Tag::template_)) {
    stop();
    return true;
  }
  pop_until(Tag::template_);
  formatting_.clear_to_marker();
  if (!template_modes_.empty()) template_modes_.pop_back();
  reset_insertion_mode();
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterbody
bool TreeBuilder::after_body(Token& token) {
  if (token.kind == TokenKind::doctype) return true;
  if (token.kind == TokenKind::comment) {
    insert_comment_in(token, open_[0].node);
    return true;
  }
  if (token.kind == TokenKind::text) {
    Token space = token;
    space.end = token.begin = find_space_end(token, false);
    if (space.begin < space.end) insert_text_in_body(space);
    if (token.begin == token.end) return true;
  }
  if (token.kind == TokenKind::start_tag && token.tag == Tag::html) return in_body(token);
  if (token.kind == TokenKind::end_tag && token.tag == Tag::html) {
    if (!is_fragment_) mode_ = Mode::after_after_body;
    return true;
  }
  if (token.kind == TokenKind::end_of_file) {
    stop();
    return true;
  }
  mode_ = Mode::in_body;
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inframeset
bool TreeBuilder::in_frameset(Token& token) {
  const bool is_start = token.kind == TokenKind::start_tag;
  if (token.kind == TokenKind::text) {
    keep_only_space(token);
  } else if (token.kind == TokenKind::comment) {
    insert_comment(token);
  } else if (token.kind == TokenKind::end_of_file) {
    stop();
  } else if (is_start && token.tag == Tag::html) {
    return in_body(token);
  } else if (is_start && token.tag == Tag::frameset) {
    insert_html_element(token);
  } else if (is_start && token.tag == Tag::frame) {
    insert_void_element(token);
  } else if (is_start && token.tag == Tag::noframes) {
    return in_head(token);
  } else if (token.kind == TokenKind::end_tag && token.tag == Tag::frameset && open_.size() > 1) {
    open_.pop();
    if (!is_fragment_ && !open_.top().is(Tag::frameset)) mode_ = Mode::after_frameset;
  }
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterframeset
bool TreeBuilder::after_frameset(Token& token) {
  const bool is_start = token.kind == TokenKind::start_tag;
  if (token.kind == TokenKind::text) {
    keep_only_space(token);
  } else if (token.kind == TokenKind::comment) {
    insert_comment(token);
  } else if (token.kind == TokenKind::end_of_file) {
    stop();
  } else if (is_start && token.tag == Tag::html) {
    return in_body(token);
  } else if (is_start && token.tag == Tag::noframes) {
    return in_head(token);
  } else if (token.kind == TokenKind::end_tag && token.tag == Tag::html) {
    mode_ = Mode::after_after_frameset;
  }
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-after-after-body-insertion-mode
bool TreeBuilder::after_after_body(Token& token) {
  if (token.kind == TokenKind::comment) {
    insert_comment_in(token, 0);
    return true;
  }
  if (token.kind == TokenKind::text) {
    Token space = token;
    space.end = token.begin = find_space_end(token, false);
    if (space.begin < space.end) insert_text_in_body(space);
    if (token.begin == token.end) return true;
  }
  if (token.kind == TokenKind::doctype) return true;
  if (token.kind == TokenKind::start_tag && token.tag == Tag::html) return in_body(token);
  if (token.kind == TokenKind::end_of_file) {
    stop();
    return true;
  }
  mode_ = Mode::in_body;
  return false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-after-after-frameset-insertion-mode
bool TreeBuilder::after_after_frameset(Token& token) {
  const bool is_start = token.kind == TokenKind::start_tag;
  if (token.kind == TokenKind::comment) {
    insert_comment_in(token, 0);
  } else if (token.kind == TokenKind::text) {
    keep_only_space(token);
  } else if (token.kind == TokenKind::end_of_file) {
    stop();
  } else if (is_start && token.tag == Tag::html) {
    return in_body(token);
  } else if (is_start && token.tag == Tag::noframes) {
    return in_head(token);
  }
  return true;
}

}  // namespace onrecord::html
