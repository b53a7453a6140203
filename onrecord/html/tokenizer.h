// Cuts HTML into tokens.
//
// Follows https://html.spec.whatwg.org/multipage/parsing.html#tokenization with all input at hand: a token is a few
// offsets into the input, and its text, names and attributes are decoded by whoever asks for them. The standard's
// states between two tokens are `TextState`; those inside a tag, a comment or a doctype are functions that bear their
// names in a comment.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/html/tag.h"

namespace onrecord::html {

// https://html.spec.whatwg.org/multipage/parsing.html#data-state and the sections behind it.
enum class TextState : uint8_t { data, rcdata, rawtext, script_data, plaintext, cdata_section };

enum class TokenKind : uint8_t { text, start_tag, end_tag, comment, doctype, end_of_file };

struct Token {
  TokenKind kind = TokenKind::end_of_file;
  TextState state = TextState::data;  // Text: where it was read.
  bool self_closing = false;
  bool is_instruction = false;  // Comment: <?target data?>, which every insertion mode treats as it treats a comment.
  Tag tag = Tag::none;
  uint32_t begin = 0;  // The whole token, also for a doctype and an instruction; a comment: its data.
  uint32_t end = 0;
  uint32_t name_begin = 0;  // Of a tag.
  uint32_t name_end = 0;
  bool too_many_attributes = false;
};

class Tokenizer {
 public:
  // REQUIRES: input.size() < 2^32 - 1; the input outlives the tokenizer.
  explicit Tokenizer(std::string_view input, uint32_t attribute_limit = 1000)
      : begin_(input.data()), at_(input.data()), end_(input.data() + input.size()), attribute_limit_(attribute_limit) {}

  // The next token; end_of_file for ever after the last one. Text may come in several tokens.
  void next(Token& token);

  // The state from here on. `end_name` is the tag name that leaves rcdata, rawtext and script data.
  void set_state(TextState state, std::string_view end_name) {
    state_ = state;
    end_name_ = end_name;
  }
  // Whether "<![CDATA[" begins a section here: only where the current node stands in foreign content.
  void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }

 private:
  void read_next(Token& token);
  bool read_text(Token& token);
  void read_text_to(Token& token, const char* text_end);
  bool read_markup(Token& token);
  bool read_short_text(Token& token);
  bool read_bare_tag(Token& token);
  bool read_from_less_than(Token& token);
  bool read_tag(Token& token, const char* name);
  bool read_declaration(Token& token);
  void read_comment(Token& token, const char* data);
  void read_bogus_comment(Token& token, const char* data);
  bool read_instruction(Token& token);
  const char* read_tag_name(Token& token, const char* name) const;
  bool has_too_many_attributes(const char* name_end) const;
  bool begins_markup(const char* at) const;
  const char* find_markup(const char* from) const;
  const char* find_end_tag(const char* from) const;
  const char* find_script_end(const char* from) const;
  const char* find_cdata_end(const char* from) const;
  bool is_end_tag(const char* at, std::string_view name) const;
  uint32_t offset(const char* at) const { return static_cast<uint32_t>(at - begin_); }
  std::string_view rest(const char* at) const { return {at, static_cast<size_t>(end_ - at)}; }

  const char* begin_;
  const char* at_;
  const char* end_;
  uint32_t attribute_limit_;
  TextState state_ = TextState::data;
  bool cdata_allowed_ = false;
  std::string_view end_name_;
};

}  // namespace onrecord::html
