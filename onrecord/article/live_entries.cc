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
constexpr uint32_t head_words_max = 2;  // Beside time, day and authors in a line that says nothing else.

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
  EntryFinder(const Page& page, const Article& article) : page_(page), article_(article) {
    for (const LabelledBlock& block : article.blocks) {
      const bool is_text = is_body(block.label) && block.span.size() >= text_bytes_min;
      texts_.push_back(texts_.back() + is_text);
    }
  }

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

  bool has_text(const Entry& entry) const { return texts_[entry.end] > texts_[entry.first + 1]; }

  const Page& page_;
  const Article& article_;
  std::vector<uint32_t> texts_{0};  // [i]: paragraphs that make an entry, of the blocks before i.
};

// ---------------------------------------------------------------- whether the page is named a live blog

// "live" may stand anywhere in a title and mean something else; "liveblog" or "as it happened" mean the page.
bool is_plain_name(std::string_view name) {
  return name.size() > 8 || name.starts_with("live ") || name.starts_with("liveb") || name.starts_with("en ");
}

bool holds_name(std::string_view folded, std::string_view name) {
  const size_t at = folded.find(name);
  const auto is_border = [&](size_t i) { return i >= folded.size() || folded[i] == ' ' || folded[i] == ':'; };
  return at != std::string_view::npos && (at == 0 || is_border(at - 1)) && is_border(at + name.size());
}

// "Flood in Velin: as it happened tonight"; "Flood in Velin - live". The head of a title is the affair of `kind`.
bool is_live_title(std::string_view title, const ArticleLexicon& lexicon) {
  const std::string folded = fold(title);
  const size_t tail = folded.find_last_of(":|-");
  const std::string_view last =
      tail == std::string::npos ? std::string_view() : trim(std::string_view(folded).substr(tail + 1));
  return std::any_of(lexicon.kind_names.begin(), lexicon.kind_names.end(), [&](const auto& named) {
    if (named.second != ArticleKind::live) return false;
    return named.first == last || (is_plain_name(named.first) && holds_name(folded, named.first));
  });
}

// By a part of its path: ".../live/2016/...", ".../flood-live-updates", ".../liveticker-...".
bool is_live_url(std::string_view url) {
  constexpr std::string_view names[] = {"liveblog", "live-blog", "live-updates", "liveticker", "live-ticker"};
  const size_t scheme = url.find("://");
  const size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return false;
  const std::string folded = fold(url.substr(path, url.find_first_of("?#", path) - path));
  if (folded.find("/live/") != std::string::npos || folded.ends_with("-live")) return true;
  return std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view name) { return folded.find(name) != std::string::npos; });
}

// What markup, address and title say.
bool is_page_named_live(const Page& page, const ArticleLexicon& lexicon, const Article& article) {
  if (article.kind == ArticleKind::live) return true;
  if (article.title && is_live_title(article.title->fact.text, lexicon)) return true;
  if (page.given.url && is_live_url(page.given.url->text)) return true;
  return std::any_of(page.candidates.begin(), page.candidates.end(), [](const MetaCandidate& candidate) {
    const std::string& said = candidate.fact.text;
    switch (candidate.field) {
      case MetaField::type: return said == "LiveBlogPosting";
      case MetaField::url:
      case MetaField::canonical_url: return is_live_url(said);
      default: return false;
    }
  });
}

// Whether the elements around the entries are called so. REQUIRES: `entries` is not empty.
bool are_elements_named_live(const Page& page, const TreeBoxes& boxes, const Article& article,
                             const std::vector<Entry>& entries) {
  const uint32_t begin = article.blocks[entries.front().first].span.begin;
  const uint32_t end = article.blocks[entries.back().first].span.end;
  return std::any_of(boxes.boxes().begin(), boxes.boxes().end(), [&](const Box& box) {
    if (!box.hints.has(Hint::live)) return false;
    return page.blocks[box.first_block].span.begin < end && begin < page.blocks[box.end_block - 1].span.end;
  });
}

// ---------------------------------------------------------------- the time of an entry

