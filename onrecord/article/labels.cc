#include "onrecord/article/labels.h"

#include "onrecord/article/label_lines.h"

namespace onrecord {

Labels label_text(const Page& page) {
  Labels labels;
  for (const Block& block : page.blocks) {
    const bool title = labels.empty() && !page.given.title;
    labels.push_back({title ? BlockLabel::title : BlockLabel::body, block.span});
  }
  return labels;
}

Labels label_page(const Page& page, const ArticleLexicon& lexicon) {
  return page.kind == InputKind::text ? label_text(page) : label_lines(page, lexicon);
}

}  // namespace onrecord
