// Readers' comments on a page with markup. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/labels.h"
#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// One for each element of a thread that repeats, with author and time where the markup or the words tell them, in page
// order; replies know what they answer. Reads the blocks labelled `comment`.
std::vector<Comment> find_tree_comments(const Page& page, const std::vector<LineFeatures>& lines,
                                        const TreeBoxes& boxes, const Labels& labels, const ArticleLexicon& lexicon);

}  // namespace onrecord
