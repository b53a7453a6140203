// The learned part of labelling: which lines of a dump are the article's text. Private to this folder.
//
// A sum of trees over whole numbers, trained by train/blocks on pages whose text is known. What it reads of a
// line is listed in block_columns.h, and what the rules say of it is one of the columns.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/article/tree_ensemble.h"
#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

class BlockMeasures;

class BlockModel {
 public:
  // Reads data/block_model_lines.tsv.
  static Result<BlockModel> load(const DataFolder& data);

  // One a block: the log-odds that it is text of the article, in thousandths.
  std::vector<int32_t> score(const BlockMeasures& measures) const;

  // The names of the columns, and their values block by block.
  static std::vector<std::string_view> columns();
  static std::vector<int16_t> rows(const BlockMeasures& measures);

 private:
  TreeEnsemble trees_;
};

}  // namespace onrecord
