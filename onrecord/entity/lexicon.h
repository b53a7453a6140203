// What the tables in data/ know of words and names. Private to this folder.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/table.h"
#include "onrecord/core/word_map.h"
#include "onrecord/entity/entity.h"
#include "onrecord/entity/name_model.h"
#include "onrecord/entity/pronoun_model.h"

namespace onrecord {

// What a single word may be, as bits.
enum WordFlag : uint32_t {
  word_common = 1 << 0,     // Written small inside sentences.
  word_function = 1 << 1,   // "the", "when": no part of a name at its edge.
  word_calendar = 1 << 2,   // "Monday", "April"
  word_particle = 1 << 3,   // "van", "bin": inside names.
  word_speech = 1 << 4,     // "said"
  word_place_cue = 1 << 5,  // "in", "near"
  word_first_name = 1 << 6,
  word_surname = 1 << 7,
  word_head = 1 << 8,      // "Ministry": ends a name and tells its type.
  word_head_of = 1 << 9,   // "University": "of" and a further name may follow.
  word_modifier = 1 << 10  // "former", "deputy": before a title.
};

// What a single word does in a sentence, as bits of their own: the name model is told of WordFlag.
enum WordSyntax : uint8_t {
  syntax_verb = 1 << 0,         // "said", "was": has a subject.
  syntax_preposition = 1 << 1,  // "of"
  syntax_clause = 1 << 2,       // "that", "while": begins a clause.
  syntax_male = 1 << 3,         // "husband"
  syntax_female = 1 << 4,       // "wife"
  syntax_tagged = 1 << 5        // Among data/word_tags.tsv.
};

// The tables of phrases of an EntityLexicon.
enum class PhraseKind : uint8_t { name, title, nominal, alias_cue, nickname };
inline constexpr size_t phrase_kind_count = 5;

struct WordFacts {
  uint32_t flags = 0;
  uint8_t syntax = 0;
  Gender gender = Gender::unknown;           // Of a first name.
  EntityType head_type = EntityType::other;  // Where word_head is set.
  uint16_t group = 0;                        // Of the word written small, in data/word_clusters.tsv, from 1; 0: none.
  // The most words that a phrase has which begins with this word; 0 where none does.
  std::array<uint8_t, phrase_kind_count> longest{};
};

enum class NameClass : uint8_t { country, adjective, people, seat, state, region, city, town, known, labelled };

// A name of the gazetteers. Forms with one key are one actor.
struct KnownName {
  NameClass kind;
  EntityType type;
  std::string_view key;
};

enum class TitleClass : uint8_t { honorific, military, office };

struct Title {
  TitleClass kind;
  Gender gender;
};

// Phrases of one word or more, found by their words as the text has them, folded, one space where there is white space.
template <PhraseKind phrase_kind, typename Value>
class PhraseTable {
 public:
  static constexpr PhraseKind kind = phrase_kind;

  // The first value of a phrase stays.
  void add(std::string_view phrase, Value value) {
    if (values_.contains(phrase)) return;
    values_[phrase] = value;
    const auto words = static_cast<uint8_t>(
        std::min<size_t>(255, 1 + static_cast<size_t>(std::count(phrase.begin(), phrase.end(), ' ') +
                                                      std::count(phrase.begin(), phrase.end(), '\''))));
    for (size_t cut : {phrase.find(' '), phrase.find('\'')}) {
      uint8_t& longest = longest_[phrase.substr(0, cut)];
      longest = std::max(longest, words);
    }
  }

  const Value* find(std::string_view phrase) const { return values_.find(phrase); }

  // By first word, the most words that a phrase has which begins so.
  const WordViewMap<uint8_t>& longest() const { return longest_; }

 private:
  WordViewMap<Value> values_;
  WordViewMap<uint8_t> longest_;
};

// Types as bits, for nouns that may stand for several.
constexpr uint32_t type_bit(EntityType type) { return 1u << static_cast<uint32_t>(type); }

// How names of a type often end: "-shire".
struct NameEnding {
  std::string_view letters;
  EntityType type;
};

struct EntityLexicon {
  std::vector<Table> tables;  // Own all words below.
  WordViewMap<WordFacts> words;
  PhraseTable<PhraseKind::name, KnownName> names;
  PhraseTable<PhraseKind::title, Title> titles;
  std::vector<NameEnding> endings;
  PhraseTable<PhraseKind::nominal, uint32_t> nominals;              // "the ministry": type bits.
  PhraseTable<PhraseKind::alias_cue, std::string_view> alias_cues;  // "formerly known as": reason.
  PhraseTable<PhraseKind::nickname, std::string_view> nicknames;    // "joe": "joseph".
  WordViewMap<uint16_t> groups;  // As WordFacts::group, of words not written small, 0 for every digit.
  NameModel name_model;
  PronounModel pronoun_model;
};

}  // namespace onrecord
