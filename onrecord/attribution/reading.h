// The article as the rules of this stage see it: words with what they can be, quotes, and stretches.
//
// A stretch is a sentence at one level of quotation. Inside it a quote is one block that `next` and `previous` step
// over, so that a rule reads `He said the deal "is off. Forever," and left.` as one sentence of the teller, and
// `Forever` as one of the speaker.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/attribution/lexicon.h"
#include "onrecord/attribution/quotes.h"

namespace onrecord {

inline constexpr uint32_t no_token = 0xFFFFFFFF;
inline constexpr uint32_t max_clause_words = 250;  // No clause of a person is longer; bounds what one cue can cost.

struct TokenRange {
  uint32_t begin = 0, end = 0;  // Half-open.
  bool empty() const { return begin >= end; }
  bool contains(uint32_t token) const { return begin <= token && token < end; }
};

struct Word {
  uint32_t tags = 0;
  uint32_t verb_forms = 0;                // Of the cue verb that the word is a form of, else those that it can be.
  uint16_t verb_begin = 0, verb_end = 0;  // In CueLexicon::verbs.
  int16_t noun = -1;                      // In CueLexicon::nouns.
  uint16_t relay = 0;                     // Bits of relay.
  int32_t quote = -1;                     // Of a mark: the quote that it opens or closes.
  uint32_t stretch = 0;
};

struct Stretch {
  TokenRange tokens;
  int32_t quote;  // The quote inside which it stands, -1 outside any.
  uint32_t segment;
  BlockLabel label;
  bool headline;  // In title case: capitals tell no names.
};

struct Reading {
  const Article& article;
  const Tokens& tokens;
  const CueLexicon& lexicon;
  std::vector<Word> words;  // One a token.
  std::vector<Quote> quotes;
  std::vector<Stretch> stretches;  // By begin.

  bool has(uint32_t token, uint32_t tags) const { return (words[token].tags & tags) != 0; }
  bool relays(uint32_t token, uint16_t bits) const { return (words[token].relay & bits) != 0; }
  std::string_view text(uint32_t token) const { return token_text(article, tokens.tokens[token]); }
  // Ignoring case and the shape of an apostrophe. REQUIRES: `word` is lower case, not empty.
  bool is(uint32_t token, std::string_view word) const {
    const std::string_view own = text(token);
    return own.size() >= word.size() && may_begin(own.front(), word.front()) && is_spelled(own, word);
  }
  bool is_punctuation(uint32_t token) const { return tokens.tokens[token].kind == TokenKind::punctuation; }
  bool opens_quote(uint32_t token) const { return words[token].quote >= 0 && quotes[words[token].quote].open == token; }
  bool closes_quote(uint32_t token) const {
    if (token >= words.size()) return false;  // Behind the text.
    return words[token].quote >= 0 && quotes[words[token].quote].open != token;
  }

  const Stretch& stretch_of(uint32_t token) const { return stretches[words[token].stretch]; }
  // The neighbour inside the stretch of `token`, a quote counting as one; no_token at the border. From an opening mark,
  // `next` goes behind the quote; `previous` gives the opening mark of a quote that ends before `token`.
  uint32_t next(uint32_t token) const;
  uint32_t previous(uint32_t token) const;

  Span span(TokenRange range) const;  // REQUIRES: not empty.

  // `is`, of words of which `own` is no shorter.
  static bool is_spelled(std::string_view own, std::string_view word);

 private:
  // Most words differ in their first letter: no call for these. The apostrophe of the text may be curly.
  static bool may_begin(char own, char word) { return ((own ^ word) & ~0x20) == 0 || word == '\''; }
};

Reading read_article(const Article& article, const Tokens& tokens, const CueLexicon& lexicon);

}  // namespace onrecord
