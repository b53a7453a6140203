#include "onrecord/article/visible_facts.h"

#include <algorithm>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/dateline.h"
#include "onrecord/article/named_agencies.h"
#include "onrecord/article/outlet.h"
#include "onrecord/article/page_fact.h"
#include "onrecord/article/photo_credit.h"

namespace onrecord {
namespace {

constexpr size_t dateline_paragraphs = 3;  // A dateline opens one of the first paragraphs, or none.

Span moved(Span span, uint32_t by) { return {span.begin + by, span.end + by}; }

std::string_view text_of(const Page& page, const LabelledBlock& block) { return slice(page.text, block.span); }

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

std::optional<Fact> find_kicker(const Page& page, const Article& article) {
  for (const LabelledBlock& block : article.blocks) {
    if (block.label == BlockLabel::kicker) return fact_of(page, block.span);
  }
  return std::nullopt;
}

// Cuts the part `head` off the begin or the end of block `index`, which keeps the rest.
void cut_block(const Page& page, Article& article, size_t index, Span part, BlockLabel label) {
  const LabelledBlock block = article.blocks[index];
  const auto trimmed = [&](Span span) {
    const std::string_view words = trim(slice(page.text, span));
    const auto begin = static_cast<uint32_t>(words.data() - page.text.data());
    return Span{begin, begin + static_cast<uint32_t>(words.size())};
  };
  std::vector<LabelledBlock> pieces;
  const Span before = trimmed({block.span.begin, part.begin}), behind = trimmed({part.end, block.span.end});
  if (!before.empty()) pieces.push_back({block.label, before});
  pieces.push_back({label, trimmed(part)});
  if (!behind.empty()) pieces.push_back({block.label, behind});
  const auto place = article.blocks.begin() + static_cast<long>(index);
  article.blocks.insert(article.blocks.erase(place), pieces.begin(), pieces.end());
}

// The dateline of the first paragraph that has one becomes a block of its own.
void cut_dateline(const Page& page, const ArticleLexicon& lexicon, Article& article) {
  size_t paragraphs = 0;
  for (size_t i = 0; i < article.blocks.size() && paragraphs < dateline_paragraphs; ++i) {
    const LabelledBlock block = article.blocks[i];
    if (block.label != BlockLabel::body) continue;
    ++paragraphs;
    const std::optional<DatelineSpans> found = find_dateline(text_of(page, block), lexicon);
    if (!found) continue;
    const uint32_t begin = block.span.begin;
    article.dateline = Dateline{fact_of(page, moved(found->span, begin)), std::nullopt, std::nullopt};
    if (found->place) article.dateline->place = fact_of(page, moved(*found->place, begin));
    if (found->agency) article.dateline->agency = fact_of(page, moved(*found->agency, begin));
    cut_block(page, article, i, moved(found->span, begin), BlockLabel::dateline);
    return;
  }
}

// Captions lose their credits, which become blocks; a credit beside a caption belongs to its photo.
void cut_credits(const Page& page, const ArticleLexicon& lexicon, Article& article) {
  std::vector<LabelledBlock> blocks;
  bool open = false;  // The last block is a caption without credit.
  for (const LabelledBlock& block : article.blocks) {
    if (block.label != BlockLabel::caption && block.label != BlockLabel::credit) {
      blocks.push_back(block);
      open = false;
      continue;
    }
    const std::string_view text = text_of(page, block);
    const std::optional<CreditSpans> credit = find_credit(text, lexicon.agencies);
    const Span whole = credit ? moved(credit->whole, block.span.begin) : Span{block.span.end, block.span.end};
    const std::string_view words = trim(text.substr(0, whole.begin - block.span.begin));
    const bool caption = block.label == BlockLabel::caption && !words.empty();
    if (!caption && !credit) {
      blocks.push_back(block);
      continue;
    }
    if (caption || !open) article.photos.push_back({});
    Photo& photo = article.photos.back();
    if (caption) {
      const Span span = span_of(words, text, block.span.begin);
      photo.caption = fact_of(page, span);
      blocks.push_back({BlockLabel::caption, span});
    }
    if (credit) {
      photo.credit = fact_of(page, moved(credit->who, block.span.begin));
      blocks.push_back({BlockLabel::credit, caption ? whole : block.span});
    }
    open = !credit;
  }
  article.blocks = std::move(blocks);
}

// Whether the line is only the head of its list: "Tags:", "Related articles".
bool is_list_head(std::string_view text, const ArticleLexicon& lexicon) { return lexicon.phrases.is_whole(fold(text)); }

// "Tags: a, b" and the lines under "Tags", cut at commas, bars and bullets.
std::vector<Fact> find_tags(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  std::vector<Fact> tags;
  for (const LabelledBlock& block : article.blocks) {
    const std::string_view text = text_of(page, block);
    if (block.label != BlockLabel::tag || is_list_head(text, lexicon)) continue;
    const size_t colon = text.find(':');
    std::string_view rest = colon == std::string_view::npos ? text : text.substr(colon + 1);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find_first_of(",;|"), rest.size());
      const std::string_view tag = trim(without_list_mark(trim(rest.substr(0, end))));
      if (!tag.empty()) tags.push_back(fact_of(page, span_of(tag, text, block.span.begin)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return tags;
}

std::vector<RelatedLink> find_related(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  std::vector<RelatedLink> related;
  for (const LabelledBlock& block : article.blocks) {
    const std::string_view text = text_of(page, block);
    if (block.label != BlockLabel::related_link || is_list_head(text, lexicon)) continue;
    const std::string_view words = without_list_mark(text);
    if (!words.empty()) related.push_back({fact_of(page, span_of(words, text, block.span.begin)), std::nullopt});
  }
  return related;
}

}  // namespace

void find_visible_facts(const Page& page, const ArticleLexicon& lexicon, Article& article) {
  article.title = find_title(page, article);
  article.kicker = find_kicker(page, article);
  cut_dateline(page, lexicon, article);
  cut_credits(page, lexicon, article);
  article.tags = find_tags(page, lexicon, article);
  article.related = find_related(page, lexicon, article);
  article.agencies = find_named_agencies(page, lexicon, article);
  if (!article.outlet) article.outlet = find_outlet(page, article, lexicon);
}

}  // namespace onrecord
