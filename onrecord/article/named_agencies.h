// The agencies that a page names, and what for. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article.h"

namespace onrecord {

// In this order: those of the text (dateline, source line, byline), of the pictures (credits), and those cited in the
// text. Each once a kind; one that gave the text is not listed as cited.
// REQUIRES: article.blocks and article.dateline are final.
std::vector<Agency> find_named_agencies(const Page& page, const ArticleLexicon& lexicon, const Article& article);

}  // namespace onrecord
