#include "onrecord/article/live_entries.h"

#include <algorithm>
#include <map>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/clock_time.h"
#include "onrecord/article/date_lines.h"
#include "onrecord/article/dates.h"
#include "onrecord/article/page_fact.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t head_bytes_max = 80;
constexpr uint32_t heading_bytes_max = 200;
constexpr uint32_t text_bytes_min = 30;  // Of a paragraph that makes an entry.
constexpr size_t entries_min = 3;
constexpr size_t unnamed_entries_min = 4;  // Where nothing calls the page a live blog.

// One entry: blocks `first` to before `end` of article.blocks; `first` tells the time.
struct Entry {
  size_t first;
  size_t end;
  ClockTime clock;  // Its span counts in the words of the first block.
};

bool may_tell_time(BlockLabel label) {
  switch (label) {
    case BlockLabel::dateline:
    case BlockLabel::byline:
    case BlockLabel::body:
    case BlockLabel::subhead:
    case BlockLabel::menu: return true;
    default: return false;
  }
}

class EntryFinder {
 public:
  EntryFinder(const Page& page, const Article& article) : page_(page), article_(article) {}

  std::vector<Entry> find() {
    const TextBorders borders = find_text_borders(article_);
    const size_t end = std::min(borders.last_body + 1, article_.blocks.size());
    std::vector<Entry> entries;
    for (size_t i = std::min(borders.title, borders.first_body); i < end; ++i) {
      const std::optional<ClockTime> clock = time_told_at(i);
      if (!clock) continue;
      if (!entries.empty()) entries.back().end = i;
      if (!entries.empty() && !has_text(entries.back())) continue;  // Two lines at the head of one entry.
      entries.push_back({i, end, *clock});
    }
    if (!entries.empty()) entries.back().end = end;
    std::erase_if(entries, [&](const Entry& entry) { return !has_text(entry); });
    return entries;
  }

 private:
  std::optional<ClockTime> time_told_at(size_t i) const {
    const LabelledBlock& block = article_.blocks[i];
    const uint32_t bytes_max = block.label == BlockLabel::subhead ? heading_bytes_max : head_bytes_max;
    if (!may_tell_time(block.label) || block.span.size() > bytes_max) return std::nullopt;
    const std::optional<ClockTime> clock = find_clock_time(slice(page_.text, block.span));
    const bool told_first = clock && clock->span.begin <= 2;
    const bool about_entry = block.label == BlockLabel::dateline || block.label == BlockLabel::byline;
    return told_first || about_entry ? clock : std::nullopt;
  }

  bool has_text(const Entry& entry) const {
    for (size_t i = entry.first + 1; i < entry.end; ++i) {
      const LabelledBlock& block = article_.blocks[i];
      if (is_body(block.label) && block.span.size() >= text_bytes_min) return true;
    }
    return false;
  }

  const Page& page_;
  const Article& article_;
};

// Whether markup says that the page is a live blog or its elements are called entries of one.
bool is_called_live(const Page& page, const TreeBoxes& boxes, const Article& article) {
  if (article.kind == ArticleKind::live) return true;
  for (const MetaCandidate& candidate : page.candidates) {
    if (candidate.field == MetaField::type && candidate.fact.text == "LiveBlogPosting") return true;
  }
  return std::any_of(boxes.boxes().begin(), boxes.boxes().end(),
                     [](const Box& box) { return box.hints.has(Hint::live); });
}

// Posts of a forum tell their day, too.
bool tells_day(const Page& page, const Article& article, const ArticleLexicon& lexicon, const Entry& entry) {
  const std::string_view line = slice(page.text, article.blocks[entry.first].span);
  return !find_dates(line, article.language, lexicon.date_words).empty();
}

