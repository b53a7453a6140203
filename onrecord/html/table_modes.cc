// The insertion modes of tables.
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {
namespace {

bool is_start(const Token& token, Tag tag) { return token.kind == TokenKind::start_tag && token.tag == tag; }
bool is_end(const Token& token, Tag tag) { return token.kind == TokenKind::end_tag && token.tag == tag; }

bool is_row_group(Tag tag) { return tag == Tag::tbody || tag == Tag::tfoot || tag == Tag::thead; }
bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }
bool is_column(Tag tag) { return tag == Tag::col || tag == Tag::colgroup; }

// The tags that cannot stand inside a caption or a cell.
bool is_table_part(Tag tag) {
  return is_row_group(tag) || is_cell(tag) || is_column(tag) || tag == Tag::caption || tag == Tag::tr;
}

}  // namespace

void TreeBuilder::clear_to_table() {
  while (!open_.top().is(Tag::table) && !open_.top().is(Tag::template_) && open_.size() > 1) open_.pop();
}

void TreeBuilder::clear_to_table_body() {
  const auto is_context = [](const OpenElement& element) {
    return element.is(Tag::tbody) || element.is(Tag::tfoot) || element.is(Tag::thead) || element.is(Tag::template_);
  };
  while (!is_context(open_.top()) && open_.size() > 1) open_.pop();
}

