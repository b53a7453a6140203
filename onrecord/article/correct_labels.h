// The labels of the rules, corrected by the block model. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/line_features.h"
#include "onrecord/article/rule_labels.h"

namespace onrecord {

// The model decides what is text, the rules what else a block is. What the model takes from the text becomes a link or
// menu; what it adds becomes body, but only where the rules had no name for it: a byline, caption, glossary or comment
// reads like text and stays what it is.
// REQUIRES: `is_text` has one entry a block.
std::vector<BlockLabel> correct_labels(const RuleLabels& rules, const std::vector<LineFeatures>& lines,
                                       const std::vector<bool>& is_text);

}  // namespace onrecord
