// Verbs, their subjects and what a mention does in its clause, without a parser. Private to this folder.
//
//   "Ek, a farmer, told Varga that she and her sister had left."   told: Ek; left: sister (no mention)
//
// Verbs, prepositions and words that begin clauses come from tables. A verb's subject is looked for to its left: over
// adverbs, phrases behind prepositions, what stands between two commas and in brackets; "and left" has the subject of
// the verb before. What it takes wrongly: participles ("the man called Ek"), subjects behind their verb. Linear: every
// search has a bound.
#pragma once

#include <array>
#include <vector>

#include "onrecord/entity/names.h"

namespace onrecord {

// What a mention does in its clause.
enum class MentionRole : uint8_t { subject, object, agent, of, behind_preposition, owner, in_brackets, other };

// A verb and its subject: the first token of a mention, the last of another noun; no_subject: none was seen.
struct Clause {
  uint32_t verb, subject;
};
inline constexpr uint32_t no_subject = ~0u;

class Subjects {
 public:
  // REQUIRES: both outlive it; names are sorted.
  Subjects(const Words& words, const std::vector<NameMention>& names);

  // Of one sentence, by verb. Read when first asked for; stays until sixteen other sentences were.
  const std::vector<Clause>& clauses(uint32_t sentence);

  // What the mention of tokens [first, end) does.
  MentionRole role(uint32_t first, uint32_t end, uint32_t sentence);

  // The verb whose subject begins at the token, or else the last one before it; no_subject: none.
  uint32_t verb_of(uint32_t first, uint32_t sentence);

  bool is_verb(uint32_t i) const;
  bool has(uint32_t i, uint8_t syntax) const { return (words_.form(i).facts.syntax & syntax) != 0; }

 private:
  struct Reading {
    uint32_t sentence = no_subject;
    std::vector<Clause> clauses;
    std::vector<uint32_t> names;  // By token of the sentence: the name that holds it, from 1.
  };

  const Clause* clause_of_subject(uint32_t token, uint32_t sentence);
  void mark_names(const Sentence& s, Reading& out) const;
  uint32_t subject_of(uint32_t verb, const Sentence& s, const Reading& read) const;
  uint32_t opening(uint32_t i, const Sentence& s) const;
  uint32_t phrase_begin(uint32_t first, const Sentence& s) const;
  bool is_behind_preposition(uint32_t phrase, const Sentence& s) const;
  bool stands_as_verb(uint32_t i, const Sentence& s, const Reading& read) const;
  bool is_adverb(uint32_t i) const;

  const Words& words_;
  const std::vector<NameMention>& names_;
  std::array<Reading, 16> read_;  // By number of the sentence.
};

}  // namespace onrecord
