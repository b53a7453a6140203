#include "onrecord/html/tree_builder.h"

#include <algorithm>

#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::html {
namespace {

constexpr uint64_t budget_start = 100'000;
constexpr uint64_t budget_per_byte = 1;

Limits bounded(Limits limits) {
  limits.bytes = std::min(limits.bytes, 0xFFFFFFFEU);
  limits.depth = std::clamp(limits.depth, 16U, 60'000U);
  limits.nodes = std::clamp(limits.nodes, 16U, 0xFFFF0000U);
  return limits;
}

}  // namespace

TreeBuilder::TreeBuilder(Document& document, std::string_view input, const Limits& limits)
    : input_(input.substr(0, bounded(limits).bytes)),
      tree_(document, input_, bounded(limits)),
      tokenizer_(input_, limits.attributes),
      open_(tree_),
      selected_content_(tree_, budget_start + input_.size() * budget_per_byte),
      depth_limit_(bounded(limits).depth),
      budget_(budget_start + input_.size() * budget_per_byte) {
  if (input_.size() < input.size()) tree_.report(static_cast<uint32_t>(input_.size()), "byte limit");
}

void TreeBuilder::build() { run(); }

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments
void TreeBuilder::build_fragment(std::string_view context) {
  is_fragment_ = true;
  if (context.starts_with("svg ")) context_.space = Namespace::svg;
  if (context.starts_with("math ")) context_.space = Namespace::mathml;
  const std::string_view name = context.substr(context.rfind(' ') + 1);
  const Tag tag = find_tag(name);
  context_.name = tag == Tag::other ? names_.number_of(name) : static_cast<uint16_t>(tag);
  context_.point = integration_point({}, context_.name, context_.space);
  insert_implied(Tag::html, 0);
  if (context_.space == Namespace::html) {
    set_context_state(tag);
    if (tag == Tag::template_) template_modes_.push_back(Mode::in_template);
    if (tag == Tag::form) form_ = tree_.document().root();  // Some node that is never on the stack.
  }
  reset_insertion_mode();
  run();
}

// The text state in which the contents of an element begin. No end tag leaves it: there was no start tag.
void TreeBuilder::set_context_state(Tag tag) {
  switch (tag) {
    case Tag::title:
    case Tag::textarea: return tokenizer_.set_state(TextState::rcdata, {});
    case Tag::style:
    case Tag::xmp:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes: return tokenizer_.set_state(TextState::rawtext, {});
    case Tag::script: return tokenizer_.set_state(TextState::script_data, {});
    case Tag::plaintext: return tokenizer_.set_state(TextState::plaintext, {});
    default: return;
  }
}

void TreeBuilder::run() {
  Token token;
  while (!stopped_) {
    tokenizer_.allow_cdata(!open_.empty() && adjusted_current_node().space != Namespace::html);
    tokenizer_.next(token);
    if (token.too_many_attributes) tree_.report(token.begin, "attribute limit");
    if (tree_.is_full() && token.kind != TokenKind::end_of_file) {
      tree_.report(token.begin, "node limit");
      token.kind = TokenKind::end_of_file;
      token.tag = Tag::none;
    }
    process(token);
    if (selected_content_.is_active()) tell_popped_options();
  }
  if (!selected_content_.is_active()) return;
  open_.pop_to(0);
  tell_popped_options();
}

// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction-dispatcher
void TreeBuilder::process(Token& token) {
  if (skip_line_end_) skip_first_line_end(token);
  if (token.kind == TokenKind::text && token.begin == token.end) return;
  while (!stopped_) {
    if (!is_in_html(token)) {
      in_foreign_content(token);
      return;
    }
    if (use_mode(mode_, token)) return;
  }
}

bool TreeBuilder::use_mode(Mode mode, Token& token) {
  switch (mode) {
    case Mode::initial: return initial(token);
    case Mode::before_html: return before_html(token);
    case Mode::before_head: return before_head(token);
    case Mode::in_head: return in_head(token);
    case Mode::in_head_noscript: return in_head_noscript(token);
    case Mode::after_head: return after_head(token);
    case Mode::in_body: return in_body(token);
    case Mode::text: return text(token);
    case Mode::in_table: return in_table(token);
    case Mode::in_table_text: return in_table_text(token);
    case Mode::in_caption: return in_caption(token);
    case Mode::in_column_group: return in_column_group(token);
    case Mode::in_table_body: return in_table_body(token);
    case Mode::in_row: return in_row(token);
    case Mode::in_cell: return in_cell(token);
    case Mode::in_template: return in_template(token);
    case Mode::after_body: return after_body(token);
    case Mode::in_frameset: return in_frameset(token);
    case Mode::after_frameset: return after_frameset(token);
    case Mode::after_after_body: return after_after_body(token);
    case Mode::after_after_frameset: return after_after_frameset(token);
  }
  return true;
}

bool TreeBuilder::is_in_html(const Token& token) const {
  if (open_.empty() || token.kind == TokenKind::end_of_file) return true;
  const Current current = adjusted_current_node();
  if (current.space == Namespace::html) return true;
  const bool is_start = token.kind == TokenKind::start_tag;
  if (current.point == IntegrationPoint::html) {
    if (is_start || token.kind == TokenKind::text) return true;
  } else if (current.point == IntegrationPoint::mathml_text) {
    if (token.kind == TokenKind::text) return true;
    if (is_start && token.tag != Tag::mglyph && token.tag != Tag::malignmark) return true;
  }
  return is_start && token.tag == Tag::svg && current.space == Namespace::mathml &&
         current.name == static_cast<uint16_t>(Tag::annotation_xml);
}

TreeBuilder::Current TreeBuilder::adjusted_current_node() const {
  if (is_fragment_ && open_.size() == 1) return context_;
  return {open_.top().name, open_.top().space, open_.top().point};
}

// https://html.spec.whatwg.org/multipage/parsing.html#reset-the-insertion-mode-appropriately
void TreeBuilder::reset_insertion_mode() {
  uint32_t index = open_.nearest(Boundary::mode);
  // A <td> that is the context of a fragment is no cell to close, and a <head> is none to end.
  mode_ = index == 0 && is_fragment_
              ? (context_.space == Namespace::html ? mode_for(context_.name, true) : Mode::in_body)
              : mode_for(open_[index].name, false);
}

InsertionMode TreeBuilder::mode_for(uint16_t name, bool is_first) const {
  switch (name < tag_count ? static_cast<Tag>(name) : Tag::other) {
    case Tag::td:
    case Tag::th: return is_first ? Mode::in_body : Mode::in_cell;
    case Tag::tr: return Mode::in_row;
    case Tag::tbody:
    case Tag::thead:
    case Tag::tfoot: return Mode::in_table_body;
    case Tag::caption: return Mode::in_caption;
    case Tag::colgroup: return Mode::in_column_group;
    case Tag::table: return Mode::in_table;
    case Tag::template_: return template_modes_.empty() ? Mode::in_body : template_modes_.back();
    case Tag::head: return is_first ? Mode::in_body : Mode::in_head;
    case Tag::frameset: return Mode::in_frameset;
    case Tag::html: return head_ == no_node ? Mode::before_head : Mode::after_head;
    default: return Mode::in_body;
  }
}

uint16_t TreeBuilder::name_of(const Token& token) {
  if (token.tag != Tag::other) return static_cast<uint16_t>(token.tag);
  const bool was_full = names_.is_full();
  const uint16_t name = names_.number_of(input_.substr(token.name_begin, token.name_end - token.name_begin));
  if (!was_full && names_.is_full()) tree_.report(token.begin, "name limit");
  return name;
}

NodeId TreeBuilder::insert_element(const Token& token, Namespace space) {
  return insert_made(tree_.make_element(name_of(token), space, {token.begin, token.end}), space, token.begin);
}

NodeId TreeBuilder::insert_implied(Tag tag, uint32_t at) {
  const NodeId node = tree_.make_element(static_cast<uint16_t>(tag), Namespace::html, {at, at});
  return insert_made(node, Namespace::html, at);
}

NodeId TreeBuilder::insert_made(NodeId node, Namespace space, uint32_t at, IntegrationPoint point) {
  if (open_.size() >= depth_limit_) {
    tree_.report(at, "depth limit");
    open_.pop();
  }
  tree_.insert(node, open_.empty() ? Place{0, no_node} : appropriate_place());
  open_.push(node, tree_.name(node), space, point);
  return node;
}

void TreeBuilder::insert_void_element(const Token& token) {
  insert_html_element(token);
  open_.pop();
}

NodeId TreeBuilder::make_comment(const Token& token) {
  const NodeKind kind = token.is_instruction ? NodeKind::instruction : NodeKind::comment;
  return tree_.make_leaf(kind, {token.begin, token.end});
}

void TreeBuilder::insert_comment(const Token& token) { tree_.insert(make_comment(token), appropriate_place()); }

void TreeBuilder::insert_comment_in(const Token& token, NodeId parent) {
  tree_.insert(make_comment(token), {parent, no_node});
}

// https://html.spec.whatwg.org/multipage/parsing.html#appropriate-place-for-inserting-a-node
Place TreeBuilder::appropriate_place(const OpenElement& target) const {
  if (!foster_parenting_ || !target.has(table_parts_trait)) return {target.node, no_node};
  const uint32_t table = open_.last(Tag::table);
  const uint32_t in_template = open_.last(Tag::template_);
  if (in_template != not_open && (table == not_open || in_template > table)) return {open_[in_template].node, no_node};
  if (table == not_open) return {open_[0].node, no_node};
  const NodeId parent = tree_.document().parent(open_[table].node);
  if (parent != no_node) return {parent, open_[table].node};
  return {open_[table - 1].node, no_node};
}

// https://html.spec.whatwg.org/multipage/parsing.html#generic-raw-text-element-parsing-algorithm
void TreeBuilder::parse_raw_text(const Token& token, TextState state) {
  insert_html_element(token);
  tokenizer_.set_state(state, html::name_of(token.tag));
  original_mode_ = mode_;
  mode_ = Mode::text;
}

void TreeBuilder::generate_implied_end_tags(Tag except) {
  while (open_.top().has(implied_end_trait) && !open_.top().is(except)) open_.pop();
}

void TreeBuilder::generate_all_implied_end_tags() {
  while (open_.top().has(thorough_end_trait)) open_.pop();
}

void TreeBuilder::pop_until(Tag tag) {
  const uint32_t index = open_.last(tag);
  if (index != not_open && index > 0) open_.pop_to(index);
}

// https://html.spec.whatwg.org/multipage/parsing.html#close-a-p-element, where one is in button scope.
void TreeBuilder::close_p_element() {
  if (open_.has_in_scope(Tag::p, Boundary::button_scope)) pop_until(Tag::p);
}

// Takes steps off the budget; false where it is spent.
bool TreeBuilder::spend(uint32_t steps, uint32_t at) {
  if (budget_ >= steps) {
    budget_ -= steps;
    return true;
  }
  tree_.report(at, "formatting limit");
  return false;
}

bool TreeBuilder::attribute_is(const Token& token, std::string_view name, std::string_view lower_case_value) const {
  AttributeReader reader(input_.data() + token.name_end, input_.data() + token.end);
  RawAttribute raw;
  while (reader.next(raw)) {
    if (!raw.is_named(name)) continue;
    const std::string text = decode_references(raw.value(), true).text;
    return text.size() == lower_case_value.size() && begins_with_word(text, lower_case_value);
  }
  return false;
}

}  // namespace onrecord::html
