#include "onrecord/article/block_model.h"

#include <algorithm>
#include <limits>

#include "onrecord/article/block_columns.h"

namespace onrecord {
namespace {

constexpr std::string_view file = "block_model_lines.tsv";

int16_t to_16_bits(int32_t value) {
  return static_cast<int16_t>(
      std::clamp<int32_t>(value, std::numeric_limits<int16_t>::min(), std::numeric_limits<int16_t>::max()));
}

std::string join_names(const std::vector<std::string_view>& names) {
  std::string joined;
  for (std::string_view name : names) joined.append(joined.empty() ? "" : " ").append(name);
  return joined;
}

}  // namespace

// Rows of the file: "columns<tab>NAMES", what the trees count in, then "tree<tab>TREE", as TreeEnsemble reads it.
Result<BlockModel> BlockModel::load(const DataFolder& data) {
  const Result<Table> table = read_table(data, file, 2);
  if (!table) return table.error();
  const std::string known = join_names(columns());
  BlockModel model;
  for (const auto& row : table->rows) {
    if (row[0] == "columns") {
      if (row[1] != known) return Error{std::string(file) + ": was made for other columns"};
      continue;
    }
    const Status added = model.trees_.add_tree(row[1], line_columns().size());
    if (!added) return Error{std::string(file) + ": " + added.error().message};
  }
  return model;
}

std::vector<std::string_view> BlockModel::columns() {
  std::vector<std::string_view> names;
  for (const BlockColumn& column : line_columns()) names.push_back(column.name);
  return names;
}

std::vector<int16_t> BlockModel::rows(const BlockMeasures& measures) {
  std::vector<int16_t> rows;
  rows.reserve(measures.size() * line_columns().size());
  for (uint32_t i = 0; i < measures.size(); ++i) {
    for (const BlockColumn& column : line_columns()) rows.push_back(to_16_bits(column.measure(measures, i)));
  }
  return rows;
}

std::vector<int32_t> BlockModel::score(const BlockMeasures& measures) const {
  return trees_.score(rows(measures), line_columns().size());
}

}  // namespace onrecord
