// The word tables of this stage behind one look-up: what a lower-case word can be, and which cues it can begin.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/attribution/attribution.h"
#include "onrecord/attribution/statement_model.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

// Parts of speech that a word can be (bits), and closed classes that the rules ask for.
namespace tag {
enum : uint32_t {
  noun = 1 << 0,
  adjective = 1 << 1,
  adverb = 1 << 2,
  past = 1 << 3,
  present_s = 1 << 4,
  present = 1 << 5,
  base = 1 << 6,
  participle = 1 << 7,
  gerund = 1 << 8,
  modal = 1 << 9,
  preposition = 1 << 10,
  determiner = 1 << 11,
  pronoun = 1 << 12,
  possessive = 1 << 13,  // "his", and the "'s" of a name.
  conjunction = 1 << 14,
  question_word = 1 << 15,
  to = 1 << 16,
  number = 1 << 17,
  name = 1 << 18,
  be = 1 << 19,
  have = 1 << 20,
  do_ = 1 << 21,
  negation = 1 << 22,
  time = 1 << 23,          // weekdays, months, "yesterday"
  occasion = 1 << 24,      // "interview", "statement": where and how something was said
  subordinator = 1 << 25,  // "because", "while"
  chain = 1 << 26,         // "declined", "continued": stands before "to say" and belongs to the cue
  refusal = 1 << 27,       // "declined", "refused": what follows was not said
  feeling = 1 << 28,       // "concern", "hope": what one expresses
  document = 1 << 29,      // "report", "letter": speaks itself
  medium = 1 << 30,        // "twitter", "facebook"
  parting = 1u << 31,      // Where a clause can end: comma, semicolon, "and", "while". Set on marks too.
};
inline constexpr uint32_t finite_verb = past | present_s | modal;
inline constexpr uint32_t any_verb = past | present_s | present | base | participle | gerund | modal;
inline constexpr uint32_t verb_form = past | present_s | present | base | participle | gerund;
inline constexpr uint32_t nominal = noun | name | number | adjective;
inline constexpr uint32_t auxiliary = be | have | do_ | modal;
}  // namespace tag

// What a cue takes as its content (bits); see data/cue_verbs.tsv.
namespace takes {
enum : uint32_t {
  that = 1 << 0,
  bare = 1 << 1,
  quote = 1 << 2,
  whether = 1 << 3,
  to = 1 << 4,
  to_other = 1 << 5,
  object = 1 << 6,
  gerund = 1 << 7,
  as = 1 << 8,
  named = 1 << 9,
  of = 1 << 10,
  for_ = 1 << 11,
  to_thing = 1 << 12,
  with_thing = 1 << 13,
  of_other = 1 << 14,
  feeling = 1 << 15,
  notice = 1 << 16,
  quoted = 1 << 17,
};
inline constexpr uint32_t clause = that | bare | quote | whether;
}  // namespace takes

enum class CueKind : uint8_t { says, thinks, shows };

// What a word tells of relays (bits); see data/relay_words.tsv.
namespace relay {
enum : uint16_t {
  to_medium = 1 << 0,
  to_document = 1 << 1,
  no_document = 1 << 2,
  nameless = 1 << 3,
  tweet = 1 << 4,
  sends = 1 << 5,
  other_time = 1 << 6,
  plain = 1 << 7,
  writes = 1 << 8,
  medium_noun = 1 << 9,
  document = 1 << 10,
  held = 1 << 11,
  posted = 1 << 12,
};
}  // namespace relay

struct CueVerb {
  std::string lemma;                   // "call for"
  std::vector<std::string> particles;  // "for"
  uint32_t takes;
  CueForce force;
  CueKind kind;
};

struct CueNoun {
  std::string lemma;
  bool that = false, to = false;
  bool alone = false;  // Counts without an owner ("reports of").
  std::vector<std::string> prepositions;
  CueForce force = CueForce::neutral;
};

struct WordEntry {
  uint32_t tags = 0;
  // The verbs whose head this word is a form of: verbs[verb_begin, verb_end), more particles first. Equal: none.
  uint16_t verb_begin = 0, verb_end = 0;
  uint32_t verb_forms = 0;  // Bits of tag: past, present_s, present, base, participle, gerund.
  int16_t noun = -1;        // Index in nouns.
  uint16_t relay = 0;       // Bits of relay.
};

struct CueLexicon {
  WordMap<WordEntry> words;    // Lower case, with straight apostrophes.
  std::vector<CueVerb> verbs;  // Sorted by head word.
  std::vector<CueNoun> nouns;

  WordMap<bool> actors;  // Nouns of persons and bodies ("senator", "ministries"), as they may stand for who speaks.

  WordMap<uint16_t> groups;  // Of words written small, by what they mean.

  StatementModel model;
};

}  // namespace onrecord
