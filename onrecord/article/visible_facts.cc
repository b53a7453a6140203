#include "onrecord/article/visible_facts.h"

namespace onrecord {
namespace {

Fact fact_of(const Page& page, Span span) { return {std::string(slice(page.text, span)), place_of(page, span)}; }

// The words of the title block, with every other place that repeats them.
std::optional<TitleFact> find_title(const Page& page, const Article& article) {
  std::optional<TitleFact> title;
  for (const LabelledBlock& block : article.blocks) {
    if (block.label == BlockLabel::title && !title) title = TitleFact{fact_of(page, block.span), {}};
  }
  if (!title && page.given.title) return TitleFact{*page.given.title, {}};
  if (!title) return title;
  for (const LabelledBlock& block : article.blocks) {
    if (block.label == BlockLabel::duplicate_title) title->also_at.push_back(place_of(page, block.span));
  }
  return title;
}

}  // namespace

void find_visible_facts(const Page& page, const ArticleLexicon&, Article& article) {
  article.title = find_title(page, article);
}

}  // namespace onrecord
