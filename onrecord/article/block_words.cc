#include "onrecord/article/block_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view bias_entry = "*";

using Pairs = std::vector<BlockWords::Word::Pair>;

// Where the pair with this second word stands, or would stand.
Pairs::const_iterator find_place(const Pairs& pairs, uint32_t second) {
  return std::lower_bound(pairs.begin(), pairs.end(), second,
                          [](const BlockWords::Word::Pair& pair, uint32_t number) { return pair.second < number; });
}

bool is_number(std::string_view word) { return std::all_of(word.begin(), word.end(), is_ascii_digit); }

}  // namespace

Result<BlockWords> BlockWords::load(const DataFolder& data) {
  const Result<Table> table = read_table(data, "block_words.tsv", 2);
  if (!table) return table.error();
  BlockWords words;
  for (const auto& row : table->rows) {
    int16_t weight = 0;
    const auto [end, error] = std::from_chars(row[1].data(), row[1].data() + row[1].size(), weight);
    if (error != std::errc{} || end != row[1].data() + row[1].size()) {
      return Error{"block_words.tsv: no weight of 16 bits: " + std::string(row[1].substr(0, 40))};
    }
    words.add(row[0], weight);
  }
  words.block_begin_ = words.word("^");
  words.block_end_ = words.word("$");
  words.any_number_ = words.word("0");
  return words;
}

void BlockWords::add(std::string_view entry, int16_t weight) {
  const size_t space = entry.find(' ');
  if (entry == bias_entry) {
    bias_ = weight;
  } else if (space == std::string_view::npos) {
    word(entry).weight = weight;
  } else {
    add_pair(entry.substr(0, space), entry.substr(space + 1), weight);
  }
}

BlockWords::Word& BlockWords::word(std::string_view text) {
  Word& word = words_[text];
  if (word.number == 0) word.number = static_cast<uint32_t>(words_.size());
  return word;
}

void BlockWords::add_pair(std::string_view first, std::string_view second, int16_t weight) {
  Word& last = word(second);
  last.ends_pair = true;
  const uint32_t number = last.number;
  std::vector<Word::Pair>& pairs = word(first).pairs;
  pairs.insert(find_place(pairs, number), {number, weight});
}

void BlockOddsCounter::add(std::string_view word, uint64_t hash) {
  const BlockWords::Word* known = is_number(word) ? &words_.any_number() : words_.find(word, hash);
  if (known != nullptr && known->weight) add_weight(*known->weight);
  add_after_before(known);
}

void BlockOddsCounter::add_weight(int16_t weight) {
  sum_ += weight;
  ++known_;
}

// Most pairs of words on a page have a word that no pair of the table has at that place.
void BlockOddsCounter::add_after_before(const BlockWords::Word* known) {
  if (before_ != nullptr && known != nullptr && known->ends_pair) {
    const auto pair = find_place(before_->pairs, known->number);
    if (pair != before_->pairs.end() && pair->second == known->number) add_weight(pair->weight);
  }
  before_ = known;
}

// By the root of their number, so that a long block says more than a short one, but not as much more as it has words.
int16_t BlockOddsCounter::finish() {
  add_after_before(&words_.block_end());
  const double sum = known_ == 0 ? 0 : static_cast<double>(sum_) / std::sqrt(static_cast<double>(known_));
  constexpr double most = std::numeric_limits<int16_t>::max();
  return static_cast<int16_t>(std::clamp(std::round(sum) + words_.bias(), -most, most));
}

}  // namespace onrecord
