// The columns of the block model: what it is told of a block, each a whole number with a name. Private to this folder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "onrecord/article/block_measures.h"

namespace onrecord {

// Where the numbers of a column go: the first block's to `first`, each other `step` behind the one before. They are cut
// to the range.
struct ColumnPlace {
  int16_t* first;
  size_t step;
  int16_t least;
  int16_t most;
};

// One number of each block, given by a function of the measures and the block. The loop over the blocks stands inside
// `measure`, so that the function is compiled into it.
class BlockColumn {
 public:
  constexpr BlockColumn() = default;
  template <typename Function>
  constexpr BlockColumn(std::string_view column_name, Function function) : name(column_name) {
    if constexpr (std::is_pointer_v<Function>) {
      function_ = function;
    } else {
      measure_all_ = measure_each<Function>;
    }
  }

  void measure(const BlockMeasures& measures, std::span<const uint32_t> blocks, ColumnPlace place) const {
    if (function_ == nullptr) return measure_all_(measures, blocks, place);
    fill(measures, blocks, place, function_);
  }

  std::string_view name;

 private:
  template <typename Function>
  static void fill(const BlockMeasures& measures, std::span<const uint32_t> blocks, ColumnPlace place,
                   Function function) {
    int16_t* out = place.first;
    for (uint32_t block : blocks) {
      *out = static_cast<int16_t>(std::clamp<int32_t>(function(measures, block), place.least, place.most));
      out += place.step;
    }
  }
  template <typename Function>
  static void measure_each(const BlockMeasures& measures, std::span<const uint32_t> blocks, ColumnPlace place) {
    fill(measures, blocks, place, Function{});
  }

  int32_t (*function_)(const BlockMeasures&, uint32_t) = nullptr;
  void (*measure_all_)(const BlockMeasures&, std::span<const uint32_t>, ColumnPlace) = nullptr;
};

// Of every page.
std::span<const BlockColumn> line_columns();
// Of pages with markup, besides.
std::span<const BlockColumn> tree_columns();

}  // namespace onrecord
