// A statement while the rules work on it: in tokens, not yet resolved to entities.
#pragma once

#include <vector>

#include "onrecord/attribution/cues.h"
#include "onrecord/attribution/reading.h"

namespace onrecord {

struct Draft {
  StatementMode mode = StatementMode::indirect;
  std::vector<TokenRange> content;  // Sorted. Direct: inside the marks.
  std::vector<TokenRange> cue;
  TokenRange source;
  uint32_t relative = no_token;  // "who" between the source and the cue.
  TokenRange addressee, occasion, said_at;
  std::vector<TokenRange> circumstances;  // Phrases beside the cue that may name a relay ("on Twitter", "in a letter").
  TokenRange relay;                       // "according to TASS" where TASS passes on another's words.
  TokenRange quoted_by;                   // "TASS" of "TASS quoted him as saying".
  Polarity polarity = Polarity::affirmed;
  CueForce force = CueForce::neutral;
  const char* rule = "";
  uint32_t confidence = 0;
  bool known = true;    // The tables know the cue, and that it takes what the rule gives it.
  uint8_t form = 0;     // Of the verb group: 1 + CueForm; 0 where the cue is none.
  uint32_t anchor = 0;  // The token of the cue's head, or the first of the content.
};

// Everything that the rules read and write. Rules run in a fixed order; a cue that one has used is closed to the
// others.
struct Rulebook {
  const Reading& reading;
  const Entities& entities;  // As they came in.
  std::vector<Cue> cues;
  std::vector<Draft> drafts;
  std::vector<bool> quote_used;    // One a quote: it is a piece of a direct statement.
  std::vector<TokenRange> spoken;  // Blocks that are somebody's words without marks; sorted.
  std::vector<int32_t> starts;     // One a token: the cue whose source, or else group, begins there; -1.
  std::vector<int32_t> cue_at;     // One a token: the cue whose group holds it; -1.
};

Rulebook open_rulebook(const Reading& reading, const Entities& entities);

// Whether the name of an entity of one of the types stands in the range.
bool names_one(const Rulebook& book, TokenRange range, std::initializer_list<EntityType> types);

// A draft with everything that the cue tells: cue span, polarity, force, source.
Draft draft_of(const Rulebook& book, const Cue& cue, const char* rule, uint32_t confidence);

// The noun phrase, without the auxiliary of "they've", and the "who" that stands for it beside the cue.
Spans source_spans(const Reading& reading, const Draft& draft);

// Sets the content to `range` without closing marks of punctuation at its end, and the mode by the quotes in it: a
// range that is one quote is direct and gives what stands inside the marks.
void set_content(const Reading& reading, Draft& draft, TokenRange range);
void add_content(const Reading& reading, Draft& draft, TokenRange range);

// Mixed or indirect, by the quotes in the content. REQUIRES: it is not direct.
StatementMode mode_of(const Reading& reading, const Draft& draft);

void apply_direct_rules(Rulebook& book);    // Quotes with a cue beside them.
void apply_indirect_rules(Rulebook& book);  // Clauses and phrases that a verb takes.
void apply_passive_rules(Rulebook& book);   // "is said to", "was told that", "proposed by".
void apply_phrase_rules(Rulebook& book);    // "according to", nouns, hedges.
void apply_title_rules(Rulebook& book);     // "Russia: ...", "... – Lavrov".
void apply_block_rules(Rulebook& book);     // Blocks without marks: signed posts, transcripts, "Lee wrote:".
void apply_floating_rules(Rulebook& book);  // Quotes that no cue stands beside: after all others.

// Candidates beyond the rules, for a model to choose from: what a cue could take that its table does not say, verbs and
// nouns that no table knows. Several may share an anchor with each other and with what a rule found.
void apply_open_rules(Rulebook& book);
void apply_open_quote_rules(Rulebook& book, const std::vector<Cue>& open);
void apply_open_noun_rules(Rulebook& book);

}  // namespace onrecord
