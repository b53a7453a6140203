#include "onrecord/attribution/set_aside.h"

#include <algorithm>

#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

// No insertion is longer; a bracket that stays open bounds no more.
constexpr uint32_t max_insertion_tokens = 40;
// More words than that, or a verb, are a saying without a speaker, and no words as words.
constexpr uint32_t max_scare_tokens = 4;

bool stands_in_name(const Reading& reading, const Quote& quote) {
  const uint32_t before = reading.previous(quote.open), after = reading.next(quote.open);
  if (before == no_token || after == no_token) return false;
  return reading.has(before, tag::name) && reading.has(after, tag::name) && quote.end() - quote.begin() <= 3;
}

SetAsideReason reason_of(const Reading& reading, const Quote& quote) {
  if (stands_in_name(reading, quote)) return SetAsideReason::nickname;
  if (looks_like_title(reading.article, reading.tokens, quote) ||
      looks_like_show(reading.article, reading.tokens, quote))
    return SetAsideReason::title;
  const uint32_t last = quote.end() - 1;
  const bool stops = reading.is(last, ".") || reading.is(last, "!") || reading.is(last, "?");
  const bool few = quote.end() - quote.begin() <= max_scare_tokens;
  const bool clause = has_finite_verb(reading, {quote.begin(), quote.end()});
  return few && !stops && !clause ? SetAsideReason::scare : SetAsideReason::no_speaker;
}

Spans content_of(const std::vector<Statement>& statements) {
  Spans out;
  for (const Statement& statement : statements)
    out.insert(out.end(), statement.content.begin(), statement.content.end());
  std::sort(out.begin(), out.end());
  return out;
}

// Calls `see(begin, end)` for every "[...]" of the range.
template <typename See>
void each_insertion(const Reading& reading, TokenRange range, See see) {
  uint32_t open = no_token;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.text(i) == "[") open = i;
    if (reading.text(i) != "]" || open == no_token) continue;
    if (i - open <= max_insertion_tokens) see(open, i + 1);
    open = no_token;
  }
}

}  // namespace

std::vector<SetAside> find_set_aside(const Reading& reading, const std::vector<Statement>& statements) {
  const Spans contents = content_of(statements);
  std::vector<SetAside> out;
  uint32_t covered = 0;  // Where the contents that begin before the quote end at last.
  size_t next = 0;
  for (const Quote& quote : reading.quotes) {
    if (quote.parent >= 0) continue;
    const Span span = reading.span({quote.begin(), quote.end()});
    for (; next < contents.size() && contents[next].begin < span.end; ++next)
      covered = std::max(covered, contents[next].end);
    if (covered <= span.begin) out.push_back({span, reason_of(reading, quote)});
  }
  return out;
}

Spans insertions_in(const Reading& reading, const Draft& draft) {
  Spans out;
  if (draft.mode == StatementMode::indirect) return out;
  for (TokenRange range : draft.content) {
    each_insertion(reading, range, [&](uint32_t begin, uint32_t end) {
      const bool quoted = draft.mode == StatementMode::direct || reading.stretch_of(begin).quote >= 0;
      if (quoted) out.push_back(reading.span({begin, end}));
    });
  }
  return out;
}

}  // namespace onrecord
