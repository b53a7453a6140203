// Whether the day or the month stands first in a date that does not tell it by itself ("06/03/2024"). Private to this
// folder.
//
// Each kind of evidence is asked in turn, the surest first, and decides only where it fits one of the two readings:
// the weekday written with the date; the same day written clearly elsewhere on the page; a date of the same form that
// can be read in one way only ("25/03/2024"); bounds that one reading breaks. What the page's language usually does
// gives way to these. Where it has no custom, three weaker ones follow: the month of the page's address, a date
// elsewhere, also in the text, that is at most some days off, and the one weekday that the page's first words name ("on
// Wednesday").
//
//   "06/03/2024", address ".../2024/03/vote"     2024-03-06
//   "06/03/2024", "... said on Wednesday."       2024-03-06, for the third of June was a Monday
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
  std::vector<CivilDate> text_days;        // That the text speaks of.
  std::optional<int32_t> weekday;          // 0 Monday to 6 Sunday: the one that the page's first words name.
};

// Notes the order of a date that can be read in one way only.
void note_order(const FoundDate& date, OrderEvidence& evidence);

// The only weekday that the text names by its whole name; empty where it names none or two.
std::optional<int32_t> only_weekday(std::string_view text, std::string_view language, const DateWords& words);

// Settles what the evidence decides; all other dates stay as they are.
void settle_day_and_month(std::vector<FoundDate>& dates, const OrderEvidence& evidence);

}  // namespace onrecord
