#include "onrecord/attribution/statement_model.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "onrecord/attribution/choose.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, statement_question_count> question_names{"is_one", "source", "end"};

// A weight is a letter: '0' + 32 + weight.
constexpr int weight_zero = '0' + 32;

std::optional<int8_t> read_weight(std::string_view letter) {
  if (letter.size() != 1 || letter[0] < '0' || letter[0] > '0' + 64) return std::nullopt;
  return static_cast<int8_t>(letter[0] - weight_zero);
}

template <typename Number>
std::optional<Number> read_number(std::string_view digits, int base = 10) {
  Number value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Error wrong_row(const std::vector<std::string_view>& row) {
  return Error{"statement_model.tsv: no such row: \"" + std::string(row[0]) + " " + std::string(row[1]) + "\""};
}

}  // namespace

Status StatementModel::read_row(const std::vector<std::string_view>& row) {
  if (row[0] == "columns") {
    return row[2] == choice_columns() ? Status(Done{}) : Error{"statement_model.tsv: was made for other columns"};
  }
  if (row[0] == "tree") {
    const Status added = trees_.add_tree(row[2], choice_column_count);
    return added ? added : Error{"statement_model.tsv: " + added.error().message};
  }
  if (row[0] == "sure") {
    const auto score = read_number<int32_t>(row[1]);
    const auto hundredths = read_number<uint32_t>(row[2]);
    const bool rises = score && (sure_.empty() || sure_.back().score < *score);
    if (!rises || !hundredths || *hundredths > 100) return wrong_row(row);
    sure_.push_back({*score, *hundredths});
    return Done{};
  }
  const auto question = std::find(question_names.begin(), question_names.end(), row[0]);
  if (question == question_names.end()) return wrong_row(row);
  Weights& weights = weights_[static_cast<size_t>(question - question_names.begin())];
  if (row[1] == "bias") {
    const auto bias = read_number<int32_t>(row[2]);
    if (!bias) return wrong_row(row);
    weights.bias = *bias;
    return Done{};
  }
  const auto key = read_number<uint32_t>(row[1], 16);
  const auto weight = read_weight(row[2]);
  if (!key || *key == 0 || !weight) return wrong_row(row);
  weights.features.insert(*key, *weight);
  return Done{};
}

Result<StatementModel> StatementModel::load(const DataFolder& data) {
  const Result<Table> table = read_table(data, "statement_model.tsv", 3);
  if (!table) return table.error();
  StatementModel model;
  for (size_t i = 0; i < statement_question_count; ++i) {
    const auto rows = std::count_if(table->rows.begin(), table->rows.end(),
                                    [&](const auto& row) { return row[0] == question_names[i]; });
    model.weights_[i].features.reserve(static_cast<size_t>(rows));
  }
  for (const auto& row : table->rows) {
    const Status read = model.read_row(row);
    if (!read) return read.error();
  }
  return model;
}

int32_t StatementModel::score(StatementQuestion question, std::span<const uint32_t> features) const {
  const Weights& weights = weights_[static_cast<size_t>(question)];
  int32_t sum = weights.bias;
  weights.features.for_each_known(features, [&](int8_t weight) { sum += weight; });
  return sum;
}

std::vector<int32_t> StatementModel::score_rows(std::vector<int16_t> rows) const {
  return trees_.score(std::move(rows), choice_column_count);
}

uint32_t StatementModel::confidence_of(int32_t score) const {
  const auto above = std::upper_bound(sure_.begin(), sure_.end(), score,
                                      [](int32_t value, const Sure& sure) { return value < sure.score; });
  return above == sure_.begin() ? 0 : std::prev(above)->hundredths;
}

}  // namespace onrecord
