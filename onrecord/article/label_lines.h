// Labels by rules for a page that is a list of lines: a dump. Private to this folder.
#pragma once

#include "onrecord/article/line_features.h"
#include "onrecord/article/rule_labels.h"

namespace onrecord {

// `lines` measures the blocks of `page`.
RuleLabels label_lines(const Page& page, const std::vector<LineFeatures>& lines, const ArticleLexicon& lexicon);

}  // namespace onrecord
