// The learned part of labelling: which blocks of a page are the article's text. Private to this folder.
//
// A sum of trees over whole numbers, trained by train/blocks on pages whose text is known; one for dumps, one for pages
// with markup. What it reads of a block is listed in block_columns.h, and what the rules say of it is one of the
// columns.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/core/tree_ensemble.h"

namespace onrecord {

class BlockMeasures;

// For dumps; for pages with markup.
enum class BlockModelKind : uint8_t { lines, tree };

class BlockModel {
 public:
  BlockModel() = default;  // Finds all blocks the same.

  // Reads data/block_model_lines.tsv or data/block_model_tree.tsv.
  static Result<BlockModel> load(const DataFolder& data, BlockModelKind kind);

  // One for each of `blocks`: the log-odds that it is text of the article, in thousandths.
  std::vector<int32_t> score(const BlockMeasures& measures, std::span<const uint32_t> blocks) const;

  // The names of the columns, and their values for each of `blocks`.
  static std::vector<std::string_view> columns(BlockModelKind kind);
  static std::vector<int16_t> rows(BlockModelKind kind, const BlockMeasures& measures,
                                   std::span<const uint32_t> blocks);

 private:
  explicit BlockModel(BlockModelKind kind) : kind_(kind) {}

  BlockModelKind kind_ = BlockModelKind::lines;
  TreeEnsemble trees_;
};

}  // namespace onrecord
