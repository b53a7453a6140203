#include "onrecord/article/url_date.h"

#include <array>

#include "onrecord/core/civil_date.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr int32_t year_min = 1990, year_max = 2099;

struct Number {
  int32_t value = 0;
  size_t digits = 0;
};

// Of at most eight digits.
Number number_at(std::string_view text, size_t at) {
  Number number;
  while (at < text.size() && is_ascii_digit(text[at]) && number.digits < 9) {
    number.value = number.value * 10 + (text[at++] - '0');
    ++number.digits;
  }
  return number;
}

std::optional<FoundDate> day_of(int32_t year, int32_t month, int32_t day, size_t begin, size_t end) {
  if (year < year_min || year > year_max || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  FoundDate date;
  date.span = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  date.year = year;
  date.month = month;
  date.day = day;
  return date;
}

// "20160304"
std::optional<FoundDate> read_compact(Number number, size_t at) {
  if (number.digits != 8) return std::nullopt;
  return day_of(number.value / 10000, number.value / 100 % 100, number.value % 100, at, at + 8);
}

// "2016/03/04", "2016-3-4"; with hyphens also "04-03-2016".
std::optional<FoundDate> read_parted(std::string_view text, size_t at) {
  std::array<Number, 3> parts;
  size_t end = at;
  const size_t mark = at + number_at(text, at).digits;
  if (mark >= text.size() || (text[mark] != '/' && text[mark] != '-' && text[mark] != '_')) return std::nullopt;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && (end >= text.size() || text[end] != text[mark])) return std::nullopt;
    if (i > 0) ++end;
    parts[i] = number_at(text, end);
    if (parts[i].digits == 0) return std::nullopt;
    end += parts[i].digits;
  }
  if (parts[1].digits > 2) return std::nullopt;
  if (parts[0].digits == 4 && parts[2].digits <= 2) {
    return day_of(parts[0].value, parts[1].value, parts[2].value, at, end);
  }
  const bool day_first = parts[0].digits <= 2 && parts[2].digits == 4 && text[mark] == '-';
  return day_first ? day_of(parts[2].value, parts[1].value, parts[0].value, at, end) : std::nullopt;
}

// Where the path begins: behind the host.
size_t path_begin(std::string_view address) {
  const size_t host = address.find("//");
  const size_t slash = address.find('/', host == std::string_view::npos ? 0 : host + 2);
  return slash == std::string_view::npos ? address.size() : slash;
}

}  // namespace

std::optional<FoundDate> find_url_date(std::string_view address) {
  for (size_t at = path_begin(address); at < address.size();) {
    const Number number = number_at(address, at);
    if (number.digits == 0) {
      ++at;
      continue;
    }
    if (const std::optional<FoundDate> date = read_compact(number, at)) return date;
    if (const std::optional<FoundDate> date = read_parted(address, at)) return date;
    at += number.digits;
    while (at < address.size() && is_ascii_digit(address[at])) ++at;
  }
  return std::nullopt;
}

std::optional<CivilDate> find_url_month(std::string_view address) {
  for (size_t at = path_begin(address); at < address.size(); ++at) {
    if (address[at] != '/') continue;
    const Number year = number_at(address, at + 1);
    const size_t second = at + 1 + year.digits;
    if (year.digits != 4 || year.value < year_min || year.value > year_max) continue;
    if (second >= address.size() || address[second] != '/') continue;
    const Number month = number_at(address, second + 1);
    const size_t end = second + 1 + month.digits;
    const bool ends = end >= address.size() || address[end] == '/';
    if (ends && month.digits <= 2 && month.value >= 1 && month.value <= 12)
      return CivilDate{year.value, month.value, 1};
  }
  return std::nullopt;
}

}  // namespace onrecord
