// Chunking without a parser: a noun phrase is a run of words that can be nominal, joined by "of", "for", "and" where
// both sides are nominal. Walking left from a verb finds its subject; a pair of commas before the verb holds an
// apposition or a relative clause.
//
//   Works:      The head of the agency, Ann Lee, who left in May, said
//   Does not:   The men the police had caught said      gives "the police had caught": cut to nothing, since "caught"
//   is a verb
#include "onrecord/attribution/source.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t max_words = 40;  // No source is longer; bounds every walk.

bool is_linking_preposition(const Reading& reading, uint32_t token) {
  for (std::string_view word : {"of", "for", "in", "at", "from", "with", "on", "to", "against", "under", "near",
                                "within", "across", "around", "behind", "about", "by", "between", "over"}) {
    if (reading.is(token, word)) return true;
  }
  return false;
}

bool is_personal_pronoun(const Reading& reading, uint32_t token) {
  return reading.has(token, tag::pronoun) && !reading.is(token, "that") && !reading.is(token, "there");
}

bool is_relative_pronoun(const Reading& reading, uint32_t token) {
  if (reading.tokens.tokens[token].all_upper) return false;  // "The WHO said"
  return reading.is(token, "who") || reading.is(token, "which") || reading.is(token, "that");
}

bool is_nominal(const Reading& reading, uint32_t token) {
  if (reading.is_punctuation(token)) return false;
  if (is_verb_only(reading, token)) return false;
  return reading.has(token, tag::nominal) || reading.tokens.tokens[token].kind == TokenKind::number;
}

bool is_inner_mark(const Reading& reading, uint32_t token) {
  return reading.is(token, "&") || reading.is(token, "/") || reading.is(token, "%") || reading.is(token, "$") ||
         reading.is(token, "-");
}

// A participle inside a noun phrase: "the newly elected president", "two unnamed officials".
bool is_inner_modifier(const Reading& reading, uint32_t token) {
  if (!reading.has(token, tag::participle | tag::gerund | tag::adverb)) return false;
  const uint32_t before = reading.previous(token);
  if (before == no_token) return reading.has(token, tag::participle);        // "Registered voters"
  if (reading.is(before, "of")) return reading.has(token, tag::participle);  // "half of registered voters"
  return reading.has(before, tag::determiner | tag::possessive | tag::adverb | tag::adjective | tag::number) &&
         !reading.has(before, tag::pronoun);
}

class LeftWalk {
 public:
  explicit LeftWalk(const Reading& reading) : reading_(reading) {}

  // The noun phrase whose last word is `last`.
  TokenRange run(uint32_t last) {
    begin_ = no_token;
    uint32_t at = last;
    for (uint32_t i = 0; i < max_words && at != no_token && takes_in(at); ++i) {
      begin_ = at;
      at = reading_.previous(at);
      if (stopped_) break;
    }
    if (begin_ == no_token) return {};
    trim_left(last);
    return begin_ <= last && has_head(last) ? TokenRange{begin_, last + 1} : TokenRange{};
  }

 private:
  bool takes_in(uint32_t at) {
    if (reading_.opens_quote(at)) return is_nickname(at);
    if (reading_.is_punctuation(at)) return takes_in_mark(at);
    const uint32_t before = reading_.previous(at);
    if (is_personal_pronoun(reading_, at)) {
      stopped_ = true;
      return begin_ == no_token || after_preposition(at) || reading_.is(at, "her");  // "her family"
    }
    if (reading_.is(at, "that") || reading_.is(at, "as")) return false;
    if (reading_.has(at, tag::possessive | tag::determiner) && !reading_.has(at, tag::nominal))
      return takes_in_opener(at);
    if (reading_.has(at, tag::preposition) && !reading_.has(at, tag::noun | tag::name)) {
      return begin_ != no_token && is_linking_preposition(reading_, at) && before != no_token &&
             (is_nominal(reading_, before) || reading_.has(before, tag::determiner) || reading_.is(before, ")") ||
              reading_.is(before, "%")) &&
             !reading_.has(before, tag::time);
    }
    if (reading_.has(at, tag::conjunction)) return takes_in_conjunction(at, before);
    if (is_nominal(reading_, at)) return true;
    return begin_ != no_token && is_inner_modifier(reading_, at);
  }

  // Ann "Bee" Lee
  bool is_nickname(uint32_t open) const {
    const Quote& quote = reading_.quotes[reading_.words[open].quote];
    const uint32_t before = reading_.previous(open);
    return begin_ != no_token && quote.closed && quote.end() - quote.begin() <= 3 && before != no_token &&
           reading_.has(before, tag::name) && reading_.has(begin_, tag::name) &&
           !reading_.is_punctuation(quote.end() - 1);
  }

