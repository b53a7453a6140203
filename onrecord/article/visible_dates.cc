#include "onrecord/article/visible_dates.h"

#include <algorithm>
#include <array>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/dates.h"
#include "onrecord/article/page_fact.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t lines_above_title = 4;
constexpr size_t lines_under_text = 2;
constexpr size_t line_bytes_max = 300;

constexpr std::array<std::string_view, 12> update_words = {"updat",        "modified",   "last edited", "revised",
                                                           "aktualisiert", "geandert",   "mis a jour",  "modifie",
                                                           "actualizado",  "aggiornato", "atualizado",  "обновлен"};

// Where a line stands, the most telling place first.
enum class Place : uint8_t { under_title, dateline, above_title, under_text, elsewhere };

const char* reason_of(Place place) {
  switch (place) {
    case Place::under_title: return "line under the title";
    case Place::dateline: return "dateline";
    case Place::above_title: return "line above the title";
    case Place::under_text: return "line under the text";
    case Place::elsewhere: break;
  }
  return "";
}

// Indexes of article.blocks; blocks.size() for what is not there.
struct Landmarks {
  size_t title, first_body, last_body;
};

Landmarks find_landmarks(const Article& article) {
  const size_t none = article.blocks.size();
  Landmarks marks{none, none, none};
  for (size_t i = 0; i < none; ++i) {
    const BlockLabel label = article.blocks[i].label;
    if (label == BlockLabel::title && marks.title == none) marks.title = i;
    if (!is_body(label)) continue;
    if (marks.first_body == none) marks.first_body = i;
    marks.last_body = i;
  }
  return marks;
}

bool is_about_article(BlockLabel label) { return label == BlockLabel::dateline || label == BlockLabel::byline; }

Place place_in(const Article& article, const Landmarks& marks, size_t index) {
  const size_t none = article.blocks.size();
  if (!is_about_article(article.blocks[index].label)) return Place::elsewhere;
  const size_t head = marks.title == none ? marks.first_body : marks.title;
  if (head == none) return Place::elsewhere;
  if (index < head) return head - index <= lines_above_title ? Place::above_title : Place::elsewhere;
  if (marks.last_body == none || index < marks.last_body) {
    const bool opens_text = index + 1 < none && is_body(article.blocks[index + 1].label) && article.dateline &&
                            article.blocks[index].label == BlockLabel::dateline &&
                            article.blocks[index].span.end + 2 > article.blocks[index + 1].span.begin;
    return opens_text ? Place::dateline : Place::under_title;
  }
  return index - marks.last_body <= lines_under_text ? Place::under_text : Place::elsewhere;
}

bool says_updated(std::string_view words) {
  const std::string folded = fold(words);
  return std::any_of(update_words.begin(), update_words.end(),
                     [&](auto word) { return folded.find(word) != std::string::npos; });
}

struct SeenDate {
  FoundDate found;  // Spans count in the page's text.
  Place place;
  bool modified;
};

void collect_dates(const Page& page, const Article& article, Span line, Place place, const ArticleLexicon& lexicon,
                   std::vector<SeenDate>& seen) {
  const std::string_view text = slice(page.text, line);
  if (text.size() > line_bytes_max) return;
  uint32_t begin = 0;
  for (FoundDate& found : find_dates(text, article.language, lexicon.date_words)) {
    const bool modified = says_updated(text.substr(begin, found.span.begin - begin));
    begin = found.span.end;
    found.span = {line.begin + found.span.begin, line.begin + found.span.end};
    seen.push_back({std::move(found), place, modified});
  }
}

// Dates of one page tell each other's day from month.
void settle(std::vector<SeenDate>& seen) {
  std::vector<FoundDate> dates;
  for (const SeenDate& date : seen) dates.push_back(date.found);
  settle_day_and_month(dates);
  for (size_t i = 0; i < seen.size(); ++i) seen[i].found = std::move(dates[i]);
}

DateCandidate candidate_of(const DateFact& date) { return {date.value, date.fact, date.reason}; }

// The best of a kind, with all of the kind as candidates.
std::optional<DateFact> choose(const std::vector<VisibleDate>& dates, bool modified) {
  std::optional<DateFact> chosen;
  for (const VisibleDate& date : dates) {
    if (date.modified != modified) continue;
    if (!chosen) chosen = date.date;
    chosen->candidates.push_back(candidate_of(date.date));
  }
  return chosen;
}

}  // namespace

std::vector<VisibleDate> find_visible_dates(const Page& page, const Article& article, const ArticleLexicon& lexicon) {
  const Landmarks marks = find_landmarks(article);
  std::vector<SeenDate> seen;
  for (size_t i = 0; i < article.blocks.size(); ++i) {
    const Place place = place_in(article, marks, i);
    if (place != Place::elsewhere) collect_dates(page, article, article.blocks[i].span, place, lexicon, seen);
  }
  settle(seen);
  std::stable_sort(seen.begin(), seen.end(), [](const SeenDate& a, const SeenDate& b) {
    const bool a_year = a.found.year != 0, b_year = b.found.year != 0;
    return a_year != b_year ? a_year : a.place < b.place;
  });
  std::vector<VisibleDate> dates;
  for (const SeenDate& date : seen) {
    dates.push_back({date_fact_of(date.found, fact_of(page, date.found.span), reason_of(date.place)), date.modified});
  }
  return dates;
}

std::optional<CivilDate> find_earliest_day(const Page& page, const Article& article, const ArticleLexicon& lexicon) {
  std::optional<CivilDate> last;
  for (const LabelledBlock& block : article.blocks) {
    if (block.label != BlockLabel::caption) continue;
    for (const FoundDate& found : find_dates(slice(page.text, block.span), article.language, lexicon.date_words)) {
      if (found.year == 0 || found.month == 0 || found.day == 0 || found.day_month_unsure) continue;
      const CivilDate day{found.year, found.month, found.day};
      if (is_valid(day) && (!last || *last < day)) last = day;
    }
  }
  return last;
}

void set_visible_dates(const Page& page, const ArticleLexicon& lexicon, Article& article) {
  if (page.kind == InputKind::text) return;
  const std::vector<VisibleDate> dates = find_visible_dates(page, article, lexicon);
  if (article.published.value.empty()) {
    if (std::optional<DateFact> published = choose(dates, false)) article.published = std::move(*published);
  }
  if (!article.modified) article.modified = choose(dates, true);
  if (!article.published.value.empty() || article.published.not_before) return;
  article.published.not_before = find_earliest_day(page, article, lexicon);
  if (article.published.not_before) article.published.reason = "no date; a caption names this day";
}

}  // namespace onrecord
