// What the name model is told of each word, as hashed features. Private to this folder.
//
// A feature is a question and its answer ("the word before" and "president"), hashed to 32 bits; the model knows those
// that tell something. Asked are the words around, their shapes, ends and clusters, what the tables say of them, the
// run of capitalised words, how the page writes the word elsewhere, and what the rules say: they are hints among
// others.
#pragma once

#include <array>
#include <vector>

#include "onrecord/entity/names.h"

namespace onrecord {

// Words between which names may stand: from a word with a capital to the last that may go on with it.
struct NameStretch {
  uint32_t first, end;  // Tokens of one sentence.
  uint32_t sentence;
};

// The stretches of a text, in order: words with capitals, and what may join two of them ("of the", "and", "&").
std::vector<NameStretch> name_stretches(const Words& words);

// One feature a question; `tell` asks exactly so many.
inline constexpr size_t name_question_count = 73;
using NameAnswers = std::array<uint32_t, name_question_count>;

class NameFeatures {
 public:
  // REQUIRES: words outlives it; `rules` are the names that the rules find, sorted by span.
  NameFeatures(const Words& words, const std::vector<NameMention>& rules);

  // The features of word `i`, which lies in `stretch`.
  NameAnswers tell(uint32_t i, const NameStretch& stretch);

 private:
  // What is asked of a word wherever it stands.
  struct Spelling {
    uint32_t folded, written, shape;
    std::array<uint32_t, 3> prefixes;  // 2 to 4 letters.
    std::array<uint32_t, 4> suffixes;  // 1 to 4 letters.
    uint32_t group;                    // Of the cluster table, from 1; 0 for words that it lacks.
    uint32_t classes;                  // The word's bits.
    uint32_t page = 0;                 // How the page writes it elsewhere, from 1; 0: not read yet.
  };
  // What is asked of a word at its place.
  struct Place {
    uint8_t gazetteer = 0;  // 0: in no known name.
    uint8_t title = 0;
    uint8_t rule = 0;  // 0: in no name of the rules.
  };

  Spelling read_spelling(uint32_t i) const;
  void read_groups();
  void mark_rules(const std::vector<NameMention>& rules);
  void mark_tables();
  const Spelling& spelling(uint32_t i) {
    Spelling& read = spellings_[words_.spelling_of(i)];
    if (read.page == 0) read = read_spelling(i);
    return read;
  }

  const Words& words_;
  std::vector<Spelling> spellings_;
  std::vector<uint16_t> groups_;  // By spelling, of the cluster table, from 1; 0 for words that it lacks.
  std::vector<Place> places_;
  std::vector<uint8_t> votes_;  // By form: the kind of most names that hold it, as the rules find them.
};

}  // namespace onrecord
