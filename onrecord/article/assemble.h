// From labelled blocks to the article's text. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

// Fills text, map and segments from article.blocks, whose spans lie in page.text: the title, then the body blocks, then
// the captions, each in page order, joined by "\n\n". Blocks cut from one block of the page (a dateline and the
// paragraph that it opens) stay one paragraph with a segment each. A page that is no article has its title only.
// REQUIRES: article.blocks are sorted; article.not_article is decided.
void assemble_text(const Page& page, Article& article);

}  // namespace onrecord
