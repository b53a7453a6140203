#include "onrecord/core/civil_date.h"

#include <cassert>
#include <cstdio>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

bool is_leap(int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// The number that the digits of `text` write, or -1 where one is no digit.
int32_t parse_digits(std::string_view text) {
  int32_t number = 0;
  for (char c : text) {
    if (!is_ascii_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

int32_t days_in_month(int32_t year, int32_t month) {
  assert(1 <= month && month <= 12);
  constexpr int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool is_valid(CivilDate date) {
  return 1 <= date.month && date.month <= 12 && 1 <= date.day && date.day <= days_in_month(date.year, date.month);
}

int64_t days_from_civil(CivilDate date) {
  const int64_t year = static_cast<int64_t>(date.year) - (date.month <= 2);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(int64_t days) {
  days += 719468;
  const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const int64_t day_of_era = days - era * 146097;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int32_t day = static_cast<int32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const int32_t month = static_cast<int32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {static_cast<int32_t>(year_of_era + era * 400 + (month <= 2)), month, day};
}

int weekday(CivilDate date) {
  const int64_t days = days_from_civil(date) + 3;  // 1970-01-01 was a Thursday.
  return static_cast<int>(((days % 7) + 7) % 7);
}

CivilDate add_days(CivilDate date, int64_t days) { return civil_from_days(days_from_civil(date) + days); }

std::string to_string(CivilDate date) {
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", date.year, date.month, date.day);
  return out;
}

std::optional<CivilDate> parse_civil_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const CivilDate date{parse_digits(text.substr(0, 4)), parse_digits(text.substr(5, 2)),
                       parse_digits(text.substr(8, 2))};
  if (date.year < 0 || !is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace onrecord