  bool after_preposition(uint32_t at) const {
    const uint32_t before = reading_.previous(at);
    return before != no_token && reading_.has(before, tag::preposition);
  }

  // "the", "his", "'s": the phrase ends here on the left unless a preposition or an owner goes on.
  bool takes_in_opener(uint32_t at) {
    const uint32_t before = reading_.previous(at);
    if (before == no_token) return true;
    if (reading_.is(at, "'s") || reading_.is(at, "\xE2\x80\x99s")) return begin_ != no_token;
    const bool goes_on = reading_.has(before, tag::preposition) || reading_.has(before, tag::determiner) ||
                         (reading_.has(before, tag::conjunction) && begin_ != no_token);
    stopped_ = !goes_on;
    return true;
  }

  bool takes_in_mark(uint32_t at) {
    if (reading_.is(at, "%")) return true;  // "the 16% who"
    if (is_inner_mark(reading_, at)) return begin_ != no_token;
    if (reading_.is(at, "'") || reading_.is(at, "\xE2\x80\x99")) return begin_ != no_token;  // "veterans' groups"
    return false;
  }

  bool takes_in_conjunction(uint32_t at, uint32_t before) const {
    if (begin_ == no_token || before == no_token || !reading_.is(at, "and")) return false;
    if (!reading_.has(before, tag::name | tag::noun) || is_verb_only(reading_, before)) return false;
    if (reading_.has(before, tag::name) || !reading_.has(begin_, tag::name)) return !reading_.has(before, tag::time);
    // "the mayor and Lee", but not "to resign last night and Lee said".
    const uint32_t opener = reading_.previous(before);
    return opener != no_token && reading_.has(opener, tag::determiner | tag::possessive | tag::preposition);
  }

  // "In Paris on Monday Ann Lee": what leads in is no part of the name.
  void trim_left(uint32_t last) {
    while (begin_ < last && (reading_.has(begin_, tag::preposition | tag::conjunction) || is_lead_in(begin_))) ++begin_;
  }

  bool is_lead_in(uint32_t at) const {
    return (reading_.has(at, tag::time) && !reading_.is(at, "may") && begin_ < at + 1) ||
           (reading_.is_punctuation(at) && !reading_.opens_quote(at));
  }

  bool has_head(uint32_t last) const {
    for (uint32_t i = begin_; i <= last; ++i) {
      if (reading_.has(i, tag::noun | tag::name | tag::pronoun | tag::number)) return true;
    }
    return reading_.has(last, tag::determiner | tag::adjective);
  }

  const Reading& reading_;
  uint32_t begin_ = no_token;
  bool stopped_ = false;
};

// The comma that opens the insertion which the comma `close` ends; no_token without one near.
uint32_t opening_comma(const Reading& reading, uint32_t close) {
  uint32_t at = reading.previous(close);
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading.previous(at)) {
    if (reading.is(at, ",")) return at;
    if (reading.is(at, ";") || reading.is(at, ":")) return no_token;
  }
  return no_token;
}

uint32_t opening_bracket(const Reading& reading, uint32_t close) {
  uint32_t at = reading.previous(close);
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading.previous(at)) {
    if (reading.is(at, "(")) return at;
  }
  return no_token;
}

// What stands between two commas behind a noun: an apposition is part of the source, another insertion is not.
bool is_apposition(const Reading& reading, TokenRange inner) {
  if (inner.empty() || reading.opens_quote(inner.begin)) return false;
  const uint32_t first = inner.begin;
  if (reading.has(first, tag::question_word | tag::preposition | tag::conjunction | tag::subordinator | tag::gerund)) {
    return false;
  }
  return reading.has(first, tag::nominal | tag::determiner) && !reading.has(first, tag::time);
}

// Only a relative clause or what leads in with a preposition may part a subject from its verb.
bool is_insertion(const Reading& reading, TokenRange inner) {
  if (inner.empty()) return false;
  if (reading.opens_quote(inner.begin)) return false;
  return reading.has(inner.begin, tag::question_word | tag::preposition | tag::gerund | tag::participle | tag::adverb |
                                      tag::subordinator);
}

Subject over_brackets(const Reading& reading, uint32_t close) {
  const uint32_t open = opening_bracket(reading, close);
  const uint32_t last = open == no_token ? no_token : reading.previous(open);
  if (last == no_token) return {};
  const TokenRange core = LeftWalk(reading).run(last);
  if (core.empty()) return {};
  return {{core.begin, close + 1}, no_token};
}

