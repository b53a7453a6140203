// The facts that a reader of the page sees: title, kicker, byline, dateline, agencies, outlet, photos, tags, related
// links. Pages with markup and dumps share them. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

// Reads article.blocks, and cuts them finer where a fact is part of a block (a dateline, a credit).
void find_visible_facts(const Page& page, const ArticleLexicon& lexicon, Article& article);

}  // namespace onrecord
