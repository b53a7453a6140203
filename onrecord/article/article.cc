#include "onrecord/article/article.h"

namespace onrecord {

struct ArticleLexicon {};

void ArticleLexiconDeleter::operator()(const ArticleLexicon* lexicon) const { delete lexicon; }

Result<ArticleLexiconPtr> load_article_lexicon(const DataFolder&) { return ArticleLexiconPtr(new ArticleLexicon); }

const char* name_of(BlockLabel label) {
  switch (label) {
    case BlockLabel::title: return "title";
    case BlockLabel::kicker: return "kicker";
    case BlockLabel::dateline: return "dateline";
    case BlockLabel::byline: return "byline";
    case BlockLabel::body: return "body";
    case BlockLabel::subhead: return "subhead";
    case BlockLabel::quote: return "quote";
    case BlockLabel::pull_quote: return "pull-quote";
    case BlockLabel::embed: return "embed";
    case BlockLabel::live_entry: return "live-entry";
    case BlockLabel::correction_note: return "correction-note";
    case BlockLabel::caption: return "caption";
    case BlockLabel::credit: return "credit";
    case BlockLabel::tag: return "tag";
    case BlockLabel::related_link: return "related-link";
    case BlockLabel::glossary: return "glossary";
    case BlockLabel::menu: return "menu";
    case BlockLabel::share: return "share";
    case BlockLabel::comment_form: return "comment-form";
    case BlockLabel::comment: return "comment";
    case BlockLabel::donation: return "donation";
    case BlockLabel::ad: return "ad";
    case BlockLabel::footer: return "footer";
    case BlockLabel::mirror_address: return "mirror-address";
    case BlockLabel::duplicate_title: return "duplicate-title";
  }
  return "";
}

bool is_body(BlockLabel label) {
  switch (label) {
    case BlockLabel::body:
    case BlockLabel::subhead:
    case BlockLabel::quote:
    case BlockLabel::embed:
    case BlockLabel::live_entry:
    case BlockLabel::correction_note: return true;
    default: return false;
  }
}

const char* name_of(NotArticle reason) {
  switch (reason) {
    case NotArticle::none: return "";
    case NotArticle::index: return "index";
    case NotArticle::stub: return "stub";
    case NotArticle::error: return "error";
    case NotArticle::consent_wall: return "consent-wall";
    case NotArticle::video: return "video";
  }
  return "";
}

const char* name_of(ArticleKind kind) {
  switch (kind) {
    case ArticleKind::report: return "report";
    case ArticleKind::opinion: return "opinion";
    case ArticleKind::live: return "live";
    case ArticleKind::interview: return "interview";
    case ArticleKind::release: return "release";
    case ArticleKind::other: return "other";
  }
  return "";
}

const char* name_of(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::none: return "none";
    case DatePrecision::year: return "year";
    case DatePrecision::month: return "month";
    case DatePrecision::day: return "day";
    case DatePrecision::minute: return "minute";
  }
  return "";
}

Article extract_article(const Page& page, const ArticleLexicon&) {
  Article article;
  article.language = "en";
  for (const Block& block : page.blocks) {
    const BlockLabel label = article.segments.empty() ? BlockLabel::title : BlockLabel::body;
    if (!article.text.empty()) {
      article.text += "\n\n";
      article.map.append(2, {}, false);
    }
    const uint32_t begin = static_cast<uint32_t>(article.text.size());
    article.text += block_text(page, block);
    article.map.append(page.map, block.span);
    article.segments.push_back({label, {begin, static_cast<uint32_t>(article.text.size())}});
    article.blocks.push_back({label, block.span});
    if (label == BlockLabel::title) {
      article.title = TitleFact{{std::string(block_text(page, block)), place_of(page, block.span)}, {}};
    }
  }
  return article;
}

std::string body_of(const Article& article) {
  std::string body;
  for (const Segment& segment : article.segments) {
    if (!is_body(segment.label)) continue;
    if (!body.empty()) body += "\n\n";
    body += slice(article.text, segment.span);
  }
  return body;
}

}  // namespace onrecord
