#include "onrecord/article/block_model.h"

#include <algorithm>
#include <limits>
#include <span>

#include "onrecord/article/block_columns.h"

namespace onrecord {
namespace {

std::string file_of(BlockModelKind kind) {
  return kind == BlockModelKind::lines ? "block_model_lines.tsv" : "block_model_tree.tsv";
}

std::vector<std::span<const BlockColumn>> parts_of(BlockModelKind kind) {
  if (kind == BlockModelKind::lines) return {line_columns()};
  return {line_columns(), tree_columns()};
}

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
Result<BlockModel> BlockModel::load(const DataFolder& data, BlockModelKind kind) {
  const std::string file = file_of(kind);
  const Result<Table> table = read_table(data, file, 2);
  if (!table) return table.error();
  const std::vector<std::string_view> names = columns(kind);
  const std::string known = join_names(names);
  BlockModel model(kind);
  for (const auto& row : table->rows) {
    if (row[0] == "columns") {
      if (row[1] != known) return Error{file + ": was made for other columns"};
      continue;
    }
    const Status added = model.trees_.add_tree(row[1], names.size());
    if (!added) return Error{file + ": " + added.error().message};
  }
  return model;
}

std::vector<std::string_view> BlockModel::columns(BlockModelKind kind) {
  std::vector<std::string_view> names;
  for (const auto& part : parts_of(kind)) {
    for (const BlockColumn& column : part) names.push_back(column.name);
  }
  return names;
}

std::vector<int16_t> BlockModel::rows(BlockModelKind kind, const BlockMeasures& measures,
                                      std::span<const uint32_t> blocks) {
  const auto parts = parts_of(kind);
  std::vector<int16_t> rows;
  rows.reserve(blocks.size() * columns(kind).size());
  for (uint32_t block : blocks) {
    for (const auto& part : parts) {
      for (const BlockColumn& column : part) rows.push_back(to_16_bits(column.measure(measures, block)));
    }
  }
  return rows;
}

std::vector<int32_t> BlockModel::score(const BlockMeasures& measures, std::span<const uint32_t> blocks) const {
  constexpr size_t blocks_at_once = 128;  // Their rows stay in the cache while all trees go over them.
  const size_t columns = BlockModel::columns(kind_).size();
  std::vector<int32_t> scores;
  scores.reserve(blocks.size());
  while (!blocks.empty()) {
    const auto part = blocks.first(std::min(blocks.size(), blocks_at_once));
    const std::vector<int32_t> found = trees_.score(rows(kind_, measures, part), columns);
    scores.insert(scores.end(), found.begin(), found.end());
    blocks = blocks.subspan(part.size());
  }
  return scores;
}

}  // namespace onrecord
