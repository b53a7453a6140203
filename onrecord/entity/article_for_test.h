// An article of plain text for the tests of this folder: blocks are set apart by an empty line. Private.
#pragma once

#include <string>

#include "onrecord/article/article.h"

namespace onrecord {

// The first block has the label `first`, the others are body.
inline Article article_for_test(std::string_view text, BlockLabel first = BlockLabel::body) {
  Article article;
  article.text = text;
  uint32_t begin = 0;
  for (size_t gap = 0; (gap = article.text.find("\n\n", begin)) != std::string::npos;
       begin = static_cast<uint32_t>(gap) + 2) {
    article.segments.push_back({BlockLabel::body, {begin, static_cast<uint32_t>(gap)}});
  }
  article.segments.push_back({BlockLabel::body, {begin, static_cast<uint32_t>(article.text.size())}});
  article.segments.front().label = first;
  return article;
}

}  // namespace onrecord
