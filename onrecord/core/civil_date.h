// Days of the proleptic Gregorian calendar, and how EDTF (ISO 8601-2) writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct CivilDate {
  int32_t year = 0;
  int32_t month = 1;  // 1 to 12
  int32_t day = 1;    // 1 to 31

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

bool is_valid(CivilDate date);
int32_t days_in_month(int32_t year, int32_t month);  // REQUIRES: 1 <= month <= 12.
// Days since 1970-01-01, and back. Source: H. Hinnant, "chrono-compatible low-level date algorithms".
int64_t days_from_civil(CivilDate date);
CivilDate civil_from_days(int64_t days);
int weekday(CivilDate date);  // 0 Monday to 6 Sunday.
CivilDate add_days(CivilDate date, int64_t days);
std::string to_string(CivilDate date);  // "2017-12-25"
// From the ten characters YYYY-MM-DD; empty where they are no valid day.
std::optional<CivilDate> parse_civil_date(std::string_view text);

}  // namespace onrecord
