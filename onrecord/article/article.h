// A page to the article on it: which blocks are what, title, byline, dateline, dates, outlet, agencies, comments.
//
// Total: what is no article says why (`not_article`). What is not on the page stays empty.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/core/civil_date.h"
#include "onrecord/core/fact.h"
#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/page/page.h"

namespace onrecord {

enum class BlockLabel : uint8_t {
  title,
  kicker,
  dateline,
  byline,
  body,
  subhead,
  quote,
  pull_quote,
  embed,
  live_entry,
  correction_note,
  caption,
  credit,
  tag,
  related_link,
  glossary,
  menu,
  share,
  comment_form,
  comment,
  donation,
  ad,
  footer,
  mirror_address,
  duplicate_title
};
const char* name_of(BlockLabel label);  // As `annotate` prints it: "pull-quote".

// Whether the block's text belongs to `body`: body, subhead, quote, embed, live-entry, correction-note.
inline bool is_body(BlockLabel label) {
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

enum class NotArticle : uint8_t { none, index, stub, error, consent_wall, video };
enum class ArticleKind : uint8_t { report, opinion, live, interview, release, other };
const char* name_of(NotArticle reason);  // "" for none; "consent-wall".
const char* name_of(ArticleKind kind);

// One labelled stretch of the page's visible text. A block of the page may be cut into several.
struct LabelledBlock {
  BlockLabel label;
  Span span;  // In Page::text.
};

// A stretch of Article::text. Segments never overlap and cover the text but for the "\n\n" between blocks.
struct Segment {
  BlockLabel label;  // title, dateline (at the head of a paragraph), body and its kinds, caption.
  Span span;
};

enum class DatePrecision : uint8_t { none, year, month, day, minute };
const char* name_of(DatePrecision precision);

struct DateCandidate {
  std::string value;  // EDTF
  Fact fact;
  std::string reason;
};

// A time as the page tells it. Unknown: value "", precision none, no place.
struct DateFact {
  std::string value;  // EDTF: "2017-12-25", "2016-09", "XXXX-11"; with minutes "2018-01-02T10:11".
  Fact fact;          // The words that say it.
  DatePrecision precision = DatePrecision::none;
  std::optional<std::string> zone;      // "+03:00", "Z", as stated.
  std::optional<CivilDate> not_before;  // The interval that the evidence allows, both ends included.
  std::optional<CivilDate> not_after;
  std::string reason;                     // "line under the title", "JSON-LD datePublished"; "" when unknown.
  std::vector<DateCandidate> candidates;  // All that were seen, the chosen one first.
};

struct TitleFact {
  Fact fact;
  std::vector<ByteRanges> also_at;  // The same words again elsewhere on the page.
};

struct Dateline {
  Fact fact;  // "MOSCOW (Reuters) -"
  std::optional<Fact> place;
  std::optional<Fact> agency;
};

enum class AgencyKind : uint8_t { text, photo, cited };
struct Agency {
  Fact fact;  // The first place.
  AgencyKind kind;
  std::vector<ByteRanges> also_at;
};

struct OutletFact {
  Fact fact;
  std::string reason;
};

struct Photo {
  std::optional<Fact> caption;
  std::optional<Fact> credit;
};

struct RelatedLink {
  Fact fact;
  std::optional<std::string> url;
};

struct Comment {
  std::optional<Fact> author;
  std::optional<Fact> time;
  std::string text;
  ByteRanges at;
  uint32_t depth = 0;
  std::optional<uint32_t> parent;  // Index in Article::comments.
};

// One entry of a live blog.
struct LiveEntry {
  std::optional<Fact> title;  // Its heading.
  DateFact time;              // Value "" where the page tells the time of day and no day.
  Span blocks;                // Indexes of Article::blocks; the first tells the time.
  Spans span;                 // In Article::text: heading and paragraphs.
  ByteRanges at;              // The same in the record.
};

struct Article {
  NotArticle not_article = NotArticle::none;
  ArticleKind kind = ArticleKind::report;

  // Title, body blocks in page order, captions, joined by "\n\n".
  std::string text;
  ByteMap map;                        // text -> record.
  std::vector<Segment> segments;      // Sorted by span.
  std::vector<LabelledBlock> blocks;  // The whole page, in page order, no gaps but white space.

  std::optional<TitleFact> title;
  std::optional<Fact> kicker;
  std::vector<Fact> byline;  // One a person.
  std::optional<Dateline> dateline;
  DateFact published;
  std::optional<DateFact> modified;
  std::optional<DateFact> captured;
  std::optional<OutletFact> outlet;
  std::vector<Agency> agencies;
  std::optional<Fact> url;
  std::optional<Fact> canonical_url;
  std::string language;  // BCP 47, "" unknown.
  std::vector<Photo> photos;
  std::vector<Fact> tags;
  std::vector<RelatedLink> related;
  std::vector<LiveEntry> live_entries;  // In page order.
  std::vector<Comment> comments;
  std::vector<std::string> notes;
  uint32_t confidence = 0;  // Hundredths.
};

// The tables of this stage, read once.
struct ArticleLexicon;
struct ArticleLexiconDeleter {
  void operator()(const ArticleLexicon* lexicon) const;
};
using ArticleLexiconPtr = std::unique_ptr<const ArticleLexicon, ArticleLexiconDeleter>;
Result<ArticleLexiconPtr> load_article_lexicon(const DataFolder& data);

// Spans index article.text; ranges index the record. The article keeps nothing of `page`.
Article extract_article(const Page& page, const ArticleLexicon& lexicon);

// `body` of the interchange format: the text of the body segments (datelines with their paragraph), joined by "\n\n".
std::string body_of(const Article& article);

inline ByteRanges place_of(const Article& article, Span span) { return article.map.to_source(span); }
inline ByteRanges place_of(const Article& article, const Spans& spans) { return article.map.to_source(spans); }

}  // namespace onrecord
