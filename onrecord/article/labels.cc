#include "onrecord/article/labels.h"

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/block_measures.h"
#include "onrecord/article/choose_text.h"
#include "onrecord/article/correct_labels.h"
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

namespace {

std::vector<BlockOdds> odds_of(const std::vector<int32_t>& scores, const std::vector<LineFeatures>& lines) {
  std::vector<BlockOdds> odds;
  for (size_t i = 0; i < lines.size(); ++i) odds.push_back({scores[i], lines[i].words});
  return odds;
}

std::vector<BlockLabel> label_dump(const Page& page, const MeasuredLines& measured, const ArticleLexicon& lexicon) {
  const RuleLabels rules = label_lines(page, measured.lines, lexicon);
  const std::vector<int32_t> scores = lexicon.line_model.score(BlockMeasures(page, measured, rules));
  return correct_labels(rules, measured.lines, choose_text(odds_of(scores, measured.lines)));
}

}  // namespace

Labels label_page(const Page& page, const MeasuredLines& measured, const TreeBoxes& boxes,
                  const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::text) return label_text(page);
  const bool dump = page.kind == InputKind::dump;
  const std::vector<BlockLabel> found =
      dump ? label_dump(page, measured, lexicon) : label_tree(page, measured.lines, boxes).labels;
  Labels labels;
  for (size_t i = 0; i < found.size(); ++i) labels.push_back({found[i], page.blocks[i].span});
  return labels;
}

}  // namespace onrecord
