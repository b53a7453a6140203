#include "onrecord/article/date_lines.h"

#include "onrecord/article/byline_tokens.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t blocks_near = 12;  // How far from the title or the text a date line may stand.
constexpr size_t blocks_beside = 4;
constexpr size_t words_beside_date = 40;  // Bytes of a line that says little more than the date.
constexpr int published_rank = 36;        // Of a line that says so, wherever it stands.
constexpr int begins_published_rank = 50;
constexpr int opening_rank = 38;
constexpr int leading_rank = 48;  // Of a date that an opening paragraph begins with.
constexpr int title_line_rank = 30;
constexpr int lone_rank = 12;         // Counts only where no other place says another day.
constexpr size_t opening_bytes = 90;  // How deep in the first paragraph its dateline may reach.

constexpr const char* under_title = "line under the title";
constexpr const char* above_title = "line above the title";
constexpr const char* in_text = "line in the text";
constexpr const char* under_text = "line under the text";

bool is_bare(std::string_view line, const FoundDate& date) {
  return line.size() - std::min<size_t>(line.size(), date.span.size()) <= words_beside_date;
}

// "ARDEN, 3 May 2016 - The", "(3 May 2016) The", "3 May 2016. The": what closes a dateline stands behind the date.
bool opens_text(std::string_view line, const FoundDate& date) {
  if (date.span.end > opening_bytes) return false;
  const std::string_view rest = trim(line.substr(date.span.end));
  for (std::string_view mark : {")", "-", "–", "—", "|", ":", "•", "·"}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

// "(3 May 2016) The", "3 May 2016. The": a paragraph that begins with its day.
bool leads_text(std::string_view line, const FoundDate& date) {
  if (date.year == 0 || date.day == 0 || date.span.size() == line.size()) return false;
  const std::string_view rest = trim(line.substr(date.span.end));
  if (date.span.begin == 0) return rest.starts_with(".") || opens_text(line, date);
  return date.span.begin == 1 && line.starts_with("(") && rest.starts_with(")");
}

// Lines that the labels take for text, a caption or a link, although they hold only the date.
DateLine rank_mislabelled(const TextBorders& borders, size_t i, bool body, std::string_view line,
                          const FoundDate& date) {
  const bool beside_title = i + blocks_beside >= borders.title && i <= borders.first_body + blocks_beside;
  if (is_bare(line, date) && beside_title) return {46, i < borders.title ? above_title : under_title};
  const bool lone = date.span.size() == line.size() && i > borders.first_body && i < borders.last_body;
  if (!body) return {lone ? lone_rank : 0, in_text};
  if (i >= borders.first_body && i - borders.first_body <= blocks_beside && leads_text(line, date)) {
    return {leading_rank, "opening of the text"};
  }
  if (i == borders.first_body && opens_text(line, date)) return {opening_rank, "opening of the text"};
  return is_bare(line, date) && i + 1 >= borders.last_body ? DateLine{42, under_text} : DateLine{0, ""};
}

}  // namespace

TextBorders find_text_borders(const Article& article) {
  const auto& blocks = article.blocks;
  TextBorders borders{blocks.size(), blocks.size(), blocks.size()};
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].label == BlockLabel::title && borders.title == blocks.size()) borders.title = i;
    if (!is_body(blocks[i].label)) continue;
    const bool before_title = borders.first_body < borders.title && borders.title < i;
    if (borders.first_body == blocks.size() || before_title) borders.first_body = i;
    borders.last_body = i;
  }
  if (borders.title == blocks.size()) borders.title = borders.first_body;
  return borders;
}

namespace {

DateLine rank_by_place(const Article& article, const TextBorders& borders, size_t i, std::string_view line,
                       const FoundDate& date) {
  const auto [title, first_body, last_body] = borders;
  const BlockLabel label = article.blocks[i].label;
  if (label == BlockLabel::comment) return {0, ""};
  if (label == BlockLabel::title) return {title_line_rank, "line of the title"};
  const bool foreign = label == BlockLabel::related_link || label == BlockLabel::caption || label == BlockLabel::credit;
  if (foreign || is_body(label)) return rank_mislabelled(borders, i, is_body(label), line, date);
  const bool named = label == BlockLabel::dateline || label == BlockLabel::byline;
  if (i > title && i < first_body && i - title <= blocks_near) return {named ? 72 : 64, under_title};
  if (i < title && title - i <= blocks_near) return {named ? 62 : 52, above_title};
  if (i > first_body && i < last_body) {
    if (named) return {i - first_body <= blocks_near ? 50 : 25, in_text};
    return {i - first_body <= blocks_beside && is_bare(line, date) ? 46 : 0, in_text};
  }
  if (i > last_body && i - last_body <= blocks_near) return {named ? 55 : 45, under_text};
  return {named ? 15 : 0, "line elsewhere on the page"};
}

// "This article was published on 3 May 2016 and filed under Bridges."
bool says_published(std::string_view line, const BylineWords& words) {
  for (const BylineToken& token : split_byline(line)) {
    if (words.is(BylineWord::published, token.folded)) return true;
  }
  return false;
}

// "Published on 3 May 2016": the word first and its date close behind.
bool begins_with_published(std::string_view line, const FoundDate& date, const BylineWords& words) {
  constexpr size_t bytes_between = 24;
  const std::vector<BylineToken> first = split_byline(line.substr(0, date.span.begin), 1);
  return !first.empty() && date.span.begin <= first.front().span.end + bytes_between &&
         words.is(BylineWord::published, first.front().folded);
}

// A line that says "published" tells the article's own date wherever it stands.
class LineRanker {
 public:
  LineRanker(const Article& article, const TextBorders& borders, size_t block, std::string_view line,
             const BylineWords& words)
      : article_(article), borders_(borders), block_(block), line_(line), words_(words) {}

  DateLine rank(const FoundDate& date) {
    const DateLine by_place = rank_by_place(article_, borders_, block_, line_, date);
    const BlockLabel label = article_.blocks[block_].label;
    const bool foreign = label == BlockLabel::comment || label == BlockLabel::related_link;
    if (foreign || by_place.rank >= begins_published_rank) return by_place;
    const bool begins_so = begins_with_published(line_, date, words_);
    const bool inside = is_body(label) && block_ != borders_.last_body && !begins_so;
    const int rank = begins_so ? begins_published_rank : published_rank;
    if (inside || by_place.rank >= rank || !says_published_somewhere()) return by_place;
    return {rank, "line that says published"};
  }

 private:
  bool says_published_somewhere() {
    if (!asked_) says_published_ = says_published(line_, words_);
    asked_ = true;
    return says_published_;
  }

  const Article& article_;
  const TextBorders& borders_;
  const size_t block_;
  const std::string_view line_;
  const BylineWords& words_;
  bool asked_ = false;  // Once for all dates of the line.
  bool says_published_ = false;
};

}  // namespace

std::vector<DateLine> rank_date_line(const Article& article, const TextBorders& borders, size_t block,
                                     std::string_view line, const std::vector<FoundDate>& dates,
                                     const BylineWords& words) {
  LineRanker ranker(article, borders, block, line, words);
  std::vector<DateLine> ranks;
  for (const FoundDate& date : dates) ranks.push_back(ranker.rank(date));
  return ranks;
}

}  // namespace onrecord
