// Which of a page's dates tells the day that its readers see. Private to this folder.
#pragma once

#include "onrecord/article/dates.h"

namespace onrecord {

// Whether the date is told in the time of Greenwich, as markup often is.
bool is_utc(const FoundDate& date);

// Whether `other` may be the instant of `first`, which is UTC, told in the page's own time, on the day before or after.
// Two times must lie whole half-hours apart; a day without a time may be another's as far as time zones reach.
bool is_own_day_of(const FoundDate& other, const FoundDate& first);

// Whether both tell the same minute, `other` in a zone of its own.
bool is_same_instant(const FoundDate& other, const FoundDate& first);

}  // namespace onrecord
