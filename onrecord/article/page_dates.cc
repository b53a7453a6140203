// All dates that the page states are collected with a rank: how surely such a place tells when the article was
// published. The highest rank wins, the first in page order among equals. Where markup and sight disagree, nothing is
// averaged: the others stay candidates.
#include "onrecord/article/page_dates.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/choose_date.h"
#include "onrecord/article/date_lines.h"
#include "onrecord/article/dates.h"
#include "onrecord/article/day_month_order.h"
#include "onrecord/article/earliest_day.h"
#include "onrecord/article/part_of_fact.h"
#include "onrecord/article/url_date.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t line_bytes_max = 220;  // A longer block is a paragraph that speaks of dates.
constexpr size_t openings_max = 4;        // Paragraphs, the first and those behind it, of which the beginning is read.
constexpr size_t lines_in_text = 4;       // The line under the title may stand behind a first paragraph.
constexpr size_t dated_lines_max = 2048;  // Of the labelled pages one in a thousand has more than 292, one has 437.
constexpr int32_t year_min = 1900;
constexpr int rank_of_address = 34;
constexpr int unsure_rank_min = 50;
constexpr int own_rank_min = 50;  // From here on a place is the article's own: its dates tell how the page writes them.

// The rank of a markup date by where it stands. The first row whose words the reason holds counts.
struct ReasonRank {
  std::string_view words;
  int rank;
};
constexpr std::array reason_ranks = {
    ReasonRank{"microdata Person", 0},
    ReasonRank{"VideoObject", 40},
    ReasonRank{"microdata", 88},  // Often of teasers beside the article.
    ReasonRank{"meta date", 45},  // Sometimes when the page was made.
    ReasonRank{"dc.date", 45},
    ReasonRank{"dcterms.date", 45},  // Often when the record was made.
    ReasonRank{"Article.datePublished", 100},
    ReasonRank{"BlogPosting.datePublished", 100},
    ReasonRank{"Posting.datePublished", 100},
    ReasonRank{"article:published", 95},
    ReasonRank{"Article.dateModified", 100},
    ReasonRank{"article:modified", 95},
    ReasonRank{"WebPage.datePublished", 85},
    ReasonRank{"ImageObject", 0},
    ReasonRank{"Comment", 0},
    ReasonRank{"Review", 50},
    ReasonRank{"dateCreated", 70},
    ReasonRank{"created", 70},
    ReasonRank{"datePublished", 90},
    ReasonRank{"uploadDate", 40},
    ReasonRank{"time pubdate", 74},
    ReasonRank{"time datetime", 0},  // Judged by its place.
    ReasonRank{"time text", 0},
    ReasonRank{"time title", 0},
    ReasonRank{"release_date", 60},
    ReasonRank{"gentime", 20},
    ReasonRank{"", 80},
};

int rank_of_reason(std::string_view reason) {
  for (const ReasonRank& row : reason_ranks) {
    if (reason.find(row.words) != std::string_view::npos) return row.rank;
  }
  return 0;
}

bool is_believable(const FoundDate& date) {
  if (date.year != 0 && date.year < year_min) return false;
  return !(date.year == 1970 && date.month == 1 && date.day == 1);  // A clock that was never set.
}

bool is_unsure(const FoundDate& date) { return date.day_month_unsure; }

// Without a year a date is a hint only; so is one of unsure day and month in a weak place.
bool is_too_vague(const FoundDate& date, int rank) {
  return date.year == 0 || (date.day_month_unsure && rank < unsure_rank_min);
}

class DateCollector {
 public:
  DateCollector(const Page& page, const ArticleLexicon& lexicon, const Article& article)
      : page_(page), lexicon_(lexicon), article_(article) {
    if (article.captured) evidence_.not_after = article.captured->not_after;
    find_places();
    language_ = stated_language();
  }

  void collect() {
    for (const MetaCandidate& candidate : page_.candidates) {
      const bool is_time = candidate.field == MetaField::published || candidate.field == MetaField::modified;
      if (is_time) add_markup(candidate);
    }
    for (size_t i = 0; i < article_.blocks.size() && !past_limit(); ++i) add_visible(i);
    if (page_.given.date) add_given(*page_.given.date);
    if (article_.url) add_address(*article_.url);
    if (article_.canonical_url) add_address(*article_.canonical_url);
    settle();
  }

