// The elements that say by their own names or addresses that they name the author. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/author_zones.h"
#include "onrecord/page/page.h"

namespace onrecord {

struct AuthorElement {
  MappedText text;      // Maps to the decoded page.
  bool link;            // Known by its address only: <a href="/author/ann">.
  html::NodeId node;    // In document order.
  html::NodeId behind;  // The first node that is not inside it.
};

// Those in the head and the foot of the article with few words, in document order; they may stand in one another.
std::vector<AuthorElement> find_author_elements(const Page& page, const ArticleLexicon& lexicon,
                                                const AuthorZones& zones, const Article& article);

}  // namespace onrecord
