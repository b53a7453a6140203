// Noun phrases beside a cue: who says it.
#pragma once

#include "onrecord/attribution/reading.h"

namespace onrecord {

struct Subject {
  TokenRange range;              // With title and apposition; empty: no noun phrase stands there.
  uint32_t relative = no_token;  // Found through this "who": the noun before it.
};

// The noun phrase that ends before `token` (the begin of a verb group), over "John Kirby, a spokesman for the
// ministry,".
Subject subject_before(const Reading& reading, uint32_t token);

// The subject of the main clause of the stretch that holds `token`, for participles ("..., adding that").
TokenRange governing_subject(const Reading& reading, uint32_t token);

// The subject of the last finite verb before `token`: "they" of "we hid, but they came in and | said"; empty where it
// has none near.
TokenRange nearest_subject(const Reading& reading, uint32_t token);

// The owner of a noun: "Smith" of "Smith's claim", "his" of "his threat"; empty where it has none.
TokenRange owner_before(const Reading& reading, uint32_t noun);

// The noun phrase that begins at `token`, without apposition; empty where none does.
TokenRange noun_phrase_at(const Reading& reading, uint32_t token);

// The same, with what stands behind a comma as apposition ("John Kirby, a spokesman for the ministry").
TokenRange described_noun_phrase_at(const Reading& reading, uint32_t token);

// A noun of persons, bodies or documents: what can say something without a name.
bool is_actor(const Reading& reading, uint32_t token);

// A word that can be a verb and nothing else.
bool is_verb_only(const Reading& reading, uint32_t token);

// An en dash, an em dash, two hyphens.
bool is_dash(const Reading& reading, uint32_t token);

// Whether a finite verb stands in the range, at its own level.
bool has_finite_verb(const Reading& reading, TokenRange range);

}  // namespace onrecord