// "Ann Lee, who is head of the Red Group, a chain, told": the noun before ", who" where `found` stands inside its
// clause.
TokenRange before_relative_clause(const Reading& reading, TokenRange found) {
  uint32_t at = reading.previous(found.begin);
  if (at == no_token) return {};
  if (!reading.is(at, "who") && !reading.has(at, tag::any_verb | tag::preposition | tag::conjunction)) return {};
  for (uint32_t i = 0; i < 12 && at != no_token && !reading.is(at, ","); ++i, at = reading.previous(at)) {
    const uint32_t comma = reading.is(at, "who") ? reading.previous(at) : no_token;
    if (comma == no_token || !reading.is(comma, ",")) continue;
    const uint32_t last = reading.previous(comma);
    return last == no_token ? TokenRange{} : LeftWalk(reading).run(last);
  }
  return {};
}

Subject over_commas(const Reading& reading, uint32_t close) {
  uint32_t open = opening_comma(reading, close);
  uint32_t end = close;
  for (int i = 0; i < 4 && open != no_token; ++i) {
    const TokenRange inner{open + 1, end};
    const uint32_t last = reading.previous(open);
    if (last == no_token) return {};
    const bool apposition = is_apposition(reading, inner);
    if (!apposition && !is_insertion(reading, inner)) return {};
    const TokenRange core = reading.is(last, ")") ? over_brackets(reading, last).range : LeftWalk(reading).run(last);
    const bool day =
        !core.empty() && reading.has(core.end - 1, tag::time);  // "earlier this week, a commander, ..., said"
    if (!core.empty() && !day) {
      const TokenRange before = before_relative_clause(reading, core);
      return {before.empty() ? TokenRange{core.begin, apposition ? close : core.end} : before, no_token};
    }
    if (apposition) return {inner, no_token};
    end = open;
    open = opening_comma(reading, open);
  }
  return {};
}

// "who said": the noun before "who", over a comma.
Subject over_relative(const Reading& reading, uint32_t pronoun) {
  uint32_t last = reading.previous(pronoun);
  if (last != no_token && reading.is(last, ",")) last = reading.previous(last);
  if (last == no_token) return {};
  return {LeftWalk(reading).run(last), pronoun};
}

// "the men who signed the letter" before "said": the walk stops at "signed"; the subject stands before "who".
TokenRange widen_over_relative_clause(const Reading& reading, TokenRange found) {
  uint32_t at = reading.previous(found.begin);
  if (at == no_token || !reading.has(at, tag::any_verb | tag::preposition | tag::adverb)) return found;
  for (uint32_t i = 0; i < 12 && at != no_token; ++i, at = reading.previous(at)) {
    if (reading.is_punctuation(at) || reading.has(at, tag::conjunction)) return found;
    if (!reading.is(at, "who")) continue;
    const uint32_t last = reading.previous(at);
    if (last == no_token || reading.is_punctuation(last)) return found;
    const TokenRange core = LeftWalk(reading).run(last);
    return core.empty() ? found : TokenRange{core.begin, found.end};
  }
  return found;
}

// "Democrats - and some Republicans - say"
Subject over_dashes(const Reading& reading, uint32_t close) {
  uint32_t at = reading.previous(close);
  for (uint32_t i = 0; i < max_words && at != no_token && !is_dash(reading, at); ++i) at = reading.previous(at);
  const uint32_t last = at == no_token ? no_token : reading.previous(at);
  if (last == no_token || !is_dash(reading, at)) return {};
  return {LeftWalk(reading).run(last), no_token};
}

bool is_plain_participle(const Reading& reading, uint32_t token) {
  return reading.has(token, tag::participle) && is_verb_only(reading, token);
}

// "those surveyed", "a poll released": the noun before the participle, with it.
TokenRange over_participle(const Reading& reading, uint32_t last) {
  if (!is_plain_participle(reading, last)) return {};
  const uint32_t noun = reading.previous(last);
  if (noun == no_token || reading.is_punctuation(noun)) return {};
  const TokenRange core = LeftWalk(reading).run(noun);
  return core.empty() ? core : TokenRange{core.begin, last + 1};
}

// "documents obtained by the paper": the noun before "obtained by".
TokenRange widen_over_agent(const Reading& reading, TokenRange found) {
  const uint32_t by = reading.previous(found.begin);
  if (by == no_token || !is_linking_preposition(reading, by)) return found;
  const uint32_t participle = reading.previous(by);
  if (participle == no_token) return found;
  const TokenRange core = over_participle(reading, participle);
  return core.empty() ? found : TokenRange{core.begin, found.end};
}

