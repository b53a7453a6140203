#include "onrecord/article/choose_date.h"

#include <algorithm>

#include "onrecord/article/own_day.h"

namespace onrecord {
namespace {

constexpr int rank_min = 28;  // Below, a date is a candidate only.
constexpr int own_day_rank_min = 60;
constexpr int shown_rank_min = 42;
constexpr int agreement_bonus = 15;
constexpr int agreed_rank_max = 79;  // Below what markup says of the article itself.
constexpr size_t candidates_max = 20;

CivilDate day_of(const FoundDate& date) { return {date.year, date.month, date.day}; }

int64_t day_number(const FoundDate& date) { return days_from_civil(day_of(date)); }

bool has_day(const FoundDate& date) { return date.year != 0 && date.day != 0 && !date.day_month_unsure; }

bool is_shown(const StatedDate& stated) {
  return stated.place == DatePlace::sight && stated.rank >= shown_rank_min && has_day(stated.date);
}

// What stands above the title may be the clock of the page's head.
bool is_own_line(const StatedDate& stated) { return is_shown(stated) && stated.under_title; }

// A <time> above the title may be the clock as well.
bool tells_own_day(const StatedDate& stated) {
  if (stated.under_title) return stated.rank >= own_day_rank_min || is_shown(stated);
  return stated.place == DatePlace::markup && stated.rank >= own_day_rank_min && !stated.reason.starts_with("time ");
}

// Whether readers see the day of `date`, give or take `slack` days.
bool is_day_shown(const std::vector<StatedDate>& dates, const FoundDate& date, int64_t slack) {
  return std::any_of(dates.begin(), dates.end(), [&](const StatedDate& stated) {
    return is_shown(stated) && std::abs(day_number(stated.date) - day_number(date)) <= slack;
  });
}

// Markup often tells the time in UTC where the page shows its own day: then the day that readers see counts.
size_t index_of_own_day(const std::vector<StatedDate>& dates) {
  const FoundDate& first = dates.front().date;
  if (!has_day(first) || is_day_shown(dates, first, 0)) return 0;
  for (size_t i = 1; i < dates.size(); ++i) {
    if (tells_own_day(dates[i]) ? is_own_day_of(dates[i].date, first) : is_same_instant(dates[i].date, first)) return i;
  }
  return 0;
}

void bring_to_front(std::vector<StatedDate>& dates, size_t index) {
  const auto chosen = dates.begin() + static_cast<std::ptrdiff_t>(index);
  std::rotate(dates.begin(), chosen, chosen + 1);
}

// Weak places tell the date only when all of them say the same day.
bool agree(const std::vector<StatedDate>& dates) {
  for (const StatedDate& stated : dates) {
    if (!has_day(stated.date) || day_of(stated.date) != day_of(dates.front().date)) return false;
  }
  return true;
}

// Whether markup tells of a change on the day of `date`, and no words that readers see do.
bool is_silent_change(const std::vector<StatedDate>& changes, const FoundDate& date) {
  bool in_markup = false;
  for (const StatedDate& change : changes) {
    if (!has_day(change.date) || std::abs(day_number(change.date) - day_number(date)) > 1) continue;
    if (change.place == DatePlace::sight) return false;
    in_markup = true;
  }
  return in_markup;
}

// The date shown of a later edition than the one that markup tells of, or 0.
size_t index_of_later_edition(const std::vector<StatedDate>& dates, const std::vector<StatedDate>& changes) {
  const StatedDate& first = dates.front();
  if (first.place == DatePlace::sight || !has_day(first.date) || is_day_shown(dates, first.date, 1)) return 0;
  for (size_t i = 1; i < dates.size(); ++i) {
    if (!is_own_line(dates[i])) continue;
    const bool later = day_number(dates[i].date) > day_number(first.date);
    return later && is_silent_change(changes, dates[i].date) ? i : 0;
  }
  return 0;
}

// What readers see counts more where markup tells the same day.
void raise_agreed(std::vector<StatedDate>& dates) {
  std::vector<int64_t> told;
  for (const StatedDate& stated : dates) {
    const bool is_own =
        stated.place == DatePlace::markup && stated.reason != "time datetime";  // Else the same element.
    if (is_own && has_day(stated.date)) told.push_back(day_number(stated.date));
  }
  std::sort(told.begin(), told.end());
  for (StatedDate& stated : dates) {
    const bool agreed = is_shown(stated) && std::binary_search(told.begin(), told.end(), day_number(stated.date));
    if (agreed) stated.rank = std::max(stated.rank, std::min(stated.rank + agreement_bonus, agreed_rank_max));
  }
  std::stable_sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return a.rank > b.rank; });
}

DateFact as_fact(const std::vector<StatedDate>& dates) {
  DateFact out;
  const StatedDate& first = dates.front();
  if (first.rank >= rank_min || agree(dates)) out = date_fact_of(first.date, first.fact, first.reason);
  for (size_t i = 0; i < std::min(dates.size(), candidates_max); ++i) {
    out.candidates.push_back({edtf_of(dates[i].date), dates[i].fact, dates[i].reason});
  }
  return out;
}

}  // namespace

DateFact choose_date(std::vector<StatedDate> dates) {
  if (dates.empty()) return {};
  raise_agreed(dates);
  bring_to_front(dates, index_of_own_day(dates));
  return as_fact(dates);
}

DateFact choose_published(std::vector<StatedDate> dates, const std::vector<StatedDate>& changes) {
  if (dates.empty()) return {};
  raise_agreed(dates);
  bring_to_front(dates, index_of_own_day(dates));
  const size_t later = index_of_later_edition(dates, changes);
  if (later == 0) return as_fact(dates);
  const FoundDate earlier = dates.front().date;
  bring_to_front(dates, later);
  DateFact out = as_fact(dates);
  out.not_before = day_of(earlier);
  out.reason += "; markup tells of " + to_string(day_of(earlier));
  return out;
}

}  // namespace onrecord