// Up or down, but for a midnight; and not counted from the beginning of a recording.
bool run_in_one_direction(const std::vector<Entry>& entries) {
  size_t up = 0, down = 0;
  int32_t latest = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    latest = std::max(latest, entries[i].clock.hour);
    if (i == 0) continue;
    up += entries[i].clock.minutes() > entries[i - 1].clock.minutes() ? 1 : 0;
    down += entries[i].clock.minutes() < entries[i - 1].clock.minutes() ? 1 : 0;
  }
  return latest >= 3 && std::min(up, down) <= 1 && up + down + 1 >= unnamed_entries_min;
}

// ---------------------------------------------------------------- the time of an entry

// Times that the markup states, to be asked by place and by heading.
class StatedTimes {
 public:
  StatedTimes(const Page& page, const ArticleLexicon& lexicon) : lexicon_(lexicon) {
    const MetaCandidate* title = nullptr;
    for (const MetaCandidate& candidate : page.candidates) {
      if (candidate.field == MetaField::live_title) title = &candidate;
      if (candidate.field == MetaField::live_time && title != nullptr) {
        by_title_.emplace(fold(title->fact.text), &candidate);
        title = nullptr;
      }
      const bool element = candidate.reason == "time datetime" && !candidate.fact.at.empty();
      if (element) by_place_.push_back(&candidate);
    }
    std::stable_sort(by_place_.begin(), by_place_.end(), [](const MetaCandidate* a, const MetaCandidate* b) {
      return a->fact.at.front().begin < b->fact.at.front().begin;
    });
  }

  // The first <time> with a time of day whose tag stands in the record between the two offsets.
  std::optional<DateFact> between(uint32_t begin, uint32_t end) const {
    auto candidate =
        std::lower_bound(by_place_.begin(), by_place_.end(), begin,
                         [](const MetaCandidate* c, uint32_t at) { return c->fact.at.front().begin < at; });
    for (; candidate != by_place_.end() && (*candidate)->fact.at.front().begin < end; ++candidate) {
      if (std::optional<DateFact> time = read(**candidate)) return time;
    }
    return std::nullopt;
  }

  std::optional<DateFact> of_title(std::string_view title) const {
    const auto found = by_title_.find(fold(title));
    return found == by_title_.end() ? std::nullopt : read(*found->second);
  }

 private:
  std::optional<DateFact> read(const MetaCandidate& candidate) const {
    const std::vector<FoundDate> dates = find_dates(candidate.fact.text, {}, lexicon_.date_words);
    if (dates.empty() || dates.front().hour < 0) return std::nullopt;
    return date_fact_of(dates.front(), candidate.fact, candidate.reason);
  }

  const ArticleLexicon& lexicon_;
  std::map<std::string, const MetaCandidate*> by_title_;  // Folded.
  std::vector<const MetaCandidate*> by_place_;
};

// The only day on which the page says that it was published and changed.
std::optional<CivilDate> only_day(const Article& article) {
  const DateFact& published = article.published;
  if (!published.not_before || published.not_before != published.not_after) return std::nullopt;
  if (article.modified && article.modified->not_after != published.not_after) return std::nullopt;
  return published.not_before;
}

class EntryReader {
 public:
  EntryReader(const Page& page, const ArticleLexicon& lexicon, const Article& article)
      : page_(page), lexicon_(lexicon), article_(article), stated_(page, lexicon), day_(only_day(article)) {}

  LiveEntry read(const Entry& entry) const {
    LiveEntry out;
    for (size_t i = entry.first; i < entry.end && !out.title; ++i) {
      const LabelledBlock& block = article_.blocks[i];
      if (block.label == BlockLabel::subhead) out.title = fact_of(page_, block.span);
    }
    out.time = time_of(entry, out.title);
    return out;
  }

 private:
  DateFact time_of(const Entry& entry, const std::optional<Fact>& title) const {
    const Span head = article_.blocks[entry.first].span;
    const std::string_view line = slice(page_.text, head);
    for (const FoundDate& date : find_dates(line, article_.language, lexicon_.date_words)) {
      if (date.hour < 0 || date.day == 0 || date.year == 0) continue;
      return date_fact_of(date, fact_of(page_, moved(date.span, head)), "line at the head of the entry");
    }
    if (std::optional<DateFact> time =
            stated_.between(offset_of(entry.first, true), offset_of(entry.first + 1, false))) {
      return *time;
    }
    if (std::optional<DateFact> time = title ? stated_.of_title(title->text) : std::nullopt) return *time;
    return on_the_day(entry.clock, fact_of(page_, moved(entry.clock.span, head)));
  }

