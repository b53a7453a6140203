// A sum of small decision trees over a row of whole numbers. Deterministic: whole numbers throughout.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"

namespace onrecord {

class TreeEnsemble {
 public:
  // Adds a tree, written from its root down, left before right, parted by spaces: "4:17" goes left where column 4 is at
  // most 17; a number alone is a leaf. Fails on anything else, and on a column that `columns` does not have.
  Status add_tree(std::string_view text, size_t columns);

  // The sum of the leaves that each row of `columns` numbers reaches, row by row. Rows that are equal to one shortly
  // before cost little. REQUIRES: as many columns as `add_tree` was told.
  std::vector<int32_t> score(std::vector<int16_t> rows, size_t columns) const;

  // Numbers below `least` are to the trees as `least` is, those above `most` as `most`.
  struct Range {
    int16_t least;
    int16_t most;
    bool is_one_number() const { return least == most; }  // It does not matter which.
  };
  Range range_of(size_t column) const;

 private:
  // A leaf is its own child, on both sides.
  struct Node {
    uint16_t column;
    int16_t threshold;
    std::array<uint16_t, 2> children;  // Left and right, counted from the tree's first node.
  };
  class Reader;

  std::vector<int32_t> score_each(std::span<const int16_t> rows, size_t columns) const;

  std::vector<Node> nodes_;
  std::vector<int32_t> values_;  // One a node: of a leaf, what it adds.
  std::vector<uint32_t> trees_;  // The first node of each.
  std::vector<Range> ranges_;    // One a column.
};

}  // namespace onrecord
