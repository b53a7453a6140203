// Dates as people and machines write them, found in text. Private to this folder.
//
// The text is cut into numbers, words that write dates, and marks; an ordered table of small patterns is tried where a
// date can begin. The weekday and the time beside a date belong to it. Relative words ("yesterday") give nothing: they
// need a day to count from.
//
//   "Monday 25 December 2017"             2017-12-25
//   "Dec. 25, 2017 10:11 a.m. EST"        2017-12-25T10:11, zone "EST"
//   "25/12/2017"                          2017-12-25
//   "05/06/2017"                          day and month unsure: 2017-06-05 or 2017-05-06
//   "December 2017", "25 December"        month and year; day without year
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/article/date_words.h"

namespace onrecord {

// How a date of three numbers with strokes or hyphens is written, where only one reading gives a day.
enum class WrittenOrder : uint8_t { unknown, day_month, month_day };

struct FoundDate {
  Span span;          // With weekday and time.
  int32_t year = 0;   // 0: not written.
  int32_t month = 0;  // 0: not written.
  int32_t day = 0;    // 0: not written.
  int32_t hour = -1;  // -1: no time.
  int32_t minute = 0;
  std::string zone;               // As written; "" for none.
  int32_t weekday = -1;           // 0 Monday to 6 Sunday; -1: not written.
  bool update = false;            // A word before it says that something was changed then.
  bool day_month_unsure = false;  // `day` and `month` (read day first) may change places.
  bool by_custom = false;         // They may too, but the language usually writes so.
  bool by_region = false;         // With `by_custom`: the custom of a region that was named.
  bool month_first = false;       // With `by_custom`: the custom was to write the month first.
  WrittenOrder order = WrittenOrder::unknown;
};

// All dates in text order. `language` ("de", "en-GB", "" unknown) decides what an ambiguous word means, and whether the
// day or the month comes first where the language has one custom.
std::vector<FoundDate> find_dates(std::string_view text, std::string_view language, const DateWords& words);

// EDTF: "2017-12-25T10:11", "2017-12-25", "2017-12", "2017", "XXXX-12-25"; with day and month unsure: "2017".
std::string edtf_of(const FoundDate& date);
DatePrecision precision_of(const FoundDate& date);

// Value, precision, zone and interval. `fact` and `reason` as given.
DateFact date_fact_of(const FoundDate& date, Fact fact, std::string reason);

}  // namespace onrecord
