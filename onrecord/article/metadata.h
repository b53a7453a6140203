// What the markup says of the page, joined with what a reader sees. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

// Fills what the visible facts left open: title, byline, outlet, addresses, tags. A name that stands in the visible
// text too is cited there. REQUIRES: article.blocks are labelled, the visible facts are found.
void join_metadata(const Page& page, const ArticleLexicon& lexicon, Article& article);

}  // namespace onrecord
