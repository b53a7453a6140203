// Whether the day or the month stands first in a date that does not tell it by itself ("06/03/2024"). Private to this
// folder.
//
// Each kind of evidence is asked in turn, the surest first, and decides only where it fits one of the two readings:
// the weekday written with the date; the same day written clearly in another of the article's own places; a date of the
// same form there that can be read in one way only ("25/03/2024"); bounds that one reading breaks. What the page's
// language usually does gives way to these, but what people do in the region that it names ("en-US") not to the form of
// other dates. Where there is no custom, two weaker ones follow: the month of the page's address, and another date of
// the article that is at most some days off. What the text speaks of decides nothing.
//
//   "06/03/2024", address ".../2024/03/vote"     2024-03-06
//   "06/03/2024 (Wednesday)"                     2024-03-06, for the third of June was a Monday
//   "06/03/2024", nothing else                   stays open
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/article/dates.h"
#include "onrecord/core/civil_date.h"

namespace onrecord {

// What the page tells besides the dates that shall be settled.
struct OrderEvidence {
  bool day_first_seen = false;  // Dates of the same form that can be read in one way only.
  bool month_first_seen = false;
  std::optional<CivilDate> not_before;
  std::optional<CivilDate> not_after;
  std::optional<CivilDate> address_month;  // Its first day.
};

// Whether day and month may still change places.
bool is_open(const FoundDate& date);

// Notes the order of a date that can be read in one way only.
void note_order(const FoundDate& date, OrderEvidence& evidence);

// The only weekday that the text names by its whole name; empty where it names none or two.
std::optional<int32_t> only_weekday(std::string_view text, std::string_view language, const DateWords& words);

// Settles an open date by the weekday, 0 Monday to 6 Sunday, that its own line names, where one reading only fits it.
void settle_by_weekday(std::optional<int32_t> named, FoundDate& date);

// Settles what the evidence decides; all other dates stay as they are.
void settle_day_and_month(std::vector<FoundDate>& dates, const OrderEvidence& evidence);

}  // namespace onrecord
