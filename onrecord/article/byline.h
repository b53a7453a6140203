// Who wrote the article, out of the line that says so. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/span.h"
#include "onrecord/page/page.h"

namespace onrecord {

// The names in a byline, one a person (or desk), in text order.
//   "By Ann Lee and Bo Ek, Staff Writers | Nov. 20, 2019"   Ann Lee; Bo Ek
Spans find_byline_names(std::string_view line, const ArticleLexicon& lexicon);

// Who wrote the article: the names in the byline blocks about its title; where there are none, those close under its
// text. Lines with a date may name the author, too ("Ann Lee - Dec. 3, 2019"). Agencies are none.
// REQUIRES: article.blocks is final.
std::vector<Fact> find_byline(const Page& page, const Article& article, const ArticleLexicon& lexicon);

}  // namespace onrecord
