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

using Range = TreeEnsemble::Range;

size_t count_columns(BlockModelKind kind) {
  size_t count = 0;
  for (const auto& part : parts_of(kind)) count += part.size();
  return count;
}

// The rows of the blocks, each number cut to the range of its column.
template <typename RangeOf>
std::vector<int16_t> measure_columns(BlockModelKind kind, const BlockMeasures& measures,
                                     std::span<const uint32_t> blocks, RangeOf range_of) {
  const size_t columns = count_columns(kind);
  std::vector<int16_t> rows(blocks.size() * columns, 0);
  size_t k = 0;
  for (const auto& part : parts_of(kind)) {
    for (const BlockColumn& column : part) {
      const Range range = range_of(k);
      if (!range.is_one_number()) column.measure(measures, blocks, {rows.data() + k, columns, range.least, range.most});
      ++k;
    }
  }
  return rows;
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
  using Limits = std::numeric_limits<int16_t>;
  return measure_columns(kind, measures, blocks, [](size_t) { return Range{Limits::min(), Limits::max()}; });
}

std::vector<int32_t> BlockModel::score(const BlockMeasures& measures, std::span<const uint32_t> blocks) const {
  constexpr size_t blocks_at_once = 128;  // Their rows stay in the cache while all trees go over them.
  const size_t columns = count_columns(kind_);
  const auto range_of = [this](size_t column) { return trees_.range_of(column); };
  std::vector<int32_t> scores;
  scores.reserve(blocks.size());
  while (!blocks.empty()) {
    const auto part = blocks.first(std::min(blocks.size(), blocks_at_once));
    const std::vector<int32_t> found = trees_.score(measure_columns(kind_, measures, part, range_of), columns);
    scores.insert(scores.end(), found.begin(), found.end());
    blocks = blocks.subspan(part.size());
  }
  return scores;
}

}  // namespace onrecord
