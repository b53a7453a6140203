// The learned part of finding statements: which candidate is one, who its source is, where its content ends, and how
// sure that is. Private to this folder.
//
// Three linear models over hashed features (draft_features.h), one a question; then a sum of trees over what they say
// and what the page says elsewhere (choose.h) gives the log-odds that a statement is right, and a table their share in
// hundredths. Whole numbers throughout. Trained by train/statements, whose README is the model card.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/core/feature_table.h"
#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/core/tree_ensemble.h"

namespace onrecord {

enum class StatementQuestion : uint8_t { is_one, source, end };
inline constexpr size_t statement_question_count = 3;

class StatementModel {
 public:
  // Reads data/statement_model.tsv, rows of three cells:
  //   is_one, source or end   a feature in hexadecimals      its weight as a letter, '0' + 32 + weight
  //   is_one, source or end   "bias"                         a number
  //   columns                 "-"                            the names of the columns that the trees count in
  //   tree                    its number                     as TreeEnsemble reads it
  //   sure                    a score, rising                hundredths of the choices with it that are right
  static Result<StatementModel> load(const DataFolder& data);

  // What the features weigh together, in units that train/statements sets.
  int32_t score(StatementQuestion question, std::span<const uint32_t> features) const;

  // The log-odds, in thousandths, that each row of columns (choose.h) is a right statement.
  std::vector<int32_t> score_rows(std::vector<int16_t> rows) const;

  // Hundredths of statements with such a score that are right.
  uint32_t confidence_of(int32_t score) const;

 private:
  struct Weights {
    FeatureTable<int8_t> features;
    int32_t bias = 0;
  };
  struct Sure {
    int32_t score;
    uint32_t hundredths;
  };
  Status read_row(const std::vector<std::string_view>& row);

  std::array<Weights, statement_question_count> weights_;
  TreeEnsemble trees_;
  std::vector<Sure> sure_;  // By score, rising.
};

}  // namespace onrecord