  bool past_limit() const { return dated_lines_ > dated_lines_max; }

  std::vector<StatedDate> published;
  std::vector<StatedDate> modified;

 private:
  void find_places() {
    borders_ = find_text_borders(article_);
    head_begin_ = offset_of(std::min(borders_.title, borders_.first_body));
    text_begin_ = offset_of(std::max(borders_.title, borders_.first_body));
    text_end_ = offset_of(borders_.last_body);
  }

  // Where a block stands in the record.
  uint32_t offset_of(size_t block) const {
    if (block >= article_.blocks.size()) return 0;
    return page_.map.source_begin(article_.blocks[block].span).value_or(0);
  }

  // The language that the page states for itself, with its region, which og:locale often has by default.
  std::string stated_language() const {
    for (const MetaCandidate& candidate : page_.candidates) {
      if (candidate.field == MetaField::language && candidate.reason == "html lang") return candidate.fact.text;
    }
    return article_.language;
  }

  void add_markup(const MetaCandidate& candidate) {
    const std::vector<FoundDate> found = find_dates(candidate.fact.text, language_, lexicon_.date_words);
    if (found.empty() || !is_believable(found.front())) return;
    const bool is_time = candidate.reason.starts_with("time ");
    int rank = rank_of_reason(candidate.reason);
    if (is_time && rank == 0) rank = rank_of_time(candidate);
    if (is_too_vague(found.front(), rank)) rank /= 4;
    const DatePlace place = candidate.reason == "time text" ? DatePlace::sight : DatePlace::markup;
    const bool change = candidate.field == MetaField::modified || (place == DatePlace::sight && found.front().update);
    auto& out = change ? modified : published;
    const bool under_title = is_time && is_under_title(candidate);
    if (rank > 0) out.push_back({found.front(), candidate.fact, candidate.reason, rank, place, under_title});
  }

  bool is_under_title(const MetaCandidate& candidate) const {
    if (candidate.fact.at.empty()) return false;
    const uint32_t at = candidate.fact.at.front().begin;
    return at >= head_begin_ && at <= text_begin_;
  }

  // A <time> near the head of the article is its own; elsewhere it belongs to a comment or another article's link.
  int rank_of_time(const MetaCandidate& candidate) const {
    if (candidate.fact.at.empty()) return 0;
    const uint32_t at = candidate.fact.at.front().begin;
    const int text_penalty = candidate.reason == "time text" ? 3 : 0;
    if (is_under_title(candidate)) return 75 - text_penalty;
    if (at < head_begin_ && head_begin_ - at < 3000) return 66 - text_penalty;
    if (at > text_begin_ && at < text_end_) return 30 - text_penalty;
    return at > text_end_ && at - text_end_ < 3000 ? 45 - text_penalty : 10;
  }

  void add_visible(size_t i) {
    const std::string_view line = beginning_of(i);
    std::vector<FoundDate> dates = find_dates(line, language_, lexicon_.date_words);
    if (dates.empty()) return;
    ++dated_lines_;
    if (past_limit()) return;
    const std::vector<DateLine> ranks = rank_date_line(article_, borders_, i, line, dates, lexicon_.byline_words);
    const bool own_line = !is_body(article_.blocks[i].label);
    const bool open = own_line && std::any_of(dates.begin(), dates.end(), is_unsure);
    const auto weekday = open ? only_weekday(line, language_, lexicon_.date_words) : std::nullopt;
    for (size_t k = 0; k < dates.size(); ++k) {
      FoundDate& date = dates[k];
      const auto [rank, place] = ranks[k];
      if (rank == 0 || !is_believable(date)) continue;
      if (own_line && rank >= own_rank_min) note_order(date, evidence_);
      if (is_unsure(date)) settle_by_weekday(weekday, date);
      const uint32_t begin = article_.blocks[i].span.begin;
      const Span words{begin + date.span.begin, begin + date.span.end};
      const bool whole = date.year != 0 && date.day != 0;
      Fact fact{std::string(slice(page_.text, words)), place_of(page_, words)};
      const bool under_title = i > borders_.title && i <= borders_.first_body + lines_in_text;
      (date.update ? modified : published)
          .push_back({date, std::move(fact), place, whole ? rank : rank / 4, DatePlace::sight, under_title});
    }
  }

