// Whose page this is, from what the page shows. Private to this folder.
#pragma once

#include <optional>

#include "onrecord/article/article.h"

namespace onrecord {

// Signs that agree add up: "X's website", a copyright line, the first line's "X | ...", the section path under the
// article, a host name that spells X, a name with a dash at the head of the text. What has too few stays empty: most
// names on a page are not its owner's.
// REQUIRES: article.blocks and article.dateline are final.
std::optional<OutletFact> find_outlet(const Page& page, const Article& article, const ArticleLexicon& lexicon);

}  // namespace onrecord
