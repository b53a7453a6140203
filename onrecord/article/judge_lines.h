// Whether a page of lines is an article at all. Private to this folder.
#pragma once

#include "onrecord/article/labels.h"
#include "onrecord/article/line_features.h"

namespace onrecord {

// Careful: a page with a few sentences in its body counts as an article. Without them: an error page by its words, a
// consent wall by its phrases, an index by its many headlines, else a stub.
// REQUIRES: one label a line.
NotArticle judge_lines(const std::vector<LineFeatures>& lines, const Labels& labels);

}  // namespace onrecord