// "The president on Monday night": what stands before the day; `last` itself where no day ends there.
uint32_t before_time(const Reading& reading, uint32_t last) {
  uint32_t at = last;
  bool time = false;
  for (int i = 0; i < 4 && at != no_token && reading.has(at, tag::time | tag::number); ++i) {
    time = time || reading.has(at, tag::time);
    at = reading.previous(at);
  }
  if (!time || at == no_token) return last;
  while (at != no_token &&
         (reading.is(at, "on") || reading.is(at, "in") || reading.is(at, "last") || reading.is(at, "early") ||
          reading.is(at, "late") || reading.is(at, "this") || reading.is(at, "the"))) {
    at = reading.previous(at);
  }
  return at == no_token ? last : at;
}

}  // namespace

bool is_verb_only(const Reading& reading, uint32_t token) {
  return reading.has(token, tag::any_verb) &&
         !reading.has(token, tag::noun | tag::name | tag::adjective | tag::pronoun);
}

Subject subject_before(const Reading& reading, uint32_t token) {
  const uint32_t last = before_time(reading, reading.previous(token));
  if (last == no_token) return {};
  if (reading.is(last, ",")) return over_commas(reading, last);
  if (reading.is(last, ")")) return over_brackets(reading, last);
  if (is_relative_pronoun(reading, last)) return over_relative(reading, last);
  if (is_dash(reading, last)) return over_dashes(reading, last);
  TokenRange found = LeftWalk(reading).run(last);
  if (found.empty()) found = over_participle(reading, last);
  if (found.empty()) return {};
  found = widen_over_agent(reading, found);
  return {widen_over_relative_clause(reading, found), no_token};
}

bool is_dash(const Reading& reading, uint32_t token) {
  const std::string_view text = reading.text(token);
  return text == "\xE2\x80\x93" || text == "\xE2\x80\x94" || text == "--";
}

bool is_actor(const Reading& reading, uint32_t token) {
  std::string folded(reading.text(token));
  for (char& c : folded) c = to_ascii_lower(c);
  return reading.has(token, tag::document) || reading.lexicon.actors.find(folded) != nullptr;
}

TokenRange owner_before(const Reading& reading, uint32_t noun) {
  uint32_t at = reading.previous(noun);
  for (int i = 0; i < 3 && at != no_token && reading.has(at, tag::adjective | tag::participle | tag::noun) &&
                  !reading.has(at, tag::possessive | tag::determiner | tag::name);
       ++i) {
    at = reading.previous(at);
  }
  if (at == no_token || !reading.has(at, tag::possessive)) return {};
  if (!reading.is(at, "'s") && !reading.is(at, "\xE2\x80\x99s")) return {at, at + 1};
  const uint32_t last = reading.previous(at);
  if (last == no_token) return {};
  return subject_before(reading, at).range;
}

namespace {

bool is_finite_here(const Reading& reading, uint32_t token) {
  return reading.has(token, tag::finite_verb) && (is_verb_only(reading, token) || reading.has(token, tag::modal));
}

}  // namespace

TokenRange governing_subject(const Reading& reading, uint32_t token) {
  const TokenRange stretch = reading.stretch_of(token).tokens;
  for (uint32_t at = stretch.begin, i = 0; at != no_token && at < token && i < 200; at = reading.next(at), ++i) {
    if (reading.opens_quote(at) || reading.is_punctuation(at) || at == stretch.begin) continue;
    if (!is_finite_here(reading, at)) continue;
    uint32_t group = at;
    if (reading.has(at, tag::pronoun)) return {at, at + 1};  // "he'd"
    for (uint32_t left = reading.previous(at);
         left != no_token && reading.has(left, tag::adverb) && !reading.has(left, tag::noun | tag::name);
         left = reading.previous(left)) {
      group = left;
    }
    const Subject subject = subject_before(reading, group);
    if (!subject.range.empty() && subject.relative == no_token) return subject.range;
  }
  return {};
}

TokenRange nearest_subject(const Reading& reading, uint32_t token) {
  uint32_t at = reading.previous(token);
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading.previous(at)) {
    if (reading.opens_quote(at) || reading.is_punctuation(at)) continue;
    if (!is_finite_here(reading, at)) continue;
    if (reading.has(at, tag::pronoun)) return {at, at + 1};  // "he'd"
    uint32_t group = at;
    for (uint32_t left = reading.previous(at); left != no_token && reading.has(left, tag::adverb | tag::auxiliary) &&
                                               !reading.has(left, tag::noun | tag::name);
         left = reading.previous(left)) {
      if (reading.has(left, tag::pronoun)) return {left, left + 1};
      group = left;
    }
    const Subject subject = subject_before(reading, group);
    if (!subject.range.empty()) return subject.range;
  }
  return {};
}