void TreeBuilder::clear_to_row() {
  while (!open_.top().is(Tag::tr) && !open_.top().is(Tag::template_) && open_.size() > 1) open_.pop();
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable
bool TreeBuilder::in_table(Token& token) {
  switch (token.kind) {
    case TokenKind::text:
      if (!open_.top().has(table_parts_trait) && !open_.top().is(Tag::template_)) return in_table_other(token);
      fosters_text_ = !is_blank(token);
      original_mode_ = mode_;
      mode_ = Mode::in_table_text;
      fosters_text_ ? foster_text(token) : keep_table_space(token);
      return true;
    case TokenKind::comment: insert_comment(token); return true;
    case TokenKind::doctype: return true;
    case TokenKind::start_tag: return in_table_start(token);
    case TokenKind::end_tag: return in_table_end(token);
    case TokenKind::end_of_file: return in_body(token);
  }
  return true;
}

bool TreeBuilder::in_table_start(Token& token) {
  switch (token.tag) {
    case Tag::caption:
      clear_to_table();
      formatting_.push_marker();
      insert_html_element(token);
      mode_ = Mode::in_caption;
      return true;
    case Tag::colgroup:
    case Tag::col:
      clear_to_table();
      mode_ = Mode::in_column_group;
      if (token.tag == Tag::colgroup) {
        insert_html_element(token);
        return true;
      }
      insert_implied(Tag::colgroup, token.begin);
      return in_column_group(token);
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::thead:
      clear_to_table();
      insert_html_element(token);
      mode_ = Mode::in_table_body;
      return true;
    case Tag::td:
    case Tag::th:
    case Tag::tr:
      clear_to_table();
      insert_implied(Tag::tbody, token.begin);
      mode_ = Mode::in_table_body;
      return in_table_body(token);
    case Tag::table:
      if (!open_.has_in_scope(Tag::table, Boundary::table_scope)) return true;
      pop_until(Tag::table);
      reset_insertion_mode();
      return false;
    case Tag::style:
    case Tag::script:
    case Tag::template_: return in_head(token);
    case Tag::input:
      if (!attribute_is(token, "type", "hidden")) return in_table_other(token);
      insert_void_element(token);
      return true;
    case Tag::form:
      if (form_ != no_node || open_.has(Tag::template_)) return true;
      form_ = insert_html_element(token);
      open_.pop();
      return true;
    default: return in_table_other(token);
  }
}

bool TreeBuilder::in_table_end(Token& token) {
  if (token.tag == Tag::table) {
    if (!open_.has_in_scope(Tag::table, Boundary::table_scope)) return true;
    pop_until(Tag::table);
    reset_insertion_mode();
    return true;
  }
  if (token.tag == Tag::template_) return in_head(token);
  if (token.tag == Tag::body || token.tag == Tag::html || is_table_part(token.tag)) return true;
  return in_table_other(token);
}

// What does not belong into a table goes in front of it.
bool TreeBuilder::in_table_other(Token& token) {
  foster_parenting_ = true;
  const bool done = in_body(token);
  foster_parenting_ = false;
  return done;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intabletext
// White space stays where it stands; text with anything else in it goes in front of the table. The standard keeps all
// characters until the text ends; here only white space waits, since the first other character decides.
bool TreeBuilder::in_table_text(Token& token) {
  if (token.kind != TokenKind::text) {
    insert_table_text(false);
    mode_ = original_mode_;
    return use_other_mode(token);
  }
  if (!fosters_text_ && is_blank(token)) {
    keep_table_space(token);
    return true;
  }
  fosters_text_ = true;
  insert_table_text(true);
  foster_text(token);
  return true;
}

void TreeBuilder::keep_table_space(const Token& token) {
  TextPart& part = table_text_.add();
  part.begin = token.begin;
  part.end = token.end;
  part.state = token.state;
}

// The white space that waits.
void TreeBuilder::insert_kept_space(bool in_front) {
  Token token;
  token.kind = TokenKind::text;
  for (const TextPart& part : table_text_) {
    token.begin = part.begin;
    token.end = part.end;
    token.state = part.state;
    if (in_front) {
      foster_text(token);
    } else {
      insert_text(token);
    }
  }
  table_text_.shrink_to(0);
}

void TreeBuilder::foster_text(Token& token) {
  foster_parenting_ = true;
  insert_text_in_body(token);
  foster_parenting_ = false;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incaption
bool TreeBuilder::in_caption(Token& token) {
  if (is_end(token, Tag::caption)) {
    close_caption();
    return true;
  }
  if (is_end(token, Tag::table) || (token.kind == TokenKind::start_tag && is_table_part(token.tag))) {
    return !close_caption() || in_table(token);
  }
  if (token.kind == TokenKind::end_tag &&
      (token.tag == Tag::body || token.tag == Tag::html || is_table_part(token.tag))) {
    return true;
  }
  return in_body(token);
}

// False where there is none to close.
bool TreeBuilder::close_caption() {
  if (!open_.has_in_scope(Tag::caption, Boundary::table_scope)) return false;
  generate_implied_end_tags();
  pop_until(Tag::caption);
  formatting_.clear_to_marker();
  mode_ = Mode::in_table;
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incolgroup
bool TreeBuilder::in_column_group(Token& token) {
  if (token.kind == TokenKind::text && insert_leading_space(token)) return true;
  if (token.kind == TokenKind::comment) {
    insert_comment(token);
    return true;
  }
  if (token.kind == TokenKind::doctype) return true;
  if (is_start(token, Tag::html) || token.kind == TokenKind::end_of_file) return in_body(token);
  if (is_start(token, Tag::col)) {
    insert_void_element(token);
    return true;
  }
  if (is_end(token, Tag::col)) return true;
  if (is_start(token, Tag::template_) || is_end(token, Tag::template_)) return in_head(token);
  if (!open_.top().is(Tag::colgroup)) {  // Inside a template. Text is ignored, the white space in it is not.
    if (token.kind == TokenKind::text) keep_only_space(token);
    return true;
  }
  open_.pop();
  mode_ = Mode::in_table;
  return is_end(token, Tag::colgroup) || in_table(token);
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intbody
bool TreeBuilder::in_table_body(Token& token) {
  if (token.kind == TokenKind::start_tag) {
    if (token.tag == Tag::tr || is_cell(token.tag)) {
      clear_to_table_body();
      mode_ = Mode::in_row;
      if (token.tag == Tag::tr) {
        insert_html_element(token);
        return true;
      }
      insert_implied(Tag::tr, token.begin);
      return in_row(token);
    }
    if (is_table_part(token.tag)) return !close_table_body() || in_table(token);
  }
  if (token.kind == TokenKind::end_tag) {
    if (is_row_group(token.tag)) {
      if (open_.has_in_scope(token.tag, Boundary::table_scope)) {
        clear_to_table_body();
        open_.pop();
        mode_ = Mode::in_table;
      }
      return true;
    }
    if (token.tag == Tag::table) return !close_table_body() || in_table(token);
    if (token.tag == Tag::body || token.tag == Tag::html || is_table_part(token.tag)) return true;
  }
  return in_table(token);
}

bool TreeBuilder::close_table_body() {
  const auto has = [&](Tag tag) { return open_.has_in_scope(tag, Boundary::table_scope); };
  if (!has(Tag::tbody) && !has(Tag::thead) && !has(Tag::tfoot)) return false;
  clear_to_table_body();
  open_.pop();
  mode_ = Mode::in_table;
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intr
bool TreeBuilder::in_row(Token& token) {
  if (token.kind == TokenKind::start_tag) {
    if (is_cell(token.tag)) {
      clear_to_row();
      insert_html_element(token);
      mode_ = Mode::in_cell;
      formatting_.push_marker();
      return true;
    }
    if (is_table_part(token.tag)) return !close_row() || in_table_body(token);
  }
  if (token.kind == TokenKind::end_tag) {
    if (token.tag == Tag::tr) {
      close_row();
      return true;
    }
    if (token.tag == Tag::table) return !close_row() || in_table_body(token);
    if (is_row_group(token.tag)) {
      return !open_.has_in_scope(token.tag, Boundary::table_scope) || !close_row() || in_table_body(token);
    }
    if (token.tag == Tag::body || token.tag == Tag::html || is_table_part(token.tag)) return true;
  }
  return in_table(token);
}

bool TreeBuilder::close_row() {
  if (!open_.top().is(Tag::tr)) {
    if (!open_.has_in_scope(Tag::tr, Boundary::table_scope)) return false;
    clear_to_row();
  }
  open_.pop();
  mode_ = Mode::in_table_body;
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intd
bool TreeBuilder::in_cell(Token& token) {
  if (token.kind == TokenKind::end_tag) {
    if (is_cell(token.tag)) {
      if (!open_.has_in_scope(token.tag, Boundary::table_scope)) return true;
      generate_implied_end_tags();
      pop_until(token.tag);
      formatting_.clear_to_marker();
      mode_ = Mode::in_row;
      return true;
    }
    if (token.tag == Tag::table || token.tag == Tag::tr || is_row_group(token.tag)) {
      if (!open_.has_in_scope(token.tag, Boundary::table_scope)) return true;
      close_cell();
      return in_row(token);
    }
    if (token.tag == Tag::body || token.tag == Tag::html || is_table_part(token.tag)) return true;
  }
  if (token.kind == TokenKind::start_tag && is_table_part(token.tag)) {
    close_cell();
    return in_row(token);
  }
  return in_body(token);
}

void TreeBuilder::close_cell() {
  generate_implied_end_tags();
  const uint32_t td = open_.last(Tag::td);
  const uint32_t th = open_.last(Tag::th);
  const bool is_td = th == not_open || (td != not_open && td > th);
  pop_until(is_td ? Tag::td : Tag::th);
  formatting_.clear_to_marker();
  mode_ = Mode::in_row;
}

}  // namespace onrecord::html
