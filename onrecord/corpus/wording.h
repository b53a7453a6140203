// Does a text say a sentence in (nearly) its words, and what differs?
//
//   asked      "The army shelled two villages near Orlu"
//   candidate  "On Monday the army shelled two villages, residents said."
//   match      "army shelled two villages"   missing "Orlu"  (near is no content word)
//
// The rule: inside a stretch of at most twice the asked length there are at least 7 of 10 of the asked content words
// and numbers; where both have numbers, no asked number is missing; and the stretch is negated as the asked sentence
// is.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/corpus/words.h"

namespace onrecord {

struct Wording {
  FoldedWords words;
  std::set<std::string> asked;  // Content words and numbers.
  std::set<std::string> numbers;
  bool negated = false;
};
Wording read_wording(std::string_view sentence, const WordLexicon& lexicon);

// How many of `asked` must be there: all of two, three of four, ...
size_t words_needed(size_t asked);

struct WordingMatch {
  Span span;                         // The stretch, in the candidate.
  size_t matched = 0;                // Of wording.asked.size() words.
  std::vector<std::string> missing;  // Asked words that are not there, folded, sorted.
  Spans same;                        // The asked words of the stretch.
  Spans added;                       // Content words, numbers and negations of the stretch that were not asked.
  bool same_words = false;           // Nothing missing, nothing added: only small words may differ.
};

// The best stretch (most words, then the shortest, then the first); empty when the rule does not hold.
std::optional<WordingMatch> match_wording(const Wording& wording, const FoldedWords& candidate);

}  // namespace onrecord
