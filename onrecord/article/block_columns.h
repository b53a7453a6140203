// The columns of the block model: what it is told of a block, each a whole number with a name. Private to this folder.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "onrecord/article/block_measures.h"

namespace onrecord {

// One number of block i. A value that does not fit 16 bits is cut to the nearest that does.
struct BlockColumn {
  std::string_view name;
  int32_t (*measure)(const BlockMeasures& measures, uint32_t i);
};

// Of every page.
std::span<const BlockColumn> line_columns();
// Of pages with markup, besides.
std::span<const BlockColumn> tree_columns();

}  // namespace onrecord
