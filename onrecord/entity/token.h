// The article's text as words and sentences. Shared by everything that reads the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/core/span.h"

namespace onrecord {

enum class TokenKind : uint8_t { word, number, punctuation };

// Words keep inner hyphens, apostrophes and stops of abbreviations ("al-Nusra", "don't", "U.S."); a possessive "'s" is
// a token of its own, of kind word. Every mark of punctuation is one token, "..." too.
struct Token {
  Span span;
  TokenKind kind;
  bool capitalised;   // Begins with an upper-case letter.
  bool all_upper;     // Two letters or more, all upper case.
  bool space_before;  // White space or the begin of a segment stands before it.
};

struct Sentence {
  uint32_t first_token, end_token;  // Half-open, in Tokens::tokens.
  uint32_t segment;                 // In Article::segments. A sentence never crosses a block.
};

struct Tokens {
  std::vector<Token> tokens;        // Sorted, never overlapping.
  std::vector<Sentence> sentences;  // Sorted, covering all tokens.
};

// Words of all segments: title, body, captions. A sentence does not end at "Mr.", "U.S." before a lower-case word, or
// inside an ellipsis; it ends behind the closing mark of a quote that ends with a stop and is followed by a capital.
Tokens tokenize(const Article& article);

inline std::string_view token_text(const Article& article, const Token& token) {
  return slice(article.text, token.span);
}

// The first token that begins at or after `offset` (binary search).
uint32_t token_at_or_after(const Tokens& tokens, uint32_t offset);

}  // namespace onrecord
