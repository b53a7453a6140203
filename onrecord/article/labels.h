// Which part of the page is what. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/article/line_features.h"
#include "onrecord/article/rule_labels.h"
#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// In page order, never overlapping, covering all blocks of the page. At most one `title`; repeats of it are
// `duplicate_title`.
using Labels = std::vector<LabelledBlock>;

// Article text only: the first block is the title (unless the record came with one), the rest is body.
Labels label_text(const Page& page);

// What the rules say of a dump or a page with markup.
RuleLabels label_by_rules(const Page& page, const MeasuredLines& measured, const TreeBoxes& boxes,
                          const ArticleLexicon& lexicon);

// By the kind of the page: all text, or the rules' labels corrected by the block model.
Labels label_page(const Page& page, const MeasuredLines& measured, const TreeBoxes& boxes,
                  const ArticleLexicon& lexicon);

}  // namespace onrecord