// Times that the markup states, to be asked by place and by heading.
class StatedTimes {
 public:
  StatedTimes(const Page& page, const ArticleLexicon& lexicon) : lexicon_(lexicon) {
    const MetaCandidate* title = nullptr;  // Where it stands right before its time.
    for (const MetaCandidate& candidate : page.candidates) {
      if (candidate.field == MetaField::live_time && title != nullptr) {
        by_title_.emplace(fold(title->fact.text), &candidate);
      }
      title = candidate.field == MetaField::live_title ? &candidate : nullptr;
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

// The minute of the day at which the page was last written, as far as it says so.
int32_t last_minute(const Article& article) {
  const DateFact& last = article.modified ? *article.modified : article.published;
  const size_t clock = last.value.find('T');
  if (clock == std::string::npos) return 24 * 60;
  const std::optional<ClockTime> time = find_clock_time(std::string_view(last.value).substr(clock + 1));
  return time ? time->minutes() : 24 * 60;
}

// Whether the times can all be of one day: they run up or down, without a midnight, and none is later than the page.
bool fit_into_a_day(const std::vector<Entry>& entries, int32_t last) {
  bool up = false, down = false;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].clock.minutes() > last) return false;
    if (i == 0) continue;
    up |= entries[i].clock.minutes() > entries[i - 1].clock.minutes();
    down |= entries[i].clock.minutes() < entries[i - 1].clock.minutes();
  }
  return !(up && down);
}

class EntryReader {
 public:
  EntryReader(const Page& page, const ArticleLexicon& lexicon, const Article& article,
              const std::vector<Entry>& entries)
      : page_(page), lexicon_(lexicon), article_(article), stated_(page, lexicon) {
    if (fit_into_a_day(entries, last_minute(article))) day_ = only_day(article);
  }

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
      time.reason = "time of day; its day is unsure";
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
  std::optional<CivilDate> day_;  // Of all times; empty where it is unsure.
};

uint32_t count_words(std::string_view text) {
  uint32_t words = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    const bool dense = c.code >= 0x3040 && c.code <= 0x9FFF;  // Written without spaces.
    words += is_letter(c.code) && (dense || !inside) ? 1 : 0;
    inside = is_letter(c.code);
    i += c.bytes;
  }
  return words;
}

// Whether the line at the head of an entry says hardly a word but when and by whom.
bool says_time_alone(const Page& page, const ArticleLexicon& lexicon, const Article& article, const Entry& entry) {
  std::string rest(slice(page.text, article.blocks[entry.first].span));
  const bool is_sentence = rest.find_last_of(".!?") + 1 == rest.size() && entry.clock.span.end != rest.size();
  const auto blank = [&](Span span) { std::fill(rest.begin() + span.begin, rest.begin() + span.end, ' '); };
  for (const FoundDate& date : find_dates(rest, article.language, lexicon.date_words)) blank(date.span);
  blank(entry.clock.span);
  for (const Fact& author : article.byline) {
    const size_t at = rest.find(author.text);
    if (at == std::string::npos) continue;
    blank({static_cast<uint32_t>(at), static_cast<uint32_t>(at + author.text.size())});
  }
  const uint32_t words = count_words(rest);
  return words == 0 || (words <= head_words_max && !is_sentence);
}

// No word of the text is lost: a head that says more than the time stays text.
void label_entry(const Page& page, const ArticleLexicon& lexicon, const Entry& entry, Article& article) {
  BlockLabel& head = article.blocks[entry.first].label;
  const bool stays = head == BlockLabel::subhead || (is_body(head) && !says_time_alone(page, lexicon, article, entry));
  if (!stays) head = BlockLabel::dateline;
  for (size_t i = entry.first; i < entry.end; ++i) {
    if (article.blocks[i].label == BlockLabel::body) article.blocks[i].label = BlockLabel::live_entry;
  }
}

}  // namespace

void find_live_entries(const Page& page, const ArticleLexicon& lexicon, const TreeBoxes& boxes, Article& article) {
  if (page.kind == InputKind::text) return;
  const std::vector<Entry> entries = EntryFinder(page, article).find();
  if (entries.size() < entries_min) return;
  if (!is_page_named_live(page, lexicon, article) && !are_elements_named_live(page, boxes, article, entries)) return;
  const EntryReader reader(page, lexicon, article, entries);
  for (const Entry& entry : entries) {
    article.live_entries.push_back(reader.read(entry));
    article.live_entries.back().blocks = {static_cast<uint32_t>(entry.first), static_cast<uint32_t>(entry.end)};
  }
  for (const Entry& entry : entries) label_entry(page, lexicon, entry, article);
  if (article.kind == ArticleKind::report) article.kind = ArticleKind::live;
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
