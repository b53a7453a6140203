// When the article was published, as the lines around it tell a reader. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article.h"

namespace onrecord {

struct VisibleDate {
  DateFact date;
  bool modified = false;  // The words before it say "updated".
};

// The dates in the lines about the article: under the title, above it, in its dateline, under the text; the most
// telling place first. Dates in the text itself tell nothing of its publication and are left out. REQUIRES:
// article.blocks and article.dateline are final.
std::vector<VisibleDate> find_visible_dates(const Page& page, const Article& article, const ArticleLexicon& lexicon);

// The last day that a caption names in full: the picture was taken before the page was published. Empty without one.
std::optional<CivilDate> find_earliest_day(const Page& page, const Article& article, const ArticleLexicon& lexicon);

// Sets `published` and `modified` from these, where nothing better was found.
void set_visible_dates(const Page& page, const ArticleLexicon& lexicon, Article& article);

}  // namespace onrecord
