#include "onrecord/article/comments.h"

#include "onrecord/article/tree_comments.h"

namespace onrecord {

std::vector<Comment> find_comments(const Page& page, const Labels& labels, const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::html) return find_tree_comments(page, labels, lexicon);
  return {};
}

}  // namespace onrecord
