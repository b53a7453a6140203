// Who wrote the article. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/page/page.h"

namespace onrecord {

// The persons that the surest place of the page names; where none names a person, a pen name, else the desk or outlet
// that signs; agencies are none (article.agencies). REQUIRES: article.blocks is final, article.outlet is found.
std::vector<Fact> find_authors(const Page& page, const ArticleLexicon& lexicon, const Article& article);

}  // namespace onrecord
