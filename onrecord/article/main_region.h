// Where the article's text lies among the lines of a page: the stretch with the most running text for the least of
// anything else. Private to this folder.
#pragma once

#include <cstddef>
#include <vector>

#include "onrecord/article/line_features.h"

namespace onrecord {

// Half-open, indexes of lines.
struct LineRange {
  size_t begin = 0;
  size_t end = 0;

  bool empty() const { return begin == end; }
  bool contains(size_t line) const { return begin <= line && line < end; }
};

// What a line adds to a stretch that holds it: its words where it is running text, a cost where it is not.
int gain_of(const LineFeatures& line);

// The stretch with the largest sum of gains before `end`; empty where no line has a gain.
LineRange find_main_region(const std::vector<LineFeatures>& lines, size_t end);

}  // namespace onrecord
