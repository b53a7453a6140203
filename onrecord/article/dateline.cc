// The head is cut into parts (names, a day, brackets) up to a mark that ends it; then a small table of rules says
// whether these parts make a dateline. What looks the same and is none: "Lavrov (pictured) - who", "Analysis: The".
#include "onrecord/article/dateline.h"

#include <algorithm>
#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t head_bytes_max = 110;
constexpr uint32_t place_words_max = 7;

enum class Mark : uint8_t { none, dash, close_dash, colon, slash };  // close_dash: "Name- The".

struct Head {
  std::vector<Span> words;     // Before the first bracket; commas and slashes belong to no word.
  std::vector<Span> brackets;  // What is inside "(...)" or "/.../".
  uint32_t words_end = 0;
  size_t words_before_comma = 0;  // Before the first comma; 0: there is none.
  Mark mark = Mark::none;
  uint32_t end = 0;  // Behind the mark.
};

// Reads a head from the left. Total: gives up (mark none) at the first thing that no dateline has.
class HeadReader {
 public:
  explicit HeadReader(std::string_view text) : text_(text) {}

  Head read() {
    skip_spaces();
    while (at_ < text_.size() && at_ < head_bytes_max && step()) {
    }
    return head_;
  }

 private:
  bool step() {
    if (read_mark()) return false;
    if (text_[at_] == '(' || text_[at_] == '[') return read_bracket(text_[at_] == '(' ? ')' : ']');
    if (text_[at_] == '/') return read_slash();
    if (text_[at_] == ',' || text_[at_] == '.') {
      if (head_.words_before_comma == 0) head_.words_before_comma = head_.words.size();
      ++at_;
      skip_spaces();
      return true;
    }
    return read_word();
  }

  bool read_mark() {
    const bool spaced = at_ > 0 && is_space_at(at_ - 1);
    for (std::string_view dash : {"--", "—", "–", "-", "―"}) {
      if (!text_.substr(at_).starts_with(dash)) continue;
      const uint32_t end = at_ + static_cast<uint32_t>(dash.size());
      const bool open_behind = end >= text_.size() || is_space_at(end) || dash != "-";
      if (!open_behind) return false;
      finish(spaced || text_[at_ - (at_ > 0)] == ')' ? Mark::dash : Mark::close_dash, end);
      return true;
    }
    if (text_[at_] != ':') return false;
    finish(Mark::colon, at_ + 1);
    return true;
  }

  bool read_bracket(char close) {
    const size_t end = text_.find(close, at_);
    if (end == std::string_view::npos || end - at_ > 50 || end == at_ + 1) return false;
    head_.brackets.push_back({at_ + 1, static_cast<uint32_t>(end)});
    at_ = static_cast<uint32_t>(end) + 1;
    skip_spaces();
    return true;
  }

  // "/TASS/" with a full stop behind it ends a head; "AMMAN/BEIRUT" goes on.
  bool read_slash() {
    const size_t end = text_.find('/', at_ + 1);
    const bool pair = end != std::string_view::npos && end - at_ <= 30 && (at_ == 0 || is_space_at(at_ - 1));
    if (!pair) {
      ++at_;
      return true;
    }
    head_.brackets.push_back({at_ + 1, static_cast<uint32_t>(end)});
    at_ = static_cast<uint32_t>(end) + 1;
    const bool stop = at_ < text_.size() && text_[at_] == '.';
    if (stop) finish(Mark::slash, at_ + 1);
    skip_spaces();
    return !stop;
  }

  bool read_word() {
    const uint32_t begin = at_;
    while (at_ < text_.size() && is_word_at(at_)) at_ += decode_utf8(text_, at_).bytes;
    if (at_ == begin || !head_.brackets.empty()) return false;
    head_.words.push_back({begin, at_});
    head_.words_end = at_;
    skip_spaces();
    return head_.words.size() <= place_words_max + 3;
  }

  // Letters, digits, an apostrophe, a full stop of an abbreviation, a hyphen inside a word.
  bool is_word_at(uint32_t at) const {
    const char32_t c = decode_utf8(text_, at).code;
    if (is_letter(c) || is_digit(c) || c == '\'' || c == 0x2019) return true;
    const bool inside = at + 1 < text_.size() && at > 0 && !is_space_at(at - 1) && !is_space_at(at + 1);
    return (c == '-' || c == '.') && inside;
  }

  bool is_space_at(uint32_t at) const {
    const uint32_t begin = (text_[at] & 0xC0) == 0x80 ? static_cast<uint32_t>(previous_utf8(text_, at + 1)) : at;
    return is_space(decode_utf8(text_, begin).code);
  }

  void skip_spaces() {
    while (at_ < text_.size() && is_space(decode_utf8(text_, at_).code)) at_ += decode_utf8(text_, at_).bytes;
  }

  void finish(Mark mark, uint32_t end) {
    head_.mark = mark;
    head_.end = end;
  }

  const std::string_view text_;
  Head head_;
  uint32_t at_ = 0;
};

bool is_all_upper(std::string_view word) {
  bool letter = false;
  for (size_t i = 0; i < word.size();) {
    const Utf8Char c = decode_utf8(word, i);
    if (is_lower(c.code)) return false;
    letter |= is_letter(c.code);
    i += c.bytes;
  }
  return letter;
}

bool begins_upper(std::string_view word) { return !word.empty() && is_upper(decode_utf8(word, 0).code); }
bool begins_digit(std::string_view word) { return !word.empty() && is_ascii_digit(word.front()); }

