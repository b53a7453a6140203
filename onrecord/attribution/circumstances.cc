#include "onrecord/attribution/circumstances.h"

#include <algorithm>

#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

bool opens_circumstance(const Reading& reading, uint32_t token) {
  for (std::string_view word : {"in", "on", "at", "during", "via", "through", "speaking", "appearing", "writing",
                                "talking", "responding", "testifying", "interviewed", "asked"}) {
    if (reading.is(token, word)) return true;
  }
  return false;
}

uint32_t behind_quote(const Reading& reading, uint32_t token) {
  return reading.opens_quote(token) ? reading.quotes[reading.words[token].quote].outer_end() : token + 1;
}

// "filed" of "a memo filed Tuesday" may be a participle; a verb that can be nothing else makes a clause.
bool holds_clause(const Reading& reading, TokenRange range) {
  constexpr uint32_t finite = tag::past | tag::present_s | tag::present;
  constexpr uint32_t others = tag::participle | tag::gerund | tag::noun | tag::adjective | tag::name | tag::preposition;
  for (uint32_t at = range.begin; at < range.end; at = behind_quote(reading, at)) {
    if (reading.has(at, tag::modal) || (reading.has(at, finite) && !reading.has(at, others))) return true;
  }
  return false;
}

// The first token of the sentence that is no conjunction or adverb ("But in a letter").
uint32_t begin_of_front(const Reading& reading, TokenRange stretch) {
  uint32_t at = stretch.begin;
  while (at < stretch.end && (reading.has(at, tag::conjunction) || reading.is(at, "later"))) ++at;
  return at;
}

bool holds_occasion(const Reading& reading, TokenRange range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.has(i, tag::occasion)) return true;
  }
  return false;
}

// Sets the occasion and the day that the phrase holds, where the draft has none.
void read_front(const Reading& reading, TokenRange front, Draft& draft) {
  const uint32_t time_end = behind_time(reading, front.begin);
  if (time_end != front.begin && draft.said_at.empty()) {
    draft.said_at = {front.begin, std::min(time_end, front.end)};
    return;
  }
  for (uint32_t i = front.begin; i != no_token && i < front.end; i = reading.next(i)) {
    const uint32_t end = behind_time(reading, i);
    if (end != i && draft.said_at.empty() && i > front.begin) draft.said_at = {i, std::min(end, front.end)};
  }
  const TokenRange phrase = noun_phrase_at(reading, front.begin + 1);
  const bool known = !phrase.empty() && holds_occasion(reading, phrase);
  if (known && draft.occasion.empty()) draft.occasion = {phrase.begin, std::min(phrase.end, front.end)};
}

// "Lee answered on Twitter, saying": what stands between the source and a participle that it governs.
void take_between(const Reading& reading, Draft& draft) {
  constexpr uint32_t max_words_between = 60;  // A source further off is that of other cues before.
  const uint32_t end = draft.cue.front().begin;
  if (end - draft.source.end > max_words_between) return;
  if (reading.words[draft.anchor].stretch != reading.words[draft.source.begin].stretch) return;
  for (uint32_t at = draft.source.end; at < end; at = behind_quote(reading, at)) {
    const uint32_t behind = behind_time(reading, at);
    if (behind != at && behind <= end && draft.said_at.empty()) draft.said_at = {at, behind};  // "Lee on Friday said"
    if (!opens_circumstance(reading, at) || at + 1 >= end) continue;
    const bool led_twice = opens_circumstance(reading, at + 1) && at + 2 < end;  // "appearing on"
    const TokenRange phrase = occasion_phrase_at(reading, at + (led_twice ? 2 : 1));
    if (!phrase.empty() && phrase.end <= end) draft.circumstances.push_back({at, phrase.end});
  }
}

// ""No," Lee said of the bridge in a Tuesday interview with Radio Norden": what stands behind a cue that has its
// content before it, up to the next verb.
void take_behind(const Reading& reading, Draft& draft) {
  const uint32_t cue = draft.cue.front().begin;
  if (draft.content.empty() || draft.content.front().begin > cue) return;
  uint32_t at = std::max(draft.cue.back().end, draft.source.end);
  const uint32_t end =
      reading.words[cue].stretch == reading.words[draft.source.begin].stretch ? reading.stretch_of(cue).tokens.end : at;
  for (; at < end; at = behind_quote(reading, at)) {
    if (reading.opens_quote(at) || holds_clause(reading, {at, at + 1}) || reading.has(at, tag::question_word)) return;
    const bool known = std::any_of(draft.circumstances.begin(), draft.circumstances.end(), [&](TokenRange range) {
      return range.contains(at) && opens_circumstance(reading, range.begin);
    });
    if (known || !opens_circumstance(reading, at) || at + 1 >= end) continue;
    const TokenRange phrase = occasion_phrase_at(reading, at + 1);
    if (!phrase.empty()) draft.circumstances.push_back({at, phrase.end});
  }
}

}  // namespace

void take_circumstances(const Reading& reading, Draft& draft) {
  constexpr uint32_t max_front_words = 30;
  if (draft.source.empty() || draft.cue.empty()) return;
  if (draft.source.end < draft.cue.front().begin) take_between(reading, draft);
  take_behind(reading, draft);
  const Stretch& stretch = reading.stretch_of(draft.source.begin);
  const uint32_t begin = begin_of_front(reading, stretch.tokens);
  if (begin >= draft.source.begin || draft.source.begin - begin > max_front_words) return;
  if (!draft.content.empty() && draft.content.front().begin < draft.source.begin) return;
  // One phrase up to each comma; the first that is none ends the reading.
  uint32_t at = begin;
  while (at < draft.source.begin) {
    TokenRange front{at, at};
    while (front.end < draft.source.begin && !reading.is(front.end, ",")) front.end = behind_quote(reading, front.end);
    const bool opens = opens_circumstance(reading, at) || behind_time(reading, at) != at;
    if (!opens || front.end > draft.source.begin || holds_clause(reading, front)) return;
    const uint32_t behind = behind_time(reading, at);  // "Sunday | on CNN"
    const bool phrase_behind = behind < front.end && opens_circumstance(reading, behind);
    draft.circumstances.push_back({phrase_behind ? behind : at, front.end});
    read_front(reading, front, draft);
    at = front.end + 1;
  }
}

}  // namespace onrecord
