#include "onrecord/article/own_day.h"

#include "onrecord/core/civil_date.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr int64_t minutes_of_day = 24 * 60;
constexpr int64_t westmost = -12 * 60, eastmost = 14 * 60;  // Minutes from UTC.

int64_t day_number(const FoundDate& date) { return days_from_civil({date.year, date.month, date.day}); }

int64_t minute_number(const FoundDate& date) {
  return day_number(date) * minutes_of_day + int64_t{date.hour} * 60 + date.minute;
}

bool has_day(const FoundDate& date) { return date.year != 0 && date.day != 0 && !date.day_month_unsure; }

// "+02:00", "-0500": minutes from UTC.
std::optional<int64_t> offset_of(std::string_view zone) {
  if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  int64_t number = 0;
  for (char c : zone.substr(1)) {
    if (is_ascii_digit(c)) number = number * 10 + (c - '0');
    if (number > 9999) return std::nullopt;
  }
  const int64_t minutes = number / 100 * 60 + number % 100;
  return zone[0] == '-' ? -minutes : minutes;
}

}  // namespace

bool is_utc(const FoundDate& date) {
  return date.zone == "Z" || date.zone == "z" || date.zone == "+00:00" || date.zone == "+0000" || date.zone == "UTC" ||
         date.zone == "GMT";
}

bool is_own_day_of(const FoundDate& other, const FoundDate& first) {
  if (!is_utc(first) || !has_day(first) || first.hour < 0 || !has_day(other) || is_utc(other)) return false;
  const int64_t days = day_number(other) - day_number(first);
  if (days != 1 && days != -1) return false;
  if (other.hour < 0) return days < 0 ? first.hour < 12 : first.hour >= 10;
  const int64_t apart = minute_number(other) - minute_number(first);
  const std::optional<int64_t> offset = offset_of(other.zone);
  if (offset) return *offset == apart;
  return apart >= westmost && apart <= eastmost && apart % 30 == 0;
}

bool is_same_instant(const FoundDate& other, const FoundDate& first) {
  const std::optional<int64_t> offset = offset_of(other.zone);
  return offset && other.hour >= 0 && is_own_day_of(other, first);
}

}  // namespace onrecord