// A number, or the name of a month or a weekday.
bool is_day_word(std::string_view word, const ArticleLexicon& lexicon) {
  return begins_digit(word) || !lexicon.date_words.meanings(fold(word)).empty();
}

// How many words from the left may name a place: capitalised ones (and "de", "of" between them) before a day.
size_t count_place_words(std::string_view text, const Head& head, const ArticleLexicon& lexicon) {
  size_t count = 0;
  for (Span span : head.words) {
    const std::string_view word = slice(text, span);
    if (count > 0 && is_day_word(word, lexicon)) break;
    if (!begins_upper(word) && (count == 0 || word.size() > 3)) return 0;
    ++count;
  }
  return count <= place_words_max ? count : 0;
}

// The words behind the place are a day: "Dec", "3", "2017".
bool is_day(std::string_view text, const Head& head, size_t first, const ArticleLexicon& lexicon) {
  return std::all_of(head.words.begin() + static_cast<long>(first), head.words.end(),
                     [&](Span span) { return is_day_word(slice(text, span), lexicon); });
}

bool are_upper(std::string_view text, const Head& head, size_t count) {
  return std::all_of(head.words.begin(), head.words.begin() + static_cast<long>(count),
                     [&](Span span) { return is_all_upper(slice(text, span)); });
}

bool is_city(std::string_view text, const Head& head, size_t count, const ArticleLexicon& lexicon) {
  if (count == 0) return false;
  const Span span{head.words.front().begin, head.words[count - 1].end};
  if (lexicon.dateline_cities.contains(fold(slice(text, span)))) return true;
  return lexicon.dateline_cities.contains(fold(slice(text, head.words.front())));
}

bool is_sentence_behind(std::string_view text, uint32_t at) {
  while (at < text.size()) {
    const Utf8Char c = decode_utf8(text, at);
    if (is_letter(c.code)) return !is_lower(c.code);
    if (is_digit(c.code)) return true;
    at += c.bytes;
  }
  return false;
}

// A bracket that names who reports: an agency of the table, or a short name where nothing else can stand.
bool may_be_agency(std::string_view words, const ArticleLexicon& lexicon) {
  if (lexicon.agencies.is_name(words)) return true;
  if (words.size() > 24 || !begins_upper(words)) return false;
  return words.find_first_of("0123456789,;") == std::string_view::npos;
}

// Which of the parts make a dateline, in order; the first that fits decides.
bool is_dateline(std::string_view text, const Head& head, size_t place_words, const ArticleLexicon& lexicon) {
  const size_t town_words = head.words_before_comma > 0 ? std::min(head.words_before_comma, place_words) : place_words;
  const bool upper = place_words > 0 && are_upper(text, head, town_words);  // "BRENHOLT, Karsenia".
  const bool city = is_city(text, head, place_words, lexicon);
  const bool agency = !head.brackets.empty() && may_be_agency(slice(text, head.brackets.back()), lexicon);
  const bool known = !head.brackets.empty() && lexicon.agencies.is_name(slice(text, head.brackets.back()));
  switch (head.mark) {
    case Mark::slash: return agency;
    case Mark::dash:
      if (known) return true;
      if (agency) return upper || city;
      return head.brackets.empty() && place_words > 0 && (upper || city) && place_words <= 5;
    case Mark::close_dash:
      if (!head.brackets.empty()) return agency && (known || upper || city);
      return place_words > 0 && place_words <= 3;
    case Mark::colon: return head.brackets.empty() ? upper || city : known;
    case Mark::none: return false;
  }
  return false;
}

DatelineSpans spans_of(std::string_view text, const Head& head, size_t place_words, const ArticleLexicon& lexicon) {
  const uint32_t begin =
      place_words > 0 || !head.words.empty() ? head.words.front().begin : head.brackets.front().begin - 1;
  DatelineSpans spans{{begin, head.end}, std::nullopt, std::nullopt};
  if (place_words > 0) spans.place = Span{begin, head.words[place_words - 1].end};
  const bool country = !head.brackets.empty() && lexicon.countries.contains(fold(slice(text, head.brackets.back())));
  if (!head.brackets.empty() && !country) spans.agency = head.brackets.back();
  if (spans.place && country) spans.place->end = head.brackets.back().end + 1;
  if (spans.place && head.brackets.size() >= 2) spans.place->end = head.brackets.front().end + 1;
  const bool name_alone = head.mark == Mark::close_dash && head.brackets.empty() && spans.place &&
                          !is_city(text, head, place_words, lexicon) && !are_upper(text, head, place_words);
  if (name_alone) {
    spans.agency = spans.place;
    spans.place.reset();
  }
  return spans;
}

}  // namespace

std::optional<DatelineSpans> find_dateline(std::string_view paragraph, const ArticleLexicon& lexicon) {
  const Head head = HeadReader(paragraph).read();
  if (head.mark == Mark::none || head.end >= paragraph.size()) return std::nullopt;
  if (head.words.empty() && head.brackets.empty()) return std::nullopt;
  const size_t place_words = count_place_words(paragraph, head, lexicon);
  if (!is_day(paragraph, head, place_words, lexicon)) return std::nullopt;
  if (!is_sentence_behind(paragraph, head.end)) return std::nullopt;
  if (!is_dateline(paragraph, head, place_words, lexicon)) return std::nullopt;
  return spans_of(paragraph, head, place_words, lexicon);
}

}  // namespace onrecord
