#include "onrecord/attribution/said_at.h"

#include <algorithm>
#include <array>
#include <vector>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};

// What the words say, each part where it is said.
struct Parts {
  std::optional<int> weekday;        // 0 Monday to 6 Sunday.
  std::optional<int32_t> month;      // 1 to 12
  std::optional<int32_t> day;        // 1 to 31
  std::optional<int32_t> year;       // Four digits.
  std::optional<int64_t> days_back;  // "yesterday" 1, "today" 0.
  std::string_view unit;             // "week", "month", "year"
  bool last = false, this_ = false;
  bool elsewhere = false;  // Not yet, not once, or counted from a day that is not told: "next", "every", "ago".
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out(1);
  for (char c : text) {
    const bool inside = is_ascii_digit(c) || (to_ascii_lower(c) >= 'a' && to_ascii_lower(c) <= 'z');
    if (inside) {
      out.back() += to_ascii_lower(c);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

std::optional<int32_t> number_of(std::string_view word) {
  int32_t number = 0;
  if (word.empty() || word.size() > 4) return std::nullopt;
  for (char c : word) {
    if (!is_ascii_digit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// "may" and "sept.", but not "marching": the full name or its short form.
std::optional<int32_t> month_of(std::string_view word) {
  constexpr std::array<uint32_t, 12> lengths{7, 8, 5, 5, 3, 4, 4, 6, 9, 7, 8, 8};
  for (size_t i = 0; i < months.size(); ++i) {
    const bool whole = word.size() == lengths[i] || word.size() == 3 || word == "sept";
    if (word.starts_with(months[i]) && whole) return static_cast<int32_t>(i + 1);
  }
  return std::nullopt;
}

void read_word(std::string_view word, Parts& parts) {
  for (size_t i = 0; i < weekdays.size(); ++i) {
    if (word == weekdays[i]) parts.weekday = static_cast<int>(i);
  }
  if (const auto month = month_of(word)) parts.month = month;
  if (const auto number = number_of(word)) {
    if (word.size() == 4) parts.year = number;
    if (word.size() <= 2 && *number >= 1 && *number <= 31) parts.day = number;
  }
  for (std::string_view unit : {"week", "month", "year", "night"}) {
    if (word == unit) parts.unit = unit;
  }
  if (word == "today" || word == "tonight") parts.days_back = 0;
  if (word == "yesterday") parts.days_back = 1;
  parts.last = parts.last || word == "last";
  parts.this_ = parts.this_ || word == "this";
  for (std::string_view other : {"next", "tomorrow", "every", "since", "ago", "days", "weeks", "months", "years"})
    parts.elsewhere = parts.elsewhere || word == other;
}

std::string four(int32_t year) {
  const std::string digits = std::to_string(year);
  return std::string(4 - std::min<size_t>(4, digits.size()), '0') + digits;
}
std::string two(int32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// The last day that has these parts and is not after `from`.
CivilDate last_such_day(CivilDate from, int32_t month, int32_t day) {
  const bool later = from.month < month || (from.month == month && from.day < day);
  return {later ? from.year - 1 : from.year, month, day};
}

// What all days from `first` to `last` have in common; EDTF of one value has no weeks.
std::optional<std::string> common_part(CivilDate first, CivilDate last) {
  if (first.year != last.year) return std::nullopt;
  return four(first.year) + (first.month == last.month ? "-" + two(first.month) : "");
}

std::string month_before(CivilDate day) {
  return day.month == 1 ? four(day.year - 1) + "-12" : four(day.year) + "-" + two(day.month - 1);
}

// "last week", "this month": counted from the day.
std::optional<std::string> span_value(const Parts& parts, CivilDate day) {
  if (parts.last == parts.this_) return std::nullopt;
  if (parts.unit == "night" && parts.last) return to_string(add_days(day, -1));
  if (parts.unit == "week") {
    const CivilDate monday = add_days(day, -weekday(day));
    return parts.last ? common_part(add_days(monday, -7), add_days(monday, -1)) : common_part(monday, day);
  }
  if (parts.unit == "month") return parts.last ? month_before(day) : four(day.year) + "-" + two(day.month);
  if (parts.unit == "year") return four(parts.last ? day.year - 1 : day.year);
  return std::nullopt;
}

// What counts back from one known day.
std::optional<std::string> relative_value(const Parts& parts, CivilDate day) {
  if (parts.days_back) return to_string(add_days(day, -*parts.days_back));
  if (parts.weekday && parts.unit == "week" && parts.last != parts.this_) {
    const int later = *parts.weekday - weekday(day);
    if (parts.this_ && later > 0) return std::nullopt;
    return to_string(add_days(day, later - (parts.last ? 7 : 0)));
  }
  if (parts.weekday) {
    const int back = (weekday(day) - *parts.weekday + 7) % 7;
    return to_string(add_days(day, -(back == 0 && parts.last ? 7 : back)));
  }
  return span_value(parts, day);
}

// A month with or without its day; the year is said, follows from the page's interval, or stays open.
std::optional<std::string> calendar_value(const Parts& parts, const DateFact& published) {
  if (parts.day && *parts.day > days_in_month(parts.year.value_or(2000), *parts.month)) return std::nullopt;
  if (parts.last && parts.unit != "year") return std::nullopt;  // "last May" is this year's or the one before.
  std::string year = "XXXX";
  if (parts.year) {
    year = four(*parts.year);
  } else if (parts.unit == "year") {
    const bool one =
        published.not_before && published.not_after && published.not_before->year == published.not_after->year;
    if (one) year = four(published.not_before->year - (parts.last ? 1 : 0));
  } else if (published.not_before && published.not_after) {
    const int32_t day = parts.day.value_or(1);
    const int32_t first = last_such_day(*published.not_before, *parts.month, day).year;
    if (first == last_such_day(*published.not_after, *parts.month, day).year) year = four(first);
    if (year != "XXXX" && parts.day && *parts.day > days_in_month(first, *parts.month)) return std::nullopt;
  }
  return year + "-" + two(*parts.month) + (parts.day ? "-" + two(*parts.day) : "");
}

bool is_one_day(const DateFact& published) {
  return published.not_before && published.not_after && *published.not_before == *published.not_after;
}

}  // namespace

std::optional<std::string> said_at_value(std::string_view words, const DateFact& published) {
  Parts parts;
  for (const std::string& word : words_of(words)) read_word(word, parts);
  if (parts.elsewhere) return std::nullopt;
  if (parts.month) return calendar_value(parts, published);
  if (parts.year) return four(*parts.year);
  if (!is_one_day(published)) return std::nullopt;
  return relative_value(parts, *published.not_before);
}

}  // namespace onrecord
