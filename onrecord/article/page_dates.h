// When the article was published and changed. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

// Fills published, modified and captured from the markup's dates (page.candidates), the dates that stand beside the
// article's title or under its text, and what came with the record. REQUIRES: article.blocks are labelled.
void find_page_dates(const Page& page, const ArticleLexicon& lexicon, Article& article);

}  // namespace onrecord
