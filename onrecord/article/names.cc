// How the kinds of this stage are printed.
#include "onrecord/article/article.h"

namespace onrecord {

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

}  // namespace onrecord
