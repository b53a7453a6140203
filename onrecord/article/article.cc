// What the article stage does, in order.
#include "onrecord/article/article.h"

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/assemble.h"
#include "onrecord/article/authors.h"
#include "onrecord/article/comments.h"
#include "onrecord/article/judge_lines.h"
#include "onrecord/article/kind.h"
#include "onrecord/article/labels.h"
#include "onrecord/article/language.h"
#include "onrecord/article/live_entries.h"
#include "onrecord/article/metadata.h"
#include "onrecord/article/page_dates.h"
#include "onrecord/article/tree_boxes.h"
#include "onrecord/article/visible_facts.h"

namespace onrecord {

Article extract_article(const Page& page, const ArticleLexicon& lexicon) {
  Article article;
  // What is declared to be an article's text has no lines to be told apart.
  const MeasuredLines measured = page.kind == InputKind::text ? MeasuredLines{} : measure_lines(page, lexicon);
  const TreeBoxes boxes(page, lexicon, measured.lines);
  article.blocks = label_page(page, measured, boxes, lexicon);
  article.comments = find_comments(page, measured.lines, boxes, article.blocks, lexicon);
  article.language = find_language(page, article);
  if (page.kind == InputKind::dump) article.not_article = judge_lines(measured.lines, article.blocks);
  find_visible_facts(page, lexicon, article);
  join_metadata(page, article);
  article.byline = find_authors(page, lexicon, article);
  find_page_dates(page, lexicon, article);
  article.kind = find_kind(page, lexicon, article);
  find_live_entries(page, lexicon, boxes, article);
  if (page.kind == InputKind::html) article.not_article = find_not_article(page, lexicon, article);
  article.confidence = find_confidence(page, article);
  assemble_text(page, article);
  place_live_entries(page, article);
  return article;
}

}  // namespace onrecord
