// Readers' comments on the page. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/labels.h"
#include "onrecord/article/line_features.h"
#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// Reads the blocks labelled `comment`. REQUIRES: one label for each block of the page, in order.
std::vector<Comment> find_comments(const Page& page, const std::vector<LineFeatures>& lines, const TreeBoxes& boxes,
                                   const Labels& labels, const ArticleLexicon& lexicon);

}  // namespace onrecord
