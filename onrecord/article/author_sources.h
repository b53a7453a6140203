// All places of a page that may say who wrote its article, each with the names that it gives. Private to this folder.
#pragma once

#include <string>
#include <vector>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/byline_names.h"
#include "onrecord/page/page.h"

namespace onrecord {

inline constexpr size_t no_block = static_cast<size_t>(-1);

struct AuthorName {
  Fact fact;
  BylineNameKind kind;
  bool signs;  // Behind "By", or stated by the markup of the whole page.
};

// What one kind of place says: all "JSON-LD NewsArticle.author" of a page are one source. Names in sight are one source
// where they stand side by side.
struct AuthorSource {
  std::string reason;
  int rank;        // How surely such a place names the author; above 0.
  size_t block;    // Index in article.blocks of the last name; no_block for markup of the whole page.
  bool one_block;  // All names stand in that block.
  std::vector<AuthorName> names;
};

// The highest rank first; among equals in page order. None is without names.
// REQUIRES: article.blocks is final.
std::vector<AuthorSource> find_author_sources(const Page& page, const ArticleLexicon& lexicon, const Article& article);

}  // namespace onrecord
