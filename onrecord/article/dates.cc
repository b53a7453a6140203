// How a date is found: at each token where one can begin, the patterns of `patterns` are tried in order and the first
// that fits wins; then the weekday before it, and the time before or behind it, are drawn in. Each pattern reads a
// bounded number of tokens, so the cost is linear.
#include "onrecord/article/dates.h"

#include <algorithm>
#include <array>

#include "onrecord/article/date_tokens.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using Tokens = std::vector<DateToken>;

// Reads tokens; every `take` either moves on or leaves the place as it is.
class Cursor {
 public:
  Cursor(const Tokens& tokens, size_t at) : tokens_(&tokens), at_(at) {}

  size_t at() const { return at_; }
  const DateToken* peek() const { return at_ < tokens_->size() ? &(*tokens_)[at_] : nullptr; }

  // A number of `least` to `most` digits.
  bool take_number(uint32_t least, uint32_t most, int32_t& value) {
    const DateToken* token = peek();
    if (token == nullptr || token->digits() < least || token->digits() > most) return false;
    value = token->number;
    ++at_;
    return true;
  }
  bool take_mark(char32_t code) {
    const DateToken* token = peek();
    if (token == nullptr || !token->is_mark(code)) return false;
    ++at_;
    return true;
  }
  bool take_month(int32_t& month) {
    const DateToken* token = peek();
    if (token == nullptr || token->month < 1) return false;
    month = token->month;
    ++at_;
    return true;
  }
  bool take_flag(bool DateToken::* flag) {
    const DateToken* token = peek();
    if (token == nullptr || !(token->*flag)) return false;
    ++at_;
    return true;
  }
  void advance() { at_ += at_ < tokens_->size() ? 1 : 0; }
  // Whether the next token is this one-letter word (lower or upper case).
  bool is_word(std::string_view letter) const {
    const DateToken* token = peek();
    return token != nullptr && token->kind == DateTokenKind::word && token->letter == letter.front();
  }

  // At most three little words and marks that stand between the parts of a date.
  void skip_between(std::u32string_view marks) {
    for (int i = 0; i < 3; ++i) {
      const DateToken* token = peek();
      if (token == nullptr) return;
      const bool mark = token->kind == DateTokenKind::mark && marks.find(token->mark) != std::u32string_view::npos;
      if (!mark && !token->filler) return;
      ++at_;
    }
  }

 private:
  const Tokens* tokens_;
  size_t at_;
};

bool is_year(int32_t year) { return 1500 <= year && year <= 2199; }

