// What the words of a block say of whether it is text of the article: learnt weights of words and of pairs of words.
// Private to this folder.
//
// The odds of a block are those of a logistic regression on its words (train/blocks). They are no decision: columns of
// the block model are made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

class BlockWords {
 public:
  // Reads data/block_words.tsv.
  static Result<BlockWords> load(const DataFolder& data);

  // What is known of a word. "^" stands for the begin of a block, "$" for its end, "0" for a number.
  struct Word {
    std::optional<int16_t> weight;  // Hundredths of log-odds.
    bool ends_pair = false;
    uint32_t number = 0;  // Another for each word.
    struct Pair {
      uint32_t second;
      int16_t weight;
    };
    std::vector<Pair> pairs;  // Those that it begins, sorted by the number of the second word.
  };
  // `hash` is hash_word(word).
  const Word* find(std::string_view word, uint64_t hash) const { return words_.find(word, hash); }
  const Word& block_begin() const { return block_begin_; }
  const Word& block_end() const { return block_end_; }
  const Word& any_number() const { return any_number_; }
  // Of a block without known words.
  int16_t bias() const { return bias_; }

 private:
  void add(std::string_view entry, int16_t weight);
  void add_pair(std::string_view first, std::string_view second, int16_t weight);
  Word& word(std::string_view word);

  WordMap<Word> words_;
  Word block_begin_, block_end_, any_number_;  // Copies of "^", "$" and "0", which every block asks for.
  int16_t bias_ = 0;
};

// Adds up the words of one block.
class BlockOddsCounter {
 public:
  // `words` must outlive this.
  explicit BlockOddsCounter(const BlockWords& words) : words_(words), before_(&words.block_begin()) {}

  // The next word of the block, folded. `hash` is hash_word(word).
  void add(std::string_view word, uint64_t hash);
  // Hundredths of log-odds. To be called once, at the end.
  int16_t finish();

 private:
  void add_weight(int16_t weight);
  void add_after_before(const BlockWords::Word* known);

  const BlockWords& words_;
  const BlockWords::Word* before_;  // The last word; null where nothing is known of it.
  int64_t sum_ = 0;
  uint32_t known_ = 0;
};

}  // namespace onrecord
