#include "onrecord/entity/pronoun_model.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace onrecord {
namespace {

std::optional<int> read_number(std::string_view digits) {
  int value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

size_t slot(size_t question, size_t answer) { return question * pronoun_answer_limit + answer; }

}  // namespace

Result<PronounModel> PronounModel::load(const DataFolder& data) {
  constexpr int heaviest = 10'000;
  const Result<Table> table = read_table(data, "pronoun_model.tsv", 3);
  if (!table) return table.error();
  PronounModel model;
  for (const auto& row : table->rows) {
    const auto question = std::find(pronoun_questions.begin(), pronoun_questions.end(), row[0]);
    const std::optional<int> answer = read_number(row[1]), weight = read_number(row[2]);
    if (question == pronoun_questions.end() || !answer || *answer < 0 ||
        *answer >= static_cast<int>(pronoun_answer_limit) || !weight || *weight < -heaviest || *weight > heaviest)
      return Error{"pronoun_model.tsv: no such row: \"" + std::string(row[0]) + " " + std::string(row[1]) + "\""};
    model.weights_[slot(static_cast<size_t>(question - pronoun_questions.begin()), static_cast<size_t>(*answer))] =
        static_cast<int16_t>(*weight);
  }
  return model;
}

int32_t PronounModel::score(std::span<const PronounAnswer> answers) const {
  int32_t sum = 0;
  for (const PronounAnswer& a : answers) sum += weights_[slot(static_cast<size_t>(a.question), a.answer)];
  return sum;
}

}  // namespace onrecord
