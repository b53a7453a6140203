#include "onrecord/article/labels.h"

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/block_measures.h"
#include "onrecord/article/correct_labels.h"
#include "onrecord/article/label_lines.h"
#include "onrecord/article/label_tree.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// By the types of schema.org. A forum's posts below the first are marked as comments, too.
Thread find_thread(const Page& page, const TreeBoxes& boxes) {
  bool article = false, forum = false, comments = false;
  const auto take = [&](std::string_view type) {
    article |= type.ends_with("Article");
    forum |= type.ends_with("DiscussionForumPosting");
    comments |= type.ends_with("/Comment") || type.ends_with("/UserComments");
  };
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field == MetaField::type) take(candidate.fact.text);
  }
  for (const Box& box : boxes.boxes()) take(trim(page.tree.attribute_text(box.node, "itemtype").text));
  if (article) return Thread::comments;
  if (forum) return Thread::posts;
  return comments ? Thread::comments : Thread::unnamed;
}

}  // namespace

Labels label_text(const Page& page) {
  Labels labels;
  for (const Block& block : page.blocks) {
    const bool title = labels.empty() && !page.given.title;
    labels.push_back({title ? BlockLabel::title : BlockLabel::body, block.span});
  }
  return labels;
}

RuleLabels label_by_rules(const Page& page, const MeasuredLines& measured, const TreeBoxes& boxes,
                          const ArticleLexicon& lexicon) {
  return page.kind == InputKind::html ? label_tree(page, measured.lines, boxes)
                                      : label_lines(page, measured.lines, lexicon);
}

Labels label_page(const Page& page, const MeasuredLines& measured, const TreeBoxes& boxes,
                  const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::text) return label_text(page);
  const RuleLabels rules = label_by_rules(page, measured, boxes, lexicon);
  const BlockModel& model = page.kind == InputKind::html ? lexicon.tree_model : lexicon.line_model;
  const std::vector<uint32_t> open = find_open_blocks(page, rules);
  const std::vector<int32_t> log_odds = model.score(BlockMeasures(page, measured, boxes, rules), open);
  const std::vector<BlockLabel> found = correct_labels(rules, measured.lines, open, log_odds, find_thread(page, boxes));
  Labels labels;
  for (size_t i = 0; i < found.size(); ++i) labels.push_back({found[i], page.blocks[i].span});
  return labels;
}

}  // namespace onrecord
