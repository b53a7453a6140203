// How surely a date in a visible line is the article's own. Private to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/article/byline_words.h"
#include "onrecord/article/dates.h"

namespace onrecord {

// Indexes of article.blocks. All are the number of blocks where there is none.
struct TextBorders {
  size_t title = 0;       // The first body block where there is no title.
  size_t first_body = 0;  // Under the title, where there is one.
  size_t last_body = 0;
};
TextBorders find_text_borders(const Article& article);

struct DateLine {
  int rank;  // 0: not a place where an article's date stands.
  const char* place;
};

// One for each of `dates`, all that were found in `line`, the words of article.blocks[block] or their beginning.
std::vector<DateLine> rank_date_line(const Article& article, const TextBorders& borders, size_t block,
                                     std::string_view line, const std::vector<FoundDate>& dates,
                                     const BylineWords& words);

}  // namespace onrecord
