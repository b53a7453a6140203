// Who wrote the article, out of the line that says so. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/span.h"

namespace onrecord {

// The names in a byline, one a person (or desk), in text order.
//   "By Ann Lee and Bo Ek, Staff Writers | Nov. 20, 2019"   Ann Lee; Bo Ek
Spans find_byline_names(std::string_view line, const ArticleLexicon& lexicon);

}  // namespace onrecord
