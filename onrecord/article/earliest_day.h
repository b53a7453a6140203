// How early a page without a date can have been published. Private to this folder.
#pragma once

#include <optional>

#include "onrecord/article/article.h"

namespace onrecord {

// The last day that a caption names in full: the picture was taken before the page was published. Days in the text are
// left out, for it may speak of what is to come. Empty without one.
// REQUIRES: article.blocks and article.language are final.
std::optional<CivilDate> find_earliest_day(const Page& page, const Article& article, const ArticleLexicon& lexicon);

}  // namespace onrecord
