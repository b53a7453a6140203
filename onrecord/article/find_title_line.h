// Which line of a page is its title. Private to this folder.
#pragma once

#include <optional>

#include "onrecord/article/main_region.h"

namespace onrecord {

// The line near the head of `region` that is most like a title: its words come again in the text, it is printed twice,
// a date or an author follows.
std::optional<size_t> find_title_line(const std::vector<LineFeatures>& lines, LineRange region,
                                      const ArticleLexicon& lexicon);

}  // namespace onrecord