// "17" as people mean it in a date: the century that makes it no later than 2069.
int32_t full_year(int32_t year, uint32_t digits) {
  if (digits != 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

bool is_sound(const FoundDate& date) {
  if (date.year != 0 && !is_year(date.year)) return false;
  if (date.month == 0) return date.year != 0;
  if (date.month < 1 || date.month > 12) return false;
  if (date.day == 0) return date.year != 0;
  return is_valid({date.year == 0 ? 2000 : date.year, date.month, date.day});
}

// ---------------------------------------------------------------- the patterns

// A number that goes on ("1.2017-12-25", "3:10/12/2017") is part of something else.
bool begins_freely(const Tokens& tokens, size_t i) {
  if (i == 0 || tokens[i].space_before) return true;
  const DateToken& before = tokens[i - 1];
  if (before.kind == DateTokenKind::number) return false;
  if (before.kind == DateTokenKind::word) return false;
  return !(before.is_mark('.') || before.is_mark('/') || before.is_mark('-') || before.is_mark(':')) || i < 2 ||
         tokens[i - 2].kind != DateTokenKind::number;
}

// 2017-12-25, 2017/12/25, 2017.12.25, 2017. 12. 25.
bool year_first(Cursor& in, FoundDate& date) {
  if (!in.take_number(4, 4, date.year) || !is_year(date.year)) return false;
  const DateToken* mark = in.peek();
  if (mark == nullptr || !(mark->is_mark('-') || mark->is_mark('/') || mark->is_mark('.'))) return false;
  const char32_t separator = mark->mark;
  return in.take_mark(separator) && in.take_number(1, 2, date.month) && in.take_mark(separator) &&
         in.take_number(1, 2, date.day);
}

// 20171225T101112 and 20171225, only as a whole text.
bool compact(Cursor& in, FoundDate& date) {
  int32_t digits = 0;
  const bool whole = in.at() == 0;
  if (!whole || !in.take_number(8, 8, digits)) return false;
  date.year = digits / 10000;
  date.month = digits / 100 % 100;
  date.day = digits % 100;
  return date.month != 0 && date.day != 0;
}

// 2017年12月25日, 2017년 12월 25일, 2017年12月
bool east_asian(Cursor& in, FoundDate& date) {
  if (!in.take_number(4, 4, date.year) || !(in.take_mark(U'年') || in.take_mark(U'년'))) return false;
  if (!in.take_number(1, 2, date.month) || !(in.take_mark(U'月') || in.take_mark(U'월'))) return false;
  Cursor day = in;
  if (day.take_number(1, 2, date.day) && (day.take_mark(U'日') || day.take_mark(U'일'))) {
    in = day;
  } else {
    date.day = 0;
  }
  return true;
}

// 25.12.2017, 25/12/2017, 25-12-17, 12/25/2017
bool numbers(Cursor& in, FoundDate& date) {
  int32_t first = 0, second = 0;
  if (!in.take_number(1, 2, first)) return false;
  const DateToken* mark = in.peek();
  if (mark == nullptr || !(mark->is_mark('-') || mark->is_mark('/') || mark->is_mark('.'))) return false;
  const char32_t separator = mark->mark;
  if (!in.take_mark(separator) || !in.take_number(1, 2, second) || !in.take_mark(separator)) return false;
  const DateToken* year = in.peek();
  const uint32_t digits = year == nullptr ? 0 : year->digits();
  if (digits == 3 || !in.take_number(2, 4, date.year)) return false;
  date.year = full_year(date.year, digits);
  date.day = first;
  date.month = second;
  if (second > 12 && first <= 12) std::swap(date.day, date.month);
  if (separator == '.') return true;  // Nobody writes the month first with points.
  date.day_month_unsure = first <= 12 && second <= 12 && first != second;
  if (first > 12) date.order = WrittenOrder::day_month;
  if (second > 12) date.order = WrittenOrder::month_day;
  return true;
}

// The year behind day and month: "2017", ", 2017", "de 2017"; none is fine too.
void optional_year(Cursor& in, FoundDate& date) {
  Cursor year = in;
  year.skip_between(U",./-–'’");
  int32_t value = 0;
  if (year.take_number(4, 4, value) && is_year(value)) {
    date.year = value;
    in = year;
  }
}

// A month, or its two names in the Levant: "نيسان / أبريل".
bool take_month_names(Cursor& in, int32_t& month) {
  if (!in.take_month(month)) return false;
  Cursor second = in;
  int32_t again = 0;
  if (second.take_mark('/') && second.take_month(again) && again == month) in = second;
  return true;
}

// 25 December 2017, 25. Dezember 2017, 25 de diciembre de 2017, 25th of December, 1er janvier 2018, 25-Dec-2017
bool day_month(Cursor& in, FoundDate& date) {
  if (!in.take_number(1, 2, date.day) || date.day == 0) return false;
  in.take_flag(&DateToken::ordinal);
  in.skip_between(U".-/º°–,");
  if (!take_month_names(in, date.month)) return false;
  optional_year(in, date);
  return true;
}

// December 25, 2017; Dec. 25th 2017; December 25
bool month_day(Cursor& in, FoundDate& date) {
  if (!in.take_month(date.month)) return false;
  in.skip_between(U".-/");
  if (!in.take_number(1, 2, date.day) || date.day == 0) return false;
  in.take_flag(&DateToken::ordinal);
  optional_year(in, date);
  return true;
}

// 2017. december 25., 2017 December 25, 2017-Dec-25
bool year_month_day(Cursor& in, FoundDate& date) {
  if (!in.take_number(4, 4, date.year) || !is_year(date.year)) return false;
  in.skip_between(U".-/,");
  if (!in.take_month(date.month)) return false;
  in.skip_between(U".-/");
  return in.take_number(1, 2, date.day) && date.day != 0;
}

// December 2017, Dezember 2017, diciembre de 2017
bool month_year(Cursor& in, FoundDate& date) {
  if (!in.take_month(date.month)) return false;
  in.skip_between(U".,-/");
  return in.take_number(4, 4, date.year) && is_year(date.year);
}

// 2017-12 as a whole text.
bool year_month(Cursor& in, FoundDate& date) {
  const bool whole = in.at() == 0;
  return whole && in.take_number(4, 4, date.year) && in.take_mark('-') && in.take_number(2, 2, date.month) &&
         in.peek() == nullptr;
}

using Pattern = bool (*)(Cursor&, FoundDate&);
constexpr std::array patterns = {year_first, compact,        east_asian, numbers,   day_month,
                                 month_day,  year_month_day, month_year, year_month};

// ---------------------------------------------------------------- the time

// "Z", "EST", "GMT+3", "+03:00", "+0300", "(CET)".
bool take_zone(Cursor& in, std::string_view text, std::string& zone) {
  Cursor out = in;
  const bool bracket = out.take_mark('(');
  const size_t begin = out.at();
  const DateToken* first = out.peek();
  if (first == nullptr) return false;
  uint32_t end = first->span.end;
  const bool named = out.take_flag(&DateToken::zone);
  Cursor offset = out;
  int32_t hours = 0, minutes = 0;
  if (offset.take_mark('+') || offset.take_mark('-') || offset.take_mark(U'−')) {
    const DateToken* number = offset.peek();
    if (number != nullptr && !number->space_before && offset.take_number(named ? 1 : 2, 4, hours)) {
      end = number->span.end;
      Cursor colon = offset;
      const DateToken* last = colon.take_mark(':') ? colon.peek() : nullptr;
      if (last != nullptr && colon.take_number(2, 2, minutes)) {
        end = last->span.end;
        offset = colon;
      }
      out = offset;
    }
  }
  if (out.at() == begin) return false;
  zone = std::string(slice(text, Span{first->span.begin, end}));
  if (bracket && !out.take_mark(')')) return false;
  in = out;
  return true;
}

// "am", "a.m.", "p. m.": the half of the day.
bool take_meridiem(Cursor& in, int32_t& half) {
  const DateToken* token = in.peek();
  if (token == nullptr || token->kind != DateTokenKind::word) return false;
  if (token->meridiem >= 0) {
    half = token->meridiem;
    in.advance();
    return true;
  }
  Cursor out = in;
  const bool morning = token->filler && out.is_word("a");
  if (!morning && !out.is_word("p")) return false;
  out.advance();
  if (!out.take_mark('.') || !out.is_word("m")) return false;
  out.advance();
  out.take_mark('.');
  half = morning ? 0 : 1;
  in = out;
  return true;
}

// "10:11", "10:11:12.5", "10.11 Uhr", "10h30", "10 a.m."; then the zone. Fills hour, minute, zone.
bool take_time(Cursor& in, std::string_view text, FoundDate& date) {
  Cursor out = in;
  int32_t hour = 0, minute = 0, second = 0, half = -1;
  if (!out.take_number(1, 2, hour)) return false;
  const bool colon = out.take_mark(':');
  const bool dotted = !colon && out.take_mark('.');  // "10.11" alone may be any number.
  const bool split = colon || dotted || out.take_flag(&DateToken::hour);
  const bool minutes = split && out.take_number(2, 2, minute);
  if (colon && minutes && out.take_mark(':') && out.take_number(2, 2, second) && out.take_mark('.')) {
    out.take_number(1, 9, second);
  }
  const bool meridiem = take_meridiem(out, half);
  const bool marked = out.take_flag(&DateToken::hour) || meridiem;
  if (!(colon && minutes) && !marked && !(split && minutes && !dotted)) return false;
  if (hour > 24 || minute > 59 || (meridiem && (hour > 12 || hour == 0))) return false;
  if (meridiem) hour = hour % 12 + 12 * half;
  date.hour = hour % 24;
  date.minute = minute;
  take_zone(out, text, date.zone);
  in = out;
  return true;
}

// ---------------------------------------------------------------- putting it together

// The words between a date and its time: "2017 | 10:11", "2017 at 10:11", "2017T10:11".
void skip_to_time(Cursor& in) {
  in.skip_between(U",|-–—•·/@.");
  if (in.is_word("t")) in.advance();
}

// "Mon Dec 25 10:11:12 CET 2017": the year behind the time.
size_t with_late_year(const Tokens& tokens, size_t end, FoundDate& date) {
  Cursor in(tokens, end);
  int32_t year = 0;
  if (date.year != 0 || !in.take_number(4, 4, year) || !is_year(year)) return end;
  date.year = year;
  return in.at();
}

// Draws in a time behind the date.
size_t extend_right(const Tokens& tokens, size_t end, std::string_view text, FoundDate& date) {
  Cursor in(tokens, end);
  skip_to_time(in);
  if (take_time(in, text, date)) return with_late_year(tokens, in.at(), date);
  Cursor bracket(tokens, end);  // "2017 (10:11)"
  if (bracket.take_mark('(') && take_time(bracket, text, date) && bracket.take_mark(')')) return bracket.at();
  return end;
}

// Draws in the weekday before the date: "Monday, ", "Mo., ".
size_t extend_left(const Tokens& tokens, size_t begin, FoundDate& date) {
  size_t i = begin;
  for (int skipped = 0; i > 0 && skipped < 3; ++skipped, --i) {
    const DateToken& before = tokens[i - 1];
    if (before.weekday >= 0) {
      date.weekday = before.weekday;
      return i - 1;
    }
    if (!before.is_mark(',') && !before.is_mark('.') && !before.is_mark('/') && !before.filler) break;
  }
  return begin;
}

// Draws in a time that stands before the date: "10:11 a.m. EST, Monday, December 25, 2017".
size_t time_before(const Tokens& tokens, size_t begin, size_t floor, std::string_view text, FoundDate& date) {
  constexpr size_t reach = 9;  // Tokens of the longest such time.
  for (size_t i = begin > reach ? begin - reach : 0; i < begin; ++i) {
    if (i < floor || tokens[i].kind != DateTokenKind::number || !begins_freely(tokens, i)) continue;
    FoundDate timed = date;
    Cursor in(tokens, i);
    if (!take_time(in, text, timed)) continue;
    in.skip_between(U",|-–—•·/");
    if (in.at() != begin) continue;
    date = timed;
    return i;
  }
  return begin;
}

// "Last updated on", "Aktualisiert am", "Mis à jour le".
bool follows_update_word(const Tokens& tokens, size_t begin, size_t floor) {
  constexpr size_t reach = 6;  // Words and marks between the word and its date.
  for (size_t i = begin; i > floor && begin - i < reach; --i) {
    if (tokens[i - 1].update) return true;
    if (tokens[i - 1].kind == DateTokenKind::number) return false;
  }
  return false;
}

// "2019.03.26 last update".
bool precedes_update_word(const Tokens& tokens, size_t end) {
  constexpr size_t reach = 2;
  for (size_t i = end; i < tokens.size() && i < end + reach; ++i) {
    if (tokens[i].update) return i + 1 == tokens.size();
  }
  return false;
}

bool may_begin_date(const DateToken& token) { return token.kind == DateTokenKind::number || token.month >= 1; }

// "Lee3.11.2023": where two elements meet without a space. Only a whole date is believed there.
bool is_glued_to_word(const Tokens& tokens, size_t i) {
  return i > 0 && !tokens[i].space_before && tokens[i - 1].kind == DateTokenKind::word && tokens[i - 1].span.size() > 1;
}

bool is_whole(const FoundDate& date) { return date.year != 0 && date.month != 0 && date.day != 0; }

// The end of the date's tokens, or `at` when none begins here.
size_t match_date(const Tokens& tokens, size_t at, FoundDate& date) {
  const bool glued = is_glued_to_word(tokens, at);
  if (!may_begin_date(tokens[at]) || (!glued && !begins_freely(tokens, at))) return at;
  for (const Pattern pattern : patterns) {
    FoundDate found;
    Cursor in(tokens, at);
    if (!pattern(in, found) || !is_sound(found) || (glued && !is_whole(found))) continue;
    date = found;
    return in.at();
  }
  return at;
}

bool month_comes_first(std::string_view language) { return language == "en-US" || language == "en-us"; }

// English alone leaves it open: Britain writes the day first, America the month.
bool day_comes_first(std::string_view language) {
  return !language.empty() && !month_comes_first(language) && language != "en";
}

void settle_by_language(std::string_view language, FoundDate& date) {
  if (!date.day_month_unsure) return;
  date.month_first = month_comes_first(language);
  date.by_custom = date.month_first || day_comes_first(language);
  date.by_region = date.by_custom && language.find('-') != std::string_view::npos;
  if (date.month_first) std::swap(date.day, date.month);
  date.day_month_unsure = !date.by_custom;
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, std::string_view language, const DateWords& words) {
  std::vector<FoundDate> dates;
  if (std::none_of(text.begin(), text.end(), is_ascii_digit)) return dates;  // Each pattern takes a number.
  const Tokens tokens = tokenize_dates(text, language, words);
  size_t floor = 0;  // Tokens before it belong to an earlier date.
  for (size_t i = 0; i < tokens.size();) {
    FoundDate date;
    size_t end = match_date(tokens, i, date);
    if (end == i) {
      ++i;
      continue;
    }
    end = extend_right(tokens, end, text, date);
    size_t begin = std::max(extend_left(tokens, i, date), floor);
    if (date.hour < 0) begin = time_before(tokens, begin, floor, text, date);
    date.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
    date.update = follows_update_word(tokens, begin, floor) || precedes_update_word(tokens, end);
    settle_by_language(language, date);
    dates.push_back(date);
    i = floor = end;
  }
  return dates;
}

namespace {

CivilDate day_first(const FoundDate& date) { return {date.year, date.month, date.day}; }
CivilDate month_first(const FoundDate& date) { return {date.year, date.day, date.month}; }

}  // namespace

DatePrecision precision_of(const FoundDate& date) {
  if (date.day_month_unsure || date.month == 0) return DatePrecision::year;
  if (date.day == 0) return DatePrecision::month;
  return date.hour >= 0 ? DatePrecision::minute : DatePrecision::day;
}

std::string edtf_of(const FoundDate& date) {
  const auto digits = [](int32_t number, size_t width) {
    std::string out = std::to_string(number);
    return out.size() < width ? std::string(width - out.size(), '0') + out : out;
  };
  std::string out = date.year == 0 ? "XXXX" : digits(date.year, 4);
  const DatePrecision precision = precision_of(date);
  if (precision >= DatePrecision::month) out += "-" + digits(date.month, 2);
  if (precision >= DatePrecision::day) out += "-" + digits(date.day, 2);
  if (precision == DatePrecision::minute) out += "T" + digits(date.hour, 2) + ":" + digits(date.minute, 2);
  return out;
}

namespace {

void set_interval(const FoundDate& date, DateFact& fact) {
  if (date.year == 0) return;
  if (date.day_month_unsure) {
    fact.not_before = std::min(day_first(date), month_first(date));
    fact.not_after = std::max(day_first(date), month_first(date));
    return;
  }
  const int32_t last_month = date.month == 0 ? 12 : date.month;
  const int32_t last_day = date.day == 0 ? days_in_month(date.year, last_month) : date.day;
  fact.not_before = CivilDate{date.year, std::max(date.month, 1), std::max(date.day, 1)};
  fact.not_after = CivilDate{date.year, last_month, last_day};
}

}  // namespace

DateFact date_fact_of(const FoundDate& date, Fact fact, std::string reason) {
  DateFact out;
  out.value = edtf_of(date);
  out.fact = std::move(fact);
  out.precision = precision_of(date);
  if (!date.zone.empty()) out.zone = date.zone;
  out.reason = std::move(reason);
  if (date.day_month_unsure) out.reason += "; day and month cannot be told apart";
  const bool whole = date.year != 0 && date.month != 0 && date.day != 0 && !date.day_month_unsure;
  if (whole && date.weekday >= 0 && weekday(day_first(date)) != date.weekday) out.reason += "; weekday does not fit";
  set_interval(date, out);
  return out;
}

}  // namespace onrecord
