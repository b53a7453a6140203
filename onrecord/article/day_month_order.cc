#include "onrecord/article/day_month_order.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "onrecord/article/date_tokens.h"

namespace onrecord {
namespace {

constexpr int64_t near_days = 3;
constexpr uint32_t weekday_bytes_min = 5;  // Shorter ones are also other words: "sun", "mar", "mon".

// The two readings of a date, as it is read now and with day and month exchanged, and the days known from other dates.
struct Question {
  CivilDate now;
  CivilDate exchanged;
  int32_t weekday;
  const std::vector<CivilDate>& known;  // Sorted.
  const OrderEvidence& evidence;
};

// How well a reading fits: any two different numbers decide.
struct Fit {
  int now;
  int exchanged;
};

Fit by_written_weekday(const Question& q) {
  if (q.weekday < 0) return {0, 0};
  return {weekday(q.now) == q.weekday, weekday(q.exchanged) == q.weekday};
}

Fit by_same_day(const Question& q) {
  const auto is_known = [&](CivilDate day) { return std::binary_search(q.known.begin(), q.known.end(), day); };
  return {is_known(q.now), is_known(q.exchanged)};
}

Fit by_not_after(const Question& q) {
  if (!q.evidence.not_after) return {0, 0};
  return {q.now <= *q.evidence.not_after, q.exchanged <= *q.evidence.not_after};
}

Fit by_not_before(const Question& q) {
  if (!q.evidence.not_before) return {0, 0};
  return {q.now >= *q.evidence.not_before, q.exchanged >= *q.evidence.not_before};
}

Fit by_address(const Question& q) {
  if (!q.evidence.address_month) return {0, 0};
  const auto fits = [&](CivilDate day) {
    return day.year == q.evidence.address_month->year && day.month == q.evidence.address_month->month;
  };
  return {fits(q.now), fits(q.exchanged)};
}

bool is_near(const std::vector<CivilDate>& days, CivilDate day) {
  const auto first = std::lower_bound(days.begin(), days.end(), add_days(day, -near_days));
  return first != days.end() && *first <= add_days(day, near_days);
}

Fit by_near_day(const Question& q) { return {is_near(q.known, q.now), is_near(q.known, q.exchanged)}; }

using Rule = Fit (*)(const Question&);
constexpr std::array sure_rules = {by_written_weekday, by_same_day, by_not_after};
constexpr std::array weak_rules = {by_not_before, by_address, by_near_day};

CivilDate day_of(const FoundDate& date) { return {date.year, date.month, date.day}; }
CivilDate exchanged_day_of(const FoundDate& date) { return {date.year, date.day, date.month}; }

void settle(FoundDate& date, bool exchange) {
  if (exchange) std::swap(date.day, date.month);
  date.day_month_unsure = date.by_custom = false;
}

// True where a rule decided.
template <size_t count>
bool settle_by_rules(const std::array<Rule, count>& rules, const Question& question, FoundDate& date) {
  for (const Rule rule : rules) {
    const Fit fit = rule(question);
    if (fit.now == fit.exchanged) continue;
    settle(date, fit.exchanged > fit.now);
    return true;
  }
  return false;
}

// By the form of the page's other dates; a page that names its region writes as people there do. An open date that no
// custom settled is read day first.
bool settle_by_form(const OrderEvidence& evidence, FoundDate& date) {
  if (date.by_region || evidence.day_first_seen == evidence.month_first_seen) return false;
  settle(date, evidence.month_first_seen != date.month_first);
  return true;
}

}  // namespace

bool is_open(const FoundDate& date) { return date.day_month_unsure || date.by_custom; }

void note_order(const FoundDate& date, OrderEvidence& evidence) {
  evidence.day_first_seen |= date.order == WrittenOrder::day_month;
  evidence.month_first_seen |= date.order == WrittenOrder::month_day;
}

std::optional<int32_t> only_weekday(std::string_view text, std::string_view language, const DateWords& words) {
  std::optional<int32_t> only;
  for (const DateToken& token : tokenize_dates(text, language, words)) {
    if (token.weekday < 0 || token.month > 0 || token.span.size() < weekday_bytes_min) continue;
    if (only && *only != token.weekday) return std::nullopt;
    only = token.weekday;
  }
  return only;
}

void settle_by_weekday(std::optional<int32_t> named, FoundDate& date) {
  if (!named) return;
  const bool now = weekday(day_of(date)) == *named;
  const bool exchanged = weekday(exchanged_day_of(date)) == *named;
  if (now != exchanged) settle(date, exchanged);
}

void settle_day_and_month(std::vector<FoundDate>& dates, const OrderEvidence& evidence) {
  std::vector<CivilDate> known;
  for (const FoundDate& date : dates) {
    if (!is_open(date) && date.year != 0 && date.day != 0) known.push_back(day_of(date));
  }
  std::sort(known.begin(), known.end());
  for (FoundDate& date : dates) {
    if (!is_open(date)) continue;
    const Question question{day_of(date), exchanged_day_of(date), date.weekday, known, evidence};
    if (settle_by_rules(sure_rules, question, date) || settle_by_form(evidence, date)) continue;
    if (date.day_month_unsure) settle_by_rules(weak_rules, question, date);
  }
}

}  // namespace onrecord
