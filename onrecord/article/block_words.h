// What the words of a block say of whether it is text of the article: learnt weights of words and of pairs of words.
// Private to this folder.
//
// The odds of a block are those of a logistic regression on its words (train/blocks). They are no decision: columns of
// the block model are made of them.
#pragma once

#include <cstdint>
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

  // Hundredths of log-odds; null for what is not in the table. `entry` is a word or a pair "one two", folded; "^"
  // stands for the begin of the block, "$" for its end, "0" for a number.
  const int16_t* find(std::string_view entry) const { return weights_.find(entry); }
  // Of a block without known words.
  int16_t bias() const { return bias_; }

 private:
  WordMap<int16_t> weights_;
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
  void add_entry(std::string_view entry);
  void add_pair(std::string_view word);

  const BlockWords& words_;
  std::string pair_ = "^";  // The word before; with the next behind it, while that is added.
  int32_t sum_ = 0;
  uint32_t known_ = 0;
};

}  // namespace onrecord