namespace {

// "in a letter", "at a news conference": where somebody says it, no part of who does.
bool names_occasion(const Reading& reading, uint32_t preposition) {
  if (!reading.is(preposition, "in") && !reading.is(preposition, "at")) return false;
  uint32_t at = reading.next(preposition);
  for (int i = 0; i < 3 && at != no_token; ++i, at = reading.next(at)) {
    if (reading.has(at, tag::occasion)) return true;
    if (reading.has(at, tag::name) || !reading.has(at, tag::determiner | tag::possessive | tag::adjective | tag::noun))
      return false;
  }
  return false;
}

}  // namespace

TokenRange noun_phrase_at(const Reading& reading, uint32_t token) {
  uint32_t end = token;
  uint32_t at = token;
  bool nominal = false;
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading.next(at)) {
    if (reading.is_punctuation(at) && !is_inner_mark(reading, at)) break;
    if (is_personal_pronoun(reading, at)) {
      if (nominal) break;
      return {at, at + 1};
    }
    if (reading.has(at, tag::conjunction)) {
      const uint32_t after = reading.next(at);
      if (!nominal || after == no_token || !(is_nominal(reading, after) || reading.has(after, tag::determiner))) break;
      continue;
    }
    if (reading.has(at, tag::preposition) && !reading.has(at, tag::noun | tag::name)) {
      if (!nominal || !is_linking_preposition(reading, at) || names_occasion(reading, at)) break;
      continue;
    }
    if (nominal && reading.has(at, tag::time)) break;
    if (reading.has(at, tag::determiner | tag::possessive)) {
      const uint32_t before = reading.previous(at);
      if (nominal && !reading.is(at, "'s") && !reading.is(at, "\xE2\x80\x99s") && before != no_token &&
          is_nominal(reading, before)) {
        break;
      }
      nominal = nominal || reading.has(at, tag::determiner);
      end = at + 1;
      continue;
    }
    if (!is_nominal(reading, at) && !(is_inner_modifier(reading, at))) break;
    nominal = true;
    end = at + 1;
  }
  return {token, end};
}

namespace {

// Behind "(R)" and what "of" adds to it ("Lee (R) of Ohio"); `end` itself where no bracket stands there.
uint32_t behind_bracket(const Reading& reading, uint32_t end) {
  uint32_t at = reading.next(end - 1);
  if (at == no_token || !reading.is(at, "(")) return end;
  for (uint32_t i = 0; i < 12 && at != no_token && !reading.is(at, ")"); ++i) at = reading.next(at);
  if (at == no_token || !reading.is(at, ")")) return end;
  const uint32_t of = reading.next(at);
  const uint32_t place = of != no_token && reading.is(of, "of") ? reading.next(of) : no_token;
  const TokenRange added = place == no_token ? TokenRange{} : noun_phrase_at(reading, place);
  return added.empty() ? at + 1 : added.end;
}

// Behind one apposition that a comma parts from what ends at `end`; `end` itself without one.
uint32_t behind_apposition(const Reading& reading, uint32_t end) {
  const uint32_t comma = reading.next(end - 1);
  if (comma == no_token || !reading.is(comma, ",")) return end;
  uint32_t inner_end = comma + 1;
  for (uint32_t at = reading.next(comma), i = 0; i < max_words && at != no_token; ++i, at = reading.next(at)) {
    if (reading.is_punctuation(at) && (reading.is(at, ",") || reading.is(at, ".") || reading.is(at, ";"))) break;
    inner_end = at + 1;
  }
  const TokenRange inner{comma + 1, inner_end};
  return is_apposition(reading, inner) && !has_finite_verb(reading, inner) ? inner_end : end;
}

}  // namespace

TokenRange described_noun_phrase_at(const Reading& reading, uint32_t token) {
  const TokenRange core = noun_phrase_at(reading, token);
  if (core.empty()) return core;
  return {core.begin, behind_apposition(reading, behind_bracket(reading, core.end))};
}

bool has_finite_verb(const Reading& reading, TokenRange range) {
  for (uint32_t at = range.begin; at != no_token && at < range.end; at = reading.next(at)) {
    if (reading.opens_quote(at) || reading.is_punctuation(at)) continue;
    if (reading.has(at, tag::modal)) return true;
    if (reading.has(at, tag::past | tag::present_s | tag::present) &&
        !reading.has(at, tag::noun | tag::adjective | tag::name)) {
      return true;
    }
  }
  return false;
}

}  // namespace onrecord
