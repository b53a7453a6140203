#include "onrecord/entity/quotes.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr uint32_t longest_title = 6;  // Tokens between a cue and its speaker's name.
constexpr uint32_t longest_way = 40;   // Tokens from a quote to its cue.

// The number of the first clause whose verb is the token or stands behind it.
size_t first_behind(const std::vector<Clause>& clauses, uint32_t token) {
  const auto found = std::lower_bound(clauses.begin(), clauses.end(), token,
                                      [](const Clause& clause, uint32_t t) { return clause.verb < t; });
  return static_cast<size_t>(found - clauses.begin());
}

}  // namespace

Quotes::Quotes(const Words& words, const std::vector<NameMention>& names, Subjects& subjects)
    : words_(words), names_(names), subjects_(subjects), by_token_(words.count()) {
  for (uint32_t i = 0; i < words.tokens().sentences.size(); ++i) read(i);
}

uint32_t Quotes::speaker(uint32_t number) {
  const uint32_t behind = speaker_behind(quote(number));
  if (behind != no_subject) return behind;
  const uint32_t before = speaker_before(quote(number));
  if (before != no_subject) return before;
  return goes_on(number) ? speaker_behind(quote(number - 1)) : no_subject;
}

// ---------------------------------------------------------------- where they stand

void Quotes::read(uint32_t in) {
  const Sentence& s = sentence(in);
  for (uint32_t i = s.first_token; i < s.end_token; ++i) {
    if (words_.is_mark(i)) read_mark(i);
    if (open_) by_token_[i] = static_cast<uint32_t>(quotes_.size());
  }
  const auto& all = words_.tokens().sentences;
  const bool block_ends = in + 1 == all.size() || all[in + 1].segment != s.segment;
  if (!open_ || !block_ends) return;
  quotes_.back().end = s.end_token;
  open_ = false;
}

void Quotes::read_mark(uint32_t i) {
  const std::string_view text = words_.text(i);
  const bool opens = text == "\xE2\x80\x9C" || text == "``" || (text == "\"" && !open_);
  const bool closes = text == "\xE2\x80\x9D" || text == "''" || (text == "\"" && open_);
  if (opens && !open_) quotes_.push_back({i, i});
  if (closes && open_) quotes_.back().end = i;
  if (opens || closes) open_ = opens;
}

// ---------------------------------------------------------------- whose they are

uint32_t Quotes::speaker_behind(const QuoteTokens& quote) {
  if (quote.end >= words_.count() || quote.end == quote.first) return no_subject;
  const uint32_t in = sentence_of(quote.end);
  const Sentence& s = sentence(in);
  const std::string_view last = words_.text(quote.end - 1);
  bool stops = last == "," || last == "?" || last == "!";
  uint32_t i = quote.end;
  for (; i < s.end_token && words_.is_mark(i); ++i) stops = stops || words_.text(i) == ",";
  if (!stops) return no_subject;
  const std::vector<Clause>& all = subjects_.clauses(in);
  for (size_t k = first_behind(all, i); k < all.size() && all[k].verb < i + longest_way; ++k) {
    if (!words_.has(all[k].verb, word_speech)) continue;
    if (at(all[k].verb) != 0) return no_subject;
    return all[k].subject != no_subject && all[k].subject >= i ? all[k].subject : behind_verb(all[k].verb, s);
  }
  return no_subject;
}

uint32_t Quotes::speaker_before(const QuoteTokens& quote) {
  const uint32_t in = sentence_of(quote.first);
  const Sentence& s = sentence(in);
  if (quote.first == s.first_token) return no_subject;
  const std::string_view mark = words_.text(quote.first - 1);
  if (mark != "," && mark != ":") return no_subject;
  const std::vector<Clause>& all = subjects_.clauses(in);
  const size_t behind = first_behind(all, quote.first);
  if (behind == 0) return behind_according_to(quote.first - 1, s);
  const Clause& last = all[behind - 1];
  return words_.has(last.verb, word_speech) ? last.subject : no_subject;
}

// "said the mayor, ..." has none that we know, "said Mayor Ann Ek" has.
uint32_t Quotes::behind_verb(uint32_t verb, const Sentence& s) const {
  const auto name = std::lower_bound(names_.begin(), names_.end(), verb,
                                     [](const NameMention& n, uint32_t token) { return n.first < token; });
  if (name == names_.end() || name->first >= std::min(s.end_token, verb + longest_title)) return no_subject;
  for (uint32_t i = verb + 1; i < name->first; ++i) {
    if (words_.is_mark(i)) return no_subject;
  }
  return name->first;
}

uint32_t Quotes::behind_according_to(uint32_t comma, const Sentence& s) const {
  for (uint32_t i = comma; i > s.first_token + 1 && comma - i < 2 * longest_title; --i) {
    if (words_.folded(i - 1) == "to" && words_.folded(i - 2) == "according") return behind_verb(i - 1, s);
  }
  return no_subject;
}

// Behind the cue of the last quote, in its sentence or the next: "He lied," she said. "He did."
bool Quotes::goes_on(uint32_t number) const {
  if (number < 2) return false;
  const uint32_t first = quote(number).first, last = quote(number - 1).end;
  if (last >= words_.count()) return false;
  const uint32_t in = sentence_of(first), before = sentence_of(last);
  if (in == before) return words_.text(first - 1) == ",";
  return first == sentence(in).first_token && before + 1 == in && sentence(before).segment == sentence(in).segment;
}

uint32_t Quotes::sentence_of(uint32_t token) const {
  const auto& all = words_.tokens().sentences;
  const auto behind =
      std::upper_bound(all.begin(), all.end(), token, [](uint32_t t, const Sentence& s) { return t < s.first_token; });
  return static_cast<uint32_t>(behind - all.begin()) - 1;
}

}  // namespace onrecord
