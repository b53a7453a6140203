#include "onrecord/article/labels.h"

#include "onrecord/article/label_lines.h"
#include "onrecord/article/label_tree.h"

namespace onrecord {

Labels label_text(const Page& page) {
  Labels labels;
  for (const Block& block : page.blocks) {
    const bool title = labels.empty() && !page.given.title;
    labels.push_back({title ? BlockLabel::title : BlockLabel::body, block.span});
  }
  return labels;
}

Labels label_page(const Page& page, const std::vector<LineFeatures>& lines, const ArticleLexicon& lexicon) {
  switch (page.kind) {
    case InputKind::text: return label_text(page);
    case InputKind::dump: return label_lines(page, lines, lexicon);
    case InputKind::html: break;
  }
  return label_tree(page, lexicon);
}

}  // namespace onrecord
