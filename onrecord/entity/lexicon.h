// What the tables in data/ know of words and names. Private to this folder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/core/table.h"
#include "onrecord/entity/entity.h"

namespace onrecord {

enum class Gender : uint8_t { unknown, male, female };

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

struct WordFacts {
  uint32_t flags = 0;
  Gender gender = Gender::unknown;           // Of a first name.
  EntityType head_type = EntityType::other;  // Where word_head is set.
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
template <typename Value>
class PhraseTable {
 public:
  // The first value of a phrase stays.
  void add(std::string_view phrase, Value value) {
    if (!values_.emplace(phrase, value).second) return;
    const auto words = static_cast<uint32_t>(1 + std::count(phrase.begin(), phrase.end(), ' ') +
                                             std::count(phrase.begin(), phrase.end(), '\''));
    for (size_t cut : {phrase.find(' '), phrase.find('\'')}) {
      uint32_t& longest = longest_[phrase.substr(0, cut)];
      longest = std::max(longest, words);
    }
  }

  const Value* find(std::string_view phrase) const {
    const auto found = values_.find(phrase);
    return found == values_.end() ? nullptr : &found->second;
  }

  // The most words that a phrase with this first word has; 0 when none begins so.
  uint32_t longest_from(std::string_view first_word) const {
    const auto found = longest_.find(first_word);
    return found == longest_.end() ? 0 : found->second;
  }

 private:
  std::unordered_map<std::string_view, Value> values_;
  std::unordered_map<std::string_view, uint32_t> longest_;
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
  std::unordered_map<std::string_view, WordFacts> words;
  PhraseTable<KnownName> names;
  PhraseTable<Title> titles;
  std::vector<NameEnding> endings;
  PhraseTable<uint32_t> nominals;            // "the ministry": type bits.
  PhraseTable<std::string_view> alias_cues;  // "formerly known as": reason.
  PhraseTable<std::string_view> nicknames;   // "joe": "joseph".
};

}  // namespace onrecord
