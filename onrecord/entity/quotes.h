// Where quotes stand in a text, and whose words they are where the cue beside them tells. Private to this folder.
//
//   "He lied," Varga said.             Varga
//   Varga told Ek: "He lied."          Varga
//   "He lied," she said. "He did."     she, of both
//   Varga called it "a lie of his".    not known: such words are a part of the teller's sentence
//
// A cue is a verb of speech behind the comma that a quote ends with, or before the comma or colon that it begins
// behind. Linear: every search stays in one sentence and has a bound.
#pragma once

#include <vector>

#include "onrecord/entity/subjects.h"

namespace onrecord {

struct QuoteTokens {
  uint32_t first, end;  // Tokens: the opening mark; the closing one, or where its block ends when nobody closes it.
};

class Quotes {
 public:
  // REQUIRES: all outlive it; names are sorted.
  Quotes(const Words& words, const std::vector<NameMention>& names, Subjects& subjects);

  // The number, from 1, of the quote that holds the token; 0: none does. Opening marks are inside.
  uint32_t at(uint32_t token) const { return by_token_[token]; }
  // By its number.
  const QuoteTokens& quote(uint32_t number) const { return quotes_[number - 1]; }

  // Where the subject of its cue begins, as Clause::subject; no_subject: no cue tells.
  uint32_t speaker(uint32_t number);

 private:
  void read(uint32_t sentence);
  void read_mark(uint32_t i);
  uint32_t speaker_behind(const QuoteTokens& quote);
  uint32_t speaker_before(const QuoteTokens& quote);
  uint32_t behind_verb(uint32_t verb, const Sentence& s) const;
  uint32_t behind_according_to(uint32_t comma, const Sentence& s) const;
  bool goes_on(uint32_t number) const;
  uint32_t sentence_of(uint32_t token) const;
  const Sentence& sentence(uint32_t i) const { return words_.tokens().sentences[i]; }

  const Words& words_;
  const std::vector<NameMention>& names_;
  Subjects& subjects_;
  std::vector<QuoteTokens> quotes_;
  std::vector<uint32_t> by_token_;
  bool open_ = false;  // While reading.
};

}  // namespace onrecord
