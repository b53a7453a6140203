#include "onrecord/article/comments.h"

#include "onrecord/article/comment_zone.h"
#include "onrecord/article/tree_comments.h"

namespace onrecord {

std::vector<Comment> find_comments(const Page& page, const std::vector<LineFeatures>& lines, const TreeBoxes& boxes,
                                   const Labels& labels, const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::html) return find_tree_comments(page, lines, boxes, labels, lexicon);
  return find_line_comments(page, lines, labels, lexicon.date_words);
}

}  // namespace onrecord
