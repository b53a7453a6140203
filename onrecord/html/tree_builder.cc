#include "onrecord/html/tree_builder.h"

#include <algorithm>

#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/text_coding.h"

namespace onrecord::html {
namespace {

constexpr uint64_t budget_start = 100'000;
constexpr uint64_t budget_per_byte = 1;
constexpr uint64_t bytes_per_copy = 4;  // Of what is shown of selected options.

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
      formatting_(tree_),
      selected_content_(tree_, budget_start + input_.size() / bytes_per_copy),
      depth_limit_(bounded(limits).depth),
      budget_(budget_start + input_.size() * budget_per_byte) {
  if (input_.size() < input.size()) tree_.report(static_cast<uint32_t>(input_.size()), Excess::bytes);
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
    const bool in_html = open_.empty() || adjusted_current_node().space == Namespace::html;
    tokenizer_.allow_cdata(!in_html);
    tokenizer_.next(token);
    at_ = token.begin;
    if (token.too_many_attributes || tree_.is_full()) keep_limits(token);
    if (skip_line_end_ && skip_first_line_end(token)) continue;
    if (!in_html || !use_mode(token)) process(token);
    if (selected_content_.is_active()) tell_popped_options();
  }
  if (!selected_content_.is_active()) return;
  open_.pop_to(0);
  tell_popped_options();
}

void TreeBuilder::keep_limits(Token& token) {
  if (token.too_many_attributes) tree_.report(token.begin, Excess::attributes);
  if (!tree_.is_full() || token.kind == TokenKind::end_of_file) return;
  tree_.report(token.begin, Excess::nodes);
  token.kind = TokenKind::end_of_file;
  token.tag = Tag::none;
}

// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction-dispatcher
void TreeBuilder::process(Token& token) {
  while (!stopped_) {
    if (!is_in_html(token)) {
      in_foreign_content(token);
      return;
    }
    if (use_mode(token)) return;
  }
}

bool TreeBuilder::use_other_mode(Token& token) {
  switch (mode_) {
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

// REQUIRES: the adjusted current node is no HTML element.
bool TreeBuilder::is_html_in_foreign(const Token& token) const {
  if (token.kind == TokenKind::end_of_file) return true;
  const OpenElement& current = adjusted_current_node();
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

uint16_t TreeBuilder::number_of_name(const Token& token) {
  const bool was_full = names_.is_full();
  const uint16_t name = names_.number_of(input_.substr(token.name_begin, token.name_end - token.name_begin));
  if (!was_full && names_.is_full()) tree_.report(token.begin, Excess::names);
  return name;
}

// Of an end tag: no name that the page never opened gets a number.
uint16_t TreeBuilder::known_name_of(const Token& token) const {
  if (token.tag != Tag::other) return static_cast<uint16_t>(token.tag);
  return names_.find(input_.substr(token.name_begin, token.name_end - token.name_begin));
}

NodeId TreeBuilder::insert_implied(Tag tag, uint32_t at) {
  return insert_new(static_cast<uint16_t>(tag), Namespace::html, at, at);
}

// `begin` and `end` come as two numbers: they were written one by one a moment ago, and reading them as one would wait.
NodeId TreeBuilder::insert_new(uint16_t name, Namespace space, uint32_t begin, uint32_t end, IntegrationPoint point) {
  if (open_.size() >= depth_limit_) make_room();
  const uint16_t traits = traits_of(name, space);
  const NodeId node = tree_.make_element(name, space, {begin, end}, (traits & formatting_trait) != 0);
  if (open_.empty()) {
    tree_.append(node, tree_.document().root());
  } else {
    insert_at_appropriate_place(node);
  }
  open_.push(node, name, space, point, traits);
  return node;
}

// So that one more element can be open where no more may.
void TreeBuilder::make_room() {
  tree_.report(at_, Excess::depth);
  open_.pop();
}

void TreeBuilder::insert_void_element(const Token& token) {
  if (open_.size() >= depth_limit_) make_room();
  insert_at_appropriate_place(tree_.make_element(name_of(token), Namespace::html, {token.begin, token.end}));
}

void TreeBuilder::insert_comment_at(const Token& token, Place place) {
  const NodeKind kind = token.is_instruction ? NodeKind::instruction : NodeKind::comment;
  tree_.insert_leaf(kind, {token.begin, token.end}, place);
}

// https://html.spec.whatwg.org/multipage/parsing.html#appropriate-place-for-inserting-a-node
// In front of the table, where something misplaced stands in one.
Place TreeBuilder::foster_place() const {
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
  if (index == not_open || index == 0) return;
  open_.pop();
  open_.pop_to(index);
}

// Takes steps off the budget; false where it is spent.
bool TreeBuilder::spend(uint32_t steps, uint32_t at) {
  if (budget_ >= steps) {
    budget_ -= steps;
    return true;
  }
  tree_.report(at, Excess::formatting);
  return false;
}

bool TreeBuilder::attribute_is(const Token& token, std::string_view name, std::string_view lower_case_value) const {
  AttributeReader reader(input_.data() + token.name_end, input_.data() + token.end);
  RawAttribute raw;
  while (reader.next(raw)) {
    if (!raw.is_named(name)) continue;
    const auto is_wanted = [&](std::string_view text) {
      return text.size() == lower_case_value.size() && begins_with_word(text, lower_case_value);
    };
    const bool stands_as_it_is = raw.value().find('&') == std::string_view::npos;
    return is_wanted(stands_as_it_is ? raw.value() : std::string_view(decode_references(raw.value(), true).text));
  }
  return false;
}

}  // namespace onrecord::html
