// Text tokens: which part of them is white space, and how they become text nodes.
#include <algorithm>

#include "onrecord/html/references.h"
#include "onrecord/html/scan.h"
#include "onrecord/html/text_coding.h"
#include "onrecord/html/tree_builder.h"

namespace onrecord::html {
namespace {

bool has_references(const Token& token) { return token.state == TextState::data || token.state == TextState::rcdata; }

// The tokenizer makes U+FFFD of a NUL in the other states; these leave it to the tree, which drops it outside SVG.
bool drops_nul(const Token& token) { return token.state == TextState::data || token.state == TextState::cdata_section; }

uint8_t coding_of(const Token& token) {
  const uint8_t coding = has_references(token) ? decode_references_bit : raw_coding;
  return drops_nul(token) ? static_cast<uint8_t>(coding | drop_nul_bit) : coding;
}

}  // namespace

// The end of the white space (also as references) at the front; NUL counts as some where `over_nul`.
uint32_t TreeBuilder::pass_space(const Token& token, bool over_nul) const {
  uint32_t at = token.begin;
  while (at < token.end) {
    const char c = input_[at];
    if (is_space(c) || (c == '\0' && over_nul)) {
      ++at;
      continue;
    }
    if (c != '&' || !has_references(token)) break;
    const Reference reference = read_reference(input_.substr(0, token.end), at, false);
    if (reference.text_bytes != 1 || !is_space(reference.text[0])) break;
    at += reference.source_bytes;
  }
  return at;
}

// True where nothing is left.
bool TreeBuilder::skip_space(Token& token) {
  token.begin = find_space_end(token, false);
  return token.begin == token.end;
}

bool TreeBuilder::insert_leading_space(Token& token) {
  const uint32_t space_end = find_space_end(token, false);
  insert_text(token, space_end);
  token.begin = space_end;
  return space_end == token.end;
}

void TreeBuilder::keep_only_space(const Token& token) {
  Token rest = token;
  while (!insert_leading_space(rest)) {
    // One character that is no space goes; the bytes behind its first one are none either.
    ++rest.begin;
    if (rest.begin == rest.end) break;
  }
}

// True where nothing is left.
bool TreeBuilder::drop_leading_nul(Token& token) const {
  if (input_[token.begin] != '\0' || !drops_nul(token)) return false;
  while (token.begin < token.end && input_[token.begin] == '\0') ++token.begin;
  return token.begin == token.end;
}

void TreeBuilder::insert_text(const Token& token, uint32_t end) {
  uint32_t begin = token.begin;
  if (drops_nul(token)) {
    while (begin < end && input_[begin] == '\0') ++begin;
  }
  if (begin < end) tree_.insert_text(appropriate_place(), begin, end, coding_of(token));
}

void TreeBuilder::insert_text_in_body(Token& token) {
  if (drop_leading_nul(token)) return;
  reconstruct_formatting(token.begin);
  tree_.insert_text(appropriate_place(), token.begin, token.end, coding_of(token));
  if (frameset_ok_ && !is_blank(token)) frameset_ok_ = false;
}

// A line end right behind <pre>, <listing> or <textarea> is no text. True where nothing is left.
bool TreeBuilder::skip_first_line_end(Token& token) {
  skip_line_end_ = false;
  if (token.kind != TokenKind::text) return false;
  const std::string_view text = input_.substr(token.begin, token.end - token.begin);
  if (text.starts_with("\r\n")) {
    token.begin += 2;
  } else if (text.front() == '\n' || text.front() == '\r') {
    token.begin += 1;
  } else if (text.front() == '&') {
    const Reference reference = read_reference(text, 0, false);
    if (reference.view() == "\n") token.begin += reference.source_bytes;
  }
  return token.begin == token.end;
}

}  // namespace onrecord::html
