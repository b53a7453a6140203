// Everything that could be a statement: what the rules find, and what a model may choose instead or as well.
#pragma once

#include "onrecord/attribution/draft.h"

namespace onrecord {

// A book with all drafts, what the rules find before what is open. Several drafts of one anchor are readings of one
// cue, of which one can be right; no two of them are the same. What nobody reports is left out: the article's own "I
// think".
// REQUIRES: both outlive it.
Rulebook find_candidates(const Reading& reading, const Entities& entities);

// The draft with its content ending elsewhere: at each border of clauses inside it, and at the end of the sentence
// where nobody else is said to say something before that. The draft itself is the first.
std::vector<Draft> with_other_ends(const Rulebook& book, const Draft& draft);

// The draft with other noun phrases of its sentence as its source, and with none. The draft itself is the first; alone
// where the cue is no active verb.
std::vector<Draft> with_other_sources(const Rulebook& book, const Draft& draft);

// "I", "my", "we", and "I've".
bool is_first_person(std::string_view word);

// "I", "we", "you": the speaker of the words around it, or nobody that the article reports.
bool is_first_or_second_person(const Reading& reading, TokenRange source);

}  // namespace onrecord
