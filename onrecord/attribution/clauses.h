// What stands beside a cue besides its content, and where a content ends.
#pragma once

#include "onrecord/attribution/draft.h"

namespace onrecord {

// What may stand between a cue and its content: hearers, occasion, day.
struct Beside {
  TokenRange addressee, occasion, said_at;
  std::vector<TokenRange> circumstances;  // Each phrase with its preposition, the hearers too.
  uint32_t at = no_token;                 // Where the content can begin; no_token: the stretch ends.
  bool has_that = false;                  // "that" stood before it.
};

// Reads on from the end of the cue's group. `hearers`: the verb takes them as its object ("told reporters").
Beside read_beside(const Rulebook& book, const Cue& cue, bool hearers);
// The same behind the source of an inverted cue ("said Lee in a letter").
Beside read_beside_source(const Rulebook& book, TokenRange source);
void take_beside(Draft& draft, const Beside& beside);

// The token behind "on Friday", "Wednesday morning", "last week", "in May 2016" at `token` (no_token where the stretch
// ends); `token` itself where no time stands there.
uint32_t behind_time(const Reading& reading, uint32_t token);

// Whether a noun phrase and the verb that belongs to it begin at `token`: "the road | is closed".
bool main_clause_begins(const Reading& reading, uint32_t token);

// Where a content that begins at `from` ends: the end of the stretch, a semicolon, or where another attribution begins.
uint32_t clause_end(const Rulebook& book, uint32_t from, const Cue& own);

// The same for the object of an act: also before a comma that begins another clause.
uint32_t object_end(const Rulebook& book, uint32_t from, const Cue& own);

// What stands before an attribution that ends the sentence ("The bridge is closed, | officials said"); empty where
// there is none. `begin` is the first token of the attribution.
TokenRange clause_before(const Rulebook& book, uint32_t begin);

// Whether "as" stands before `subject` and opens the sentence, or behind "and", "but": "As | the Courier reported,
// ...".
bool opens_with_as(const Reading& reading, uint32_t subject);

// The clause behind the comma that ends such an opening: "as she noted in May, | the road is closed". `at`: the token
// behind the cue; no_token where its object, a verb or another mark comes first.
uint32_t behind_as_clause(const Reading& reading, uint32_t at);

// Whether nothing but punctuation, or an attribution of its own, stands at `token` and behind.
bool ends_here(const Rulebook& book, uint32_t token);

// A noun phrase with the day inside ("a Tuesday morning interview with Radio Norden") and the show in marks that ends
// it ("CBN' "Morning Talk"").
TokenRange occasion_phrase_at(const Reading& reading, uint32_t token);

}  // namespace onrecord
