#include "onrecord/article/block_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view bias_entry = "*";

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
  return words;
}

void BlockWords::add(std::string_view entry, int16_t weight) {
  const size_t space = entry.find(' ');
  if (entry == bias_entry) {
    bias_ = weight;
  } else if (space == std::string_view::npos) {
    words_[entry].weight = weight;
  } else {
    words_[entry.substr(0, space)].begins_pair = true;
    words_[entry.substr(space + 1)].ends_pair = true;
    pairs_[entry] = weight;
  }
}

void BlockOddsCounter::add(std::string_view word) {
  if (is_number(word)) word = "0";
  const BlockWords::Word* known = words_.find(word);
  if (known != nullptr && known->weight) add_weight(*known->weight);
  add_after_before(word, known);
}

void BlockOddsCounter::add_weight(int16_t weight) {
  sum_ += weight;
  ++known_;
}

// Most pairs of words on a page have a word that no pair of the table has at that place.
void BlockOddsCounter::add_after_before(std::string_view word, const BlockWords::Word* known) {
  if (!before_.empty() && known != nullptr && known->ends_pair) {
    before_.append(" ").append(word);
    if (const int16_t* weight = words_.find_pair(before_)) add_weight(*weight);
  }
  before_ = known != nullptr && known->begins_pair ? word : "";
}

// By the root of their number, so that a long block says more than a short one, but not as much more as it has words.
int16_t BlockOddsCounter::finish() {
  add_after_before("$", words_.find("$"));
  const double sum = known_ == 0 ? 0 : static_cast<double>(sum_) / std::sqrt(static_cast<double>(known_));
  constexpr double most = std::numeric_limits<int16_t>::max();
  return static_cast<int16_t>(std::clamp(std::round(sum) + words_.bias(), -most, most));
}

}  // namespace onrecord