  DateFact on_the_day(const ClockTime& clock, Fact fact) const {
    if (!day_) {
      DateFact time;
      time.fact = std::move(fact);
      time.reason = "time of day; the page names no single day";
      return time;
    }
    FoundDate date;
    date.year = day_->year;
    date.month = day_->month;
    date.day = day_->day;
    date.hour = clock.hour;
    date.minute = clock.minute;
    return date_fact_of(date, std::move(fact), "time of day; the day is the page's");
  }

  // Where the words of a block begin in the record; a <time> tag may stand around them, behind the block before.
  uint32_t offset_of(size_t block, bool before) const {
    if (before && block == 0) return 0;
    const size_t asked = before ? block - 1 : block;
    if (asked >= article_.blocks.size()) return static_cast<uint32_t>(-1);
    const ByteRanges place = place_of(page_, article_.blocks[asked].span);
    if (place.empty()) return 0;
    return before ? place.back().end : place.front().begin;
  }

  static Span moved(Span span, Span block) { return {block.begin + span.begin, block.begin + span.end}; }

  const Page& page_;
  const ArticleLexicon& lexicon_;
  const Article& article_;
  const StatedTimes stated_;
  const std::optional<CivilDate> day_;
};

void label_entry(const Entry& entry, Article& article) {
  BlockLabel& head = article.blocks[entry.first].label;
  if (head != BlockLabel::subhead) head = BlockLabel::dateline;
  for (size_t i = entry.first + 1; i < entry.end; ++i) {
    if (article.blocks[i].label == BlockLabel::body) article.blocks[i].label = BlockLabel::live_entry;
  }
}

}  // namespace

void find_live_entries(const Page& page, const ArticleLexicon& lexicon, const TreeBoxes& boxes, Article& article) {
  if (page.kind == InputKind::text) return;
  const std::vector<Entry> entries = EntryFinder(page, article).find();
  if (entries.size() < entries_min) return;
  const auto has_day = [&](const Entry& entry) { return tells_day(page, article, lexicon, entry); };
  const bool shaped_so = run_in_one_direction(entries) && std::none_of(entries.begin(), entries.end(), has_day);
  if (!shaped_so && !is_called_live(page, boxes, article)) return;
  const EntryReader reader(page, lexicon, article);
  for (const Entry& entry : entries) {
    article.live_entries.push_back(reader.read(entry));
    article.live_entries.back().blocks = {static_cast<uint32_t>(entry.first), static_cast<uint32_t>(entry.end)};
  }
  for (const Entry& entry : entries) label_entry(entry, article);
  article.kind = ArticleKind::live;
}

void place_live_entries(const Page& page, Article& article) {
  std::vector<Span> places;  // In the text, of the blocks that are body, in order.
  for (const Segment& segment : article.segments) {
    if (is_body(segment.label)) places.push_back(segment.span);
  }
  size_t body = 0, entry = 0;
  for (uint32_t i = 0; i < article.blocks.size(); ++i) {
    if (!is_body(article.blocks[i].label) || article.blocks[i].span.empty()) continue;
    if (body == places.size()) break;
    const Span place = places[body++];
    while (entry < article.live_entries.size() && article.live_entries[entry].blocks.end <= i) ++entry;
    if (entry == article.live_entries.size() || i < article.live_entries[entry].blocks.begin) continue;
    LiveEntry& owner = article.live_entries[entry];
    owner.span.push_back(place);
    const ByteRanges at = place_of(page, article.blocks[i].span);
    owner.at.insert(owner.at.end(), at.begin(), at.end());
  }
}

}  // namespace onrecord