  // The words of a line; of the first paragraph and of what stands behind the text the beginning.
  std::string_view beginning_of(size_t i) const {
    const Span span = article_.blocks[i].span;
    const std::string_view text = slice(page_.text, span);
    if (span.size() <= line_bytes_max) return text;
    const size_t first = borders_.first_body;
    const bool at_edge =
        (i > std::min(borders_.title, first) && i <= first + openings_max) || i == first || i >= borders_.last_body;
    return at_edge ? text.substr(0, valid_utf8_prefix(text.substr(0, line_bytes_max))) : std::string_view();
  }

  // Where nothing else tells the day, the page's own address may.
  void add_address(const Fact& address) {
    const std::optional<FoundDate> date = find_url_date(address.text);
    if (!date) return;
    Fact day = address;
    day.text = std::string(slice(address.text, date->span));
    const std::optional<Fact> part = address.at.empty() ? day : part_of_fact(page_, address, date->span);
    if (part) published.push_back({*date, *part, "address of the page", rank_of_address});
  }

  // What came with the record beside it says less than the page itself.
  void add_given(const Fact& given) {
    const std::vector<FoundDate> found = find_dates(given.text, language_, lexicon_.date_words);
    if (!found.empty()) published.push_back({found.front(), given, "date given with the record", 42});
  }

  void add_evidence() {
    evidence_.not_before = find_earliest_day(page_, article_, lexicon_);
    for (const std::optional<Fact>& address : {article_.url, article_.canonical_url}) {
      if (address && !evidence_.address_month) evidence_.address_month = find_url_month(address->text);
    }
  }

  // Ambiguous dates are told by those in the article's own places, published and modified together.
  void settle() {
    std::vector<FoundDate> dates;
    std::vector<StatedDate*> stated;
    for (auto* list : {&published, &modified}) {
      for (StatedDate& one : *list) {
        if (one.rank < own_rank_min && !is_open(one.date)) continue;
        dates.push_back(one.date);
        stated.push_back(&one);
      }
    }
    if (std::any_of(dates.begin(), dates.end(), is_unsure)) add_evidence();
    settle_day_and_month(dates, evidence_);
    for (size_t i = 0; i < dates.size(); ++i) stated[i]->date = dates[i];
  }

  const Page& page_;
  const ArticleLexicon& lexicon_;
  const Article& article_;
  std::string language_;
  TextBorders borders_;
  OrderEvidence evidence_;
  size_t dated_lines_ = 0;
  uint32_t head_begin_ = 0;  // Offsets in the record.
  uint32_t text_begin_ = 0;
  uint32_t text_end_ = 0;
};

std::optional<DateFact> captured_date(const Page& page, const ArticleLexicon& lexicon) {
  if (!page.given.captured) return std::nullopt;
  const std::vector<FoundDate> found = find_dates(page.given.captured->text, {}, lexicon.date_words);
  if (found.empty()) return std::nullopt;
  return date_fact_of(found.front(), *page.given.captured, page.given.captured_reason);
}

}  // namespace

void find_page_dates(const Page& page, const ArticleLexicon& lexicon, Article& article) {
  article.captured = captured_date(page, lexicon);
  DateCollector dates(page, lexicon, article);
  dates.collect();
  if (dates.past_limit()) article.notes.emplace_back("dates: limit reached, later lines are not read for them");
  DateFact modified = choose_date(dates.modified);
  article.published = choose_published(dates.published, dates.modified);
  if (!modified.value.empty()) article.modified = std::move(modified);
  if (article.published.value.empty()) {
    article.published.not_before = find_earliest_day(page, article, lexicon);
    if (article.published.not_before) article.published.reason = "no date; a caption names this day";
  }
  const bool bounded = article.captured && article.captured->not_after;
  if (bounded && !article.published.not_after) article.published.not_after = article.captured->not_after;
}

}  // namespace onrecord
