// A text to its lines, and which lines are the continuation of the one before.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/core/span.h"

namespace onrecord {

struct Line {
  Span span;                // Without white space at either end; empty for a blank line.
  uint32_t indent = 0;      // Columns before the first character (tab stops every 8).
  uint32_t columns = 0;     // Width of the words: combining characters take none.
  uint32_t first = 0;       // Columns of the first word: as much as could not be broken.
  uint32_t mark = 0;        // Columns of a list mark and the white space behind it; 0: none.
  bool clear_mark = false;  // A bullet; dashes, numbers and letters may begin a line of prose, too.
  bool one_word = false;
  bool runs_on = false;  // Ends with a letter, digit or comma.
  bool begins_lower = false;
  bool wide = false;  // Has wide East Asian characters.

  bool blank() const { return span.empty(); }
  uint32_t right() const { return indent + columns; }  // The column behind the last character.
};

// A line ends at LF, CR LF, or a CR alone. Wide East Asian characters take `wide_columns`: two on a terminal, but one
// to programs that count characters.
std::vector<Line> split_lines(std::string_view text, uint32_t wide_columns);

// Hard-wrapped text (lynx, mail, wire services) is found by its right margin: a break is a wrap where the next line's
// first word did not fit any more. Gives the margin in columns, or 0 for a text of one paragraph a line.
uint32_t find_wrap_margin(const std::vector<Line>& lines);

// Whether `next` goes on with the paragraph of `line`. `first`: `line` is the first of its paragraph, whose indent may
// differ. REQUIRES: neither is blank; margin > 0.
bool continues_paragraph(const Line& line, const Line& next, uint32_t margin, bool first);

}  // namespace onrecord
