// Tree construction: tokens to a tree.
//
// Follows https://html.spec.whatwg.org/multipage/parsing.html#tree-construction, the insertion modes as functions of
// their names: in_body() in body_mode.cc and body_end_tags.cc, the table modes in table_modes.cc, those before the body
// in head_modes.cc, those behind it in end_modes.cc, foreign content in foreign_content.cc, the adoption agency and its
// list in formatting.cc. What they share is in tree_builder.cc.
//
// A mode function gives true when it is done with the token, and false when the token is to be looked at again in the
// mode that is now set. A text token is a stretch of characters; a mode that treats white space otherwise takes it off
// the front.
//
// Hostile pages: the stack and the list answer every question in a bounded number of steps (see there); what the
// standard leaves unbounded (elements reopened again and again, the adoption agency) draws on a budget of steps that
// grows with the input. A page that overdraws it gets a report and a plainer tree.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/html/formatting_list.h"
#include "onrecord/html/name_table.h"
#include "onrecord/html/open_elements.h"
#include "onrecord/html/selected_content.h"
#include "onrecord/html/tokenizer.h"
#include "onrecord/html/tree.h"

namespace onrecord::html {

enum class InsertionMode : uint8_t {
  initial,
  before_html,
  before_head,
  in_head,
  in_head_noscript,
  after_head,
  in_body,
  text,
  in_table,
  in_table_text,
  in_caption,
  in_column_group,
  in_table_body,
  in_row,
  in_cell,
  in_template,
  after_body,
  in_frameset,
  after_frameset,
  after_after_body,
  after_after_frameset,
};

class TreeBuilder {
 public:
  TreeBuilder(Document& document, std::string_view input, const Limits& limits);

  void build();
  // `context`: "td", "svg title", "math mi".
  void build_fragment(std::string_view context);

 private:
  using Mode = InsertionMode;

  // Of a text token, what its text depends on.
  struct TextPart {
    uint32_t begin;
    uint32_t end;
    TextState state;
  };

  // tree_builder.cc
  void run();
  void set_context_state(Tag tag);
  void keep_limits(Token& token);
  void process(Token& token);
  bool use_mode(Token& token) { return mode_ == Mode::in_body ? in_body(token) : use_other_mode(token); }
  bool use_other_mode(Token& token);
  bool is_in_html(const Token& token) const {
    return open_.empty() || adjusted_current_node().space == Namespace::html || is_html_in_foreign(token);
  }
  bool is_html_in_foreign(const Token& token) const;
  const OpenElement& adjusted_current_node() const {
    return is_fragment_ && open_.size() == 1 ? context_ : open_.top();
  }
  void reset_insertion_mode();
  Mode mode_for(uint16_t name, bool is_first) const;

  NodeId insert_html_element(const Token& token) { return insert_element(token, Namespace::html); }
  NodeId insert_element(const Token& token, Namespace space) {
    return insert_new(name_of(token), space, token.begin, token.end);
  }
  NodeId insert_implied(Tag tag, uint32_t at);
  void insert_void_element(const Token& token);
  void insert_comment_at(const Token& token, Place place);
  void insert_comment(const Token& token) { insert_comment_at(token, appropriate_place()); }
  void insert_comment_in(const Token& token, NodeId parent) { insert_comment_at(token, {parent, no_node}); }
  NodeId insert_new(uint16_t name, Namespace space, uint32_t begin, uint32_t end,
                    IntegrationPoint point = IntegrationPoint::none);
  void make_room();
  Place appropriate_place() const { return appropriate_place(open_.top()); }
  Place appropriate_place(const OpenElement& target) const {
    return fosters(target) ? foster_place() : Place{target.node, no_node};
  }
  bool fosters(const OpenElement& target) const { return foster_parenting_ && target.has(table_parts_trait); }
  void insert_at_appropriate_place(NodeId node) {
    if (fosters(open_.top())) return tree_.insert(node, foster_place());
    tree_.append(node, open_.top().node);
  }
  Place foster_place() const;
  void parse_raw_text(const Token& token, TextState state);
  uint16_t name_of(const Token& token) {
    return token.tag == Tag::other ? number_of_name(token) : static_cast<uint16_t>(token.tag);
  }
  uint16_t number_of_name(const Token& token);
  uint16_t known_name_of(const Token& token) const;

  void generate_implied_end_tags(Tag except = Tag::none);
  void generate_all_implied_end_tags();
  void pop_until(Tag tag);
  // https://html.spec.whatwg.org/multipage/parsing.html#close-a-p-element, where one is in button scope.
  void close_p_element() {
    const uint32_t index = open_.last(Tag::p);
    if (index != not_open && index >= open_.nearest(Boundary::button_scope)) open_.pop_to(index);
  }
  void stop() { stopped_ = true; }
  bool spend(uint32_t steps, uint32_t at);
  bool attribute_is(const Token& token, std::string_view name, std::string_view lower_case_value) const;

