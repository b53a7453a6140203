// The article's text as words and sentences. Shared by everything that reads the text.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/core/span.h"
#include "onrecord/core/table.h"

namespace onrecord {

enum class TokenKind : uint8_t { word, number, punctuation };

// Words keep inner hyphens, apostrophes and stops of abbreviations ("al-Nusra", "don't", "U.S."); an "'s" that ends a
// word is a token of its own, of kind word. Every mark of punctuation is one token, "..." and "--" too.
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
  // By `tokenize` alone. One a token: those written alike, to the letter, have one number, given in the order of their
  // first places.
  std::vector<uint32_t> spelling_of;
  std::vector<uint32_t> spellings;  // By this number, the token where it stands first.
};

// What keeps its stop, and which words open a sentence behind one that may end it (data/abbreviations.tsv).
struct Abbreviations;
struct AbbreviationsDeleter {
  void operator()(const Abbreviations* abbreviations) const;
};
using AbbreviationsPtr = std::unique_ptr<const Abbreviations, AbbreviationsDeleter>;
Result<AbbreviationsPtr> load_abbreviations(const DataFolder& data);

// Words of all segments: title, body, captions. A sentence does not end at "Mr.", "U.S." before a lower-case word, or
// inside an ellipsis; it ends behind the closing mark of a quote that ends with a stop and is followed by a capital.
// Linear; the one look ahead is bounded.
Tokens tokenize(const Article& article, const Abbreviations& abbreviations);

inline std::string_view token_text(const Article& article, const Token& token) {
  return slice(article.text, token.span);
}

// The first token that begins at or after `offset` (binary search); tokens.size() when there is none.
uint32_t token_at_or_after(const Tokens& tokens, uint32_t offset);

}  // namespace onrecord
