// What kind of article it is, whether it is one at all, and how sure that is. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

struct ArticleLexicon;

// By what the page calls itself: type, section, kicker, head of the title. Else a report.
ArticleKind find_kind(const Page& page, const ArticleLexicon& lexicon, const Article& article);

// Only a page without running text is no article; what it says instead tells the reason.
NotArticle find_not_article(const Page& page, const ArticleLexicon& lexicon, const Article& article);

// Hundredths: how much speaks for the text being the article's. REQUIRES: everything but the text is filled.
uint32_t find_confidence(const Page& page, const Article& article);

}  // namespace onrecord
