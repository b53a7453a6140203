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
    (row[0] == bias_entry ? words.bias_ : words.weights_[row[0]]) = weight;
  }
  return words;
}

void BlockOddsCounter::add(std::string_view word) {
  if (is_number(word)) word = "0";
  add_entry(word);
  add_pair(word);
}

void BlockOddsCounter::add_entry(std::string_view entry) {
  const int16_t* weight = words_.find(entry);
  if (weight == nullptr) return;
  sum_ += *weight;
  ++known_;
}

void BlockOddsCounter::add_pair(std::string_view word) {
  pair_.append(" ").append(word);
  add_entry(pair_);
  pair_ = word;
}

// By the root of their number, so that a long block says more than a short one, but not as much more as it has words.
int16_t BlockOddsCounter::finish() {
  add_pair("$");
  const double sum = known_ == 0 ? 0 : sum_ / std::sqrt(static_cast<double>(known_));
  constexpr double most = std::numeric_limits<int16_t>::max();
  return static_cast<int16_t>(std::clamp(std::round(sum) + words_.bias(), -most, most));
}

}  // namespace onrecord
