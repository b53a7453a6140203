// A text as folded words: what wordings are compared in.
//
//   "The U.S. didn't send 2,400 tanks"  ->  the/function us/content not/negation send/content 2400/number tanks/content
//
// Words are runs of letters and digits; an apostrophe or the stop of an initialism stays inside; a possessive 's is
// left out. Folding is that of onrecord/core/utf8.h. Total, linear.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/span.h"
#include "onrecord/core/table.h"
#include "onrecord/corpus/regions.h"

namespace onrecord {

enum class WordKind : uint8_t { content, function, negation, number };

struct FoldedWord {
  Span span;           // In the text.
  std::string folded;  // "us" for "U.S.", "not" for "didn't", "2400" for "2,400".
  WordKind kind;
  bool plain;  // Stands in the text as it is folded, but for case and diacritics: a full-text index finds it so.
};
using FoldedWords = std::vector<FoldedWord>;

// Names that many bear, from data/shared_names.tsv, where each list is told.
struct SharedNames {
  std::unordered_set<std::string> whole, ends_of_events, heads_of_bodies;
};

// data/wording_words.tsv, data/word_equivalents.tsv, data/full_names.tsv; the words that are no names of their own from
// data/name_heads.tsv, data/titles.tsv, data/common_words.tsv and data/word_tags.tsv.
struct WordLexicon {
  struct Entry {
    WordKind kind;
    std::string normal;
  };
  std::map<std::string, Entry, std::less<>> words;
  std::map<std::string, std::string, std::less<>> equivalents;
  size_t longest_equivalent = 0;  // In words.
  std::set<std::string, std::less<>> full_names;
  std::unordered_set<std::string> general_words;  // "council", "attorney", "white"; none of full_names, no country's.
  std::unordered_set<std::string> person_nouns;   // "senator", "republican"; data/titles.tsv, data/nominal_heads.tsv.
  SharedNames shared_names;
  Regions regions;
};
Result<WordLexicon> load_word_lexicon(const DataFolder& data);

FoldedWords fold_words(std::string_view text, const WordLexicon& lexicon);

}  // namespace onrecord
