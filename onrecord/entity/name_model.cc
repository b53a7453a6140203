#include "onrecord/entity/name_model.h"

#include <charconv>
#include <optional>
#include <string>

namespace onrecord {
namespace {

constexpr int32_t forbidden = -(1 << 28);

// What a label leaves open: the kind of the name that must go on behind it; 0 where none must.
constexpr size_t open_behind(size_t label) {
  const size_t part = (label + 3) % 4;  // 0: begins, 1: inside, 2: ends, 3: alone.
  return label != 0 && part < 2 ? 1 + (label - 1) / 4 : 0;
}

// What a label needs before it.
constexpr size_t open_before(size_t label) {
  const size_t part = (label + 3) % 4;
  return label != 0 && (part == 1 || part == 2) ? 1 + (label - 1) / 4 : 0;
}

// The labels that may stand before each, in their order.
struct Befores {
  std::array<uint8_t, name_label_count> labels{};
  uint32_t count = 0;
};
constexpr std::array<Befores, name_label_count> befores = [] {
  std::array<Befores, name_label_count> out{};
  for (size_t to = 0; to < name_label_count; ++to) {
    for (size_t from = 0; from < name_label_count; ++from) {
      if (open_behind(from) == open_before(to)) out[to].labels[out[to].count++] = static_cast<uint8_t>(from);
    }
  }
  return out;
}();

// A weight is a letter: '0' + 32 + weight.
constexpr int weight_zero = '0' + 32;

bool read_weights(std::string_view letters, std::span<int8_t> weights) {
  if (letters.size() != weights.size()) return false;
  for (size_t i = 0; i < weights.size(); ++i) {
    if (letters[i] < '0' || letters[i] > '0' + 64) return false;
    weights[i] = static_cast<int8_t>(letters[i] - weight_zero);
  }
  return true;
}

std::optional<uint32_t> read_number(std::string_view digits, int base) {
  uint32_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

Result<NameModel> NameModel::load(const DataFolder& data) {
  Result<Table> table = read_table(data, "name_model.tsv", 3);
  if (!table) return table.error();
  NameModel model;
  model.weights_.reserve(table->rows.size());
  for (const auto& row : table->rows) {
    const std::optional<uint32_t> key = read_number(row[1], row[0] == "feature" ? 16 : 10);
    Weights weights;
    std::array<int8_t, name_label_count> behind;
    if (row[0] == "feature" && key && *key != 0 && read_weights(row[2], weights)) {
      model.weights_.insert(*key, weights);
    } else if (row[0] == "behind" && key && *key < name_label_count && read_weights(row[2], behind)) {
      for (size_t to = 0; to < name_label_count; ++to) model.transitions_[*key][to] = behind[to];
    } else {
      return Error{"name_model.tsv: no such row: \"" + std::string(row[0]) + " " + std::string(row[1]) + "\""};
    }
  }
  return model;
}

LabelScores NameModel::score(std::span<const uint32_t> features) const {
  std::array<int16_t, 16> sums{};
  weights_.for_each_known(features, [&sums](const Weights& weights) {
    for (size_t i = 0; i < sums.size(); ++i) sums[i] = static_cast<int16_t>(sums[i] + weights[i]);
  });
  LabelScores scores{};
  std::copy(sums.begin(), sums.end(), scores.begin() + 1);
  return scores;
}

std::vector<uint8_t> NameModel::decode(std::span<const LabelScores> scores) const {
  std::vector<std::array<uint8_t, name_label_count>> back(scores.size());
  LabelScores best{};
  best.fill(forbidden);
  best[0] = 0;  // Before the first word: outside.
  for (size_t i = 0; i < scores.size(); ++i) {
    LabelScores next;
    for (size_t to = 0; to < name_label_count; ++to) {
      int32_t most = 3 * forbidden;
      for (uint32_t k = 0; k < befores[to].count; ++k) {
        const uint8_t from = befores[to].labels[k];
        const int32_t sum = best[from] + transitions_[from][to];
        if (sum <= most) continue;
        most = sum;
        back[i][to] = from;
      }
      next[to] = std::max(most + scores[i][to], 2 * forbidden);
    }
    best = next;
  }
  size_t label = 0;  // The best that leaves no name open.
  for (size_t i = 0; i < name_label_count; ++i) {
    if (open_behind(i) == 0 && best[i] > best[label]) label = i;
  }
  std::vector<uint8_t> labels(scores.size());
  for (size_t i = scores.size(); i-- > 0;) {
    labels[i] = static_cast<uint8_t>(label);
    label = back[i][label];
  }
  return labels;
}

}  // namespace onrecord