  // text_rules.cc: white space at the front of a text token, and text nodes.
  uint32_t find_space_end(const Token& token, bool over_nul) const {
    const char first = input_[token.begin];
    return first > ' ' && first != '&' ? token.begin : pass_space(token, over_nul);
  }
  uint32_t pass_space(const Token& token, bool over_nul) const;
  bool is_blank(const Token& token) const { return find_space_end(token, true) == token.end; }
  bool skip_space(Token& token);
  bool insert_leading_space(Token& token);
  void keep_only_space(const Token& token);
  void insert_text(const Token& token) { insert_text(token, token.end); }
  void insert_text(const Token& token, uint32_t end);  // Up to `end`.
  void insert_text_in_body(Token& token);
  bool skip_first_line_end(Token& token);
  bool drop_leading_nul(Token& token) const;

  // head_modes.cc
  bool initial(Token& token);
  bool before_html(Token& token);
  bool before_head(Token& token);
  bool in_head(Token& token);
  bool in_head_noscript(Token& token);
  bool after_head(Token& token);
  bool in_head_start(Token& token);
  bool leave_head();
  void start_template(const Token& token);
  void end_template();

  // body_mode.cc
  bool in_body(Token& token);
  void in_body_start(Token& token);
  bool text(Token& token);
  void start_html(const Token& token);
  void start_body(const Token& token);
  void start_frameset(const Token& token);
  void start_block(const Token& token);
  void start_heading(const Token& token);
  void start_pre(const Token& token);
  void start_form(const Token& token);
  void start_item(const Token& token);
  void start_a(const Token& token);
  void start_nobr(const Token& token);
  void start_button(const Token& token);
  void start_marked(const Token& token);
  void start_table(const Token& token);
  void start_void(const Token& token);
  void start_input(const Token& token);
  void start_hr(const Token& token);
  void start_textarea(const Token& token);
  void start_select(const Token& token);
  void start_option(const Token& token);
  void start_ruby_part(const Token& token);
  void start_foreign(const Token& token, Namespace space);
  void start_selectedcontent(const Token& token);
  void start_ordinary(const Token& token);
  void tell_popped_options();

  // body_end_tags.cc
  bool in_body_end(Token& token);
  bool in_body_end_of_file(Token& token);
  bool end_body(const Token& token);
  void end_block(const Token& token, Boundary boundary);
  void end_form();
  void end_p(const Token& token);
  void end_heading();
  void end_marked(const Token& token);
  void end_br(const Token& token);
  void any_other_end_tag(const Token& token);

  // formatting.cc
  void reconstruct_formatting(uint32_t at) {
    if (!formatting_.empty() && !is_settled(formatting_[formatting_.size() - 1])) reopen_formatting(at);
  }
  bool is_settled(NodeId entry) const { return entry == no_node || tree_.is_open(entry); }
  void reopen_formatting(uint32_t at);
  void push_formatting(NodeId node, const Token& token);
  void start_font(const Token& token);
  void start_formatting(const Token& token);
  void run_adoption_agency(const Token& token);
  bool adopt_once(const Token& token, uint16_t subject);
  uint32_t find_furthest_block(uint32_t formatting) const;
  NodeId clone(NodeId node);

  // table_modes.cc
  bool in_table(Token& token);
  bool in_table_start(Token& token);
  bool in_table_end(Token& token);
  bool in_table_other(Token& token);
  bool in_table_text(Token& token);
  void keep_table_space(const Token& token);
  void insert_table_text(bool in_front) {
    if (!table_text_.empty()) insert_kept_space(in_front);
  }
  void insert_kept_space(bool in_front);
  void foster_text(Token& token);
  bool in_caption(Token& token);
  bool in_column_group(Token& token);
  bool in_table_body(Token& token);
  bool in_row(Token& token);
  bool in_cell(Token& token);
  bool close_caption();
  bool close_table_body();
  bool close_row();
  void close_cell();
  void clear_to_table();
  void clear_to_table_body();
  void clear_to_row();

  // end_modes.cc
  bool in_template(Token& token);
  bool in_template_as(Mode mode);
  bool in_template_end_of_file();
  bool after_body(Token& token);
  bool in_frameset(Token& token);
  bool after_frameset(Token& token);
  bool after_after_body(Token& token);
  bool after_after_frameset(Token& token);

  // foreign_content.cc
  void in_foreign_content(Token& token);
  bool breaks_out(const Token& token) const;
  void break_out(Token& token);
  void end_foreign(Token& token);
  void insert_foreign_element(const Token& token, Namespace space);
  IntegrationPoint integration_point(const Token& token, uint16_t name, Namespace space) const;

  std::string_view input_;
  Tree tree_;
  Tokenizer tokenizer_;
  NameTable names_;
  OpenElements open_;
  FormattingList formatting_;
  SelectedContent selected_content_;
  std::vector<Mode> template_modes_;
  FlatArray<TextPart> table_text_;  // White space that "in table text" has not decided on yet.
  OpenElement context_{};           // Of a fragment: stands for the <html> element at the bottom of the stack.
  bool is_fragment_ = false;
  Mode mode_ = Mode::initial;
  Mode original_mode_ = Mode::initial;
  NodeId head_ = no_node;
  NodeId form_ = no_node;
  bool frameset_ok_ = true;
  bool foster_parenting_ = false;
  bool fosters_text_ = false;  // "In table text": there was more than white space.
  bool skip_line_end_ = false;
  bool stopped_ = false;
  uint32_t at_ = 0;  // Where the token of this turn begins.
  uint32_t depth_limit_;
  uint64_t budget_;
};

}  // namespace onrecord::html
