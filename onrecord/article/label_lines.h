// Labels for a page that is a list of lines: a dump. Private to this folder.
#pragma once

#include "onrecord/article/labels.h"
#include "onrecord/article/line_features.h"

namespace onrecord {

// `lines` measures the blocks of `page`; the labels are one a block.
Labels label_lines(const Page& page, const std::vector<LineFeatures>& lines, const ArticleLexicon& lexicon);

}  // namespace onrecord
