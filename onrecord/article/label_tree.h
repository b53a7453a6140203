// Labels by rules for a page with markup. Private to this folder.
#pragma once

#include "onrecord/article/rule_labels.h"
#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// `lines` and `boxes` measure the blocks and elements of `page`.
RuleLabels label_tree(const Page& page, const std::vector<LineFeatures>& lines, const TreeBoxes& boxes);

}  // namespace onrecord
