// What the words of a block say of whether it is text of the article: learnt weights of words and of pairs of words.
// Private to this folder.
//
// The odds of a block are those of a logistic regression on its words (train/blocks). They are no decision: columns of
// the block model are made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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
    bool begins_pair = false;
    bool ends_pair = false;
  };
  const Word* find(std::string_view word) const { return words_.find(word); }
  // The weight of "one two"; null where the table lacks the pair.
  const int16_t* find_pair(std::string_view pair) const { return pairs_.find(pair); }
  // Of a block without known words.
  int16_t bias() const { return bias_; }

 private:
  void add(std::string_view entry, int16_t weight);

  WordMap<Word> words_;
  WordMap<int16_t> pairs_;
  int16_t bias_ = 0;
};

// Adds up the words of one block.
class BlockOddsCounter {
 public:
  // `words` must outlive this.
  explicit BlockOddsCounter(const BlockWords& words) : words_(words) {}

  // The next word of the block, folded.
  void add(std::string_view word);
  // Hundredths of log-odds. To be called once, at the end.
  int16_t finish();

 private:
  void add_weight(int16_t weight);
  void add_after_before(std::string_view word, const BlockWords::Word* known);

  const BlockWords& words_;
  std::string before_ = "^";  // The last word where a pair begins with it, else empty.
  int64_t sum_ = 0;
  uint32_t known_ = 0;
};

}  // namespace onrecord
