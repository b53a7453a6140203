#include "onrecord/attribution/clauses.h"

#include <algorithm>

#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

bool is_time_preposition(const Reading& reading, uint32_t token) {
  for (std::string_view word : {"on", "in", "last", "this", "next", "early", "late", "earlier", "later", "during", "at",
                                "by", "since", "the", "every", "that"}) {
    if (reading.is(token, word)) return true;
  }
  return false;
}

// May is a month behind a preposition or before a number, else it may be a name.
bool is_time_word(const Reading& reading, uint32_t at, bool led_in) {
  if (reading.has(at, tag::time)) return true;
  const uint32_t after = reading.next(at);
  const bool before_number = after != no_token && reading.has(after, tag::number);
  return reading.text(at) == "May" && (led_in || before_number);
}

// The cheap question first: a time stands at the token or up to two words behind it.
bool has_time_near(const Reading& reading, uint32_t token) {
  for (int i = 0; i < 3 && token != no_token; ++i, token = reading.next(token)) {
    if (reading.has(token, tag::time) || reading.text(token) == "May") return true;
  }
  return false;
}

bool is_occasion_preposition(const Reading& reading, uint32_t token) {
  for (std::string_view word : {"in", "at", "during", "on", "via", "through", "to", "after", "before", "from",
                                "following", "by", "with", "of"}) {
    if (reading.is(token, word)) return true;
  }
  return false;
}

bool holds(const Reading& reading, TokenRange range, uint32_t tags) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.has(i, tags)) return true;
  }
  return false;
}

bool is_show(const Reading& reading, uint32_t token) {
  if (token == no_token || !reading.opens_quote(token)) return false;
  return looks_like_show(reading.article, reading.tokens, reading.quotes[reading.words[token].quote]);
}

// The end of a phrase that a show in marks completes: "the CBN program "Morning Talk"", "CBN' "Morning Talk"".
// `inside`: a token of the same stretch.
uint32_t behind_show(const Reading& reading, uint32_t end, uint32_t inside) {
  const uint32_t limit = reading.stretch_of(inside).tokens.end;
  const bool owner = end + 1 < limit && (reading.is(end, "'") || reading.text(end) == "\xE2\x80\x99" ||
                                         reading.is(end, "'s") || reading.is(end, "on"));
  if (owner && is_show(reading, end + 1)) ++end;
  return end < limit && is_show(reading, end) ? reading.quotes[reading.words[end].quote].outer_end() : end;
}

// Behind the day in "a Tuesday morning | interview", "his Dec. 8 | dissent", where the phrase read so far ends before
// it; the end of the phrase where no noun follows a day.
uint32_t behind_date_inside(const Reading& reading, TokenRange phrase) {
  if (phrase.empty() || !reading.has(phrase.end - 1, tag::determiner | tag::possessive | tag::adjective))
    return phrase.end;
  const uint32_t limit = reading.stretch_of(phrase.begin).tokens.end;
  uint32_t at = phrase.end;
  while (at < limit && reading.has(at, tag::time | tag::number)) ++at;
  const bool noun = at < limit && reading.has(at, tag::nominal) && !reading.has(at, tag::preposition);
  return at > phrase.end && reading.has(phrase.end, tag::time) && noun ? at : phrase.end;
}

struct DatedPhrase {
  TokenRange range;
  uint32_t rest;  // What stands behind its day; its begin where it has none.
};

// As noun_phrase_at, with the day inside, and with "her letter", where "her" alone would do.
DatedPhrase dated_noun_phrase_at(const Reading& reading, uint32_t token) {
  const TokenRange plain = noun_phrase_at(reading, token);
  const uint32_t behind_day = behind_date_inside(reading, plain);
  const uint32_t after = plain.empty() ? no_token : reading.next(token);
  const bool owned =
      plain.end == token + 1 && reading.is(token, "her") && after == token + 1 && reading.has(after, tag::nominal);
  const TokenRange phrase = owned ? TokenRange{plain.begin, noun_phrase_at(reading, after).end} : plain;
  const uint32_t dated = owned ? behind_date_inside(reading, phrase) : behind_day;
  const uint32_t end = dated == phrase.end ? phrase.end : noun_phrase_at(reading, dated).end;
  return {{plain.begin, end}, end == plain.end ? plain.begin : behind_day};
}

class BesideReader {
 public:
  // `last`: the token behind which it begins.
  BesideReader(const Rulebook& book, uint32_t last) : book_(book), reading_(book.reading) {
    out_.at = reading_.next(last);
  }

  Beside run(bool hearers) {
    if (hearers) read_hearers();
    for (int i = 0; i < 5 && out_.at != no_token && read_one(); ++i) {
    }
    find_that();
    return out_;
  }

 private:
  void read_hearers() {
    if (out_.at == no_token || reading_.is(out_.at, "that")) return;
    const bool show = is_show(reading_, out_.at);
    if (!show && !reading_.has(out_.at, tag::nominal | tag::determiner | tag::pronoun | tag::possessive)) return;
    TokenRange phrase = noun_phrase_at(reading_, out_.at);
    if (phrase.empty() && !show) return;
    const uint32_t after = phrase.empty() ? no_token : reading_.next(phrase.end - 1);
    if (after != no_token && (reading_.is(after, "earlier") || reading_.is(after, "ago"))) {  // "years earlier"
      out_.said_at = {phrase.begin, after + 1};
      out_.at = reading_.next(after);
      return;
    }
    // "told CNN on Friday": the day is no part of the hearers.
    for (uint32_t i = phrase.begin + 1; i < phrase.end; ++i) {
      const bool leads = reading_.is(i, "on") || reading_.is(i, "in") || reading_.is(i, "at") || reading_.is(i, "to");
      if (leads || reading_.has(i, tag::time)) {
        phrase.end = i;
        break;
      }
    }
    phrase.end = behind_show(reading_, phrase.end, out_.at);
    out_.addressee = phrase;
    out_.circumstances.push_back(phrase);
    out_.at = behind(phrase);
  }

  uint32_t behind(TokenRange phrase) const {
    return phrase.end < reading_.stretch_of(out_.at).tokens.end ? phrase.end : no_token;
  }

  bool read_one() { return read_time() || read_occasion() || read_adverb(); }

  bool read_time() {
    const uint32_t end = behind_time(reading_, out_.at);
    if (end == out_.at) return false;
    const uint32_t stretch_end = reading_.stretch_of(out_.at).tokens.end;
    if (out_.said_at.empty()) out_.said_at = {out_.at, end == no_token ? last_word(out_.at, stretch_end) : end};
    out_.at = end;
    return true;
  }

  uint32_t last_word(uint32_t from, uint32_t end) const {
    while (end > from + 1 && reading_.is_punctuation(end - 1)) --end;
    return end;
  }

  // "in a statement on Friday", "at a news conference", "to reporters", "on Twitter".
  bool read_occasion() {
    if (!is_occasion_preposition(reading_, out_.at)) return false;
    const uint32_t first = reading_.next(out_.at);
    if (first == no_token || (reading_.opens_quote(first) && !is_show(reading_, first))) return false;
    auto [phrase, rest] = dated_noun_phrase_at(reading_, first);
    if (phrase.empty() && !is_show(reading_, first)) return false;
    for (uint32_t i = rest; i < phrase.end; ++i) {
      if (!reading_.has(i, tag::time) || i == phrase.begin) continue;
      phrase.end = reading_.has(i - 1, tag::preposition) ? i - 1 : i;
    }
    const uint32_t words_end = phrase.end;
    phrase.end = behind_show(reading_, phrase.end, out_.at);
    if (phrase.empty()) return false;
    const bool to_hearers = reading_.is(out_.at, "to");
    const bool known = holds(reading_, phrase, tag::occasion | tag::medium) || phrase.end > words_end;
    if (to_hearers) {
      if (out_.addressee.empty()) out_.addressee = phrase;
    } else if (known) {
      if (out_.occasion.empty() && phrase.end == words_end) out_.occasion = phrase;
    } else if (!ends_clearly(phrase) && !are_names(phrase)) {
      return false;  // "said in talks the plan": where the phrase ends is not clear.
    }
    out_.circumstances.push_back({out_.at, behind_agent(phrase.end)});
    out_.at = behind(out_.circumstances.back());
    return true;
  }

  // Before a mark or "that".
  bool ends_clearly(TokenRange phrase) const {
    const uint32_t at = reading_.next(phrase.end - 1);
    return at == no_token || reading_.is_punctuation(at) || reading_.is(at, "that");
  }

  bool are_names(TokenRange phrase) const {
    for (uint32_t i = phrase.begin; i < phrase.end; ++i) {
      if (!reading_.has(i, tag::name)) return false;
    }
    return true;
  }

  // "an interview published by People", "an interview aired on CNN": the participle and who published it belong to the
  // phrase.
  uint32_t behind_agent(uint32_t end) const {
    const uint32_t limit = reading_.stretch_of(out_.at).tokens.end;
    if (end + 1 >= limit || !reading_.has(end, tag::participle) || reading_.opens_quote(end + 1)) return end;
    if (behind_time(reading_, end + 1) != end + 1) return end + 1;  // "an interview aired Sunday"
    if (end + 2 >= limit) return end;
    if (!is_occasion_preposition(reading_, end + 1) && !reading_.is(end + 1, "for")) return end;
    const TokenRange agent = noun_phrase_at(reading_, end + 2);
    return agent.empty() ? end : behind_show(reading_, agent.end, out_.at);
  }

  bool read_adverb() {
    if (!reading_.has(out_.at, tag::adverb) || reading_.is_punctuation(out_.at)) return false;
    if (reading_.has(out_.at, tag::noun | tag::determiner | tag::pronoun | tag::negation | tag::adjective |
                                  tag::preposition | tag::conjunction | tag::subordinator | tag::question_word)) {
      return false;
    }
    out_.at = reading_.next(out_.at);
    return true;
  }

  // "that" at the place, or a little further behind what has no verb or stands between marks: "told an audience in Ohio
  // that", "wrote in a letter — found on Monday — that".
  void find_that() {
    uint32_t at = out_.at;
    bool comma = false;
    for (int i = 0; i < 16 && at != no_token; ++i, at = reading_.next(at)) {
      if (reading_.is(at, "that")) break;
      if (const uint32_t close = mark_before_that(at); close != no_token) {
        at = close;
        continue;
      }
      if (reading_.is(at, ":") || reading_.is(at, ";") || reading_.opens_quote(at) || book_.cue_at[at] >= 0) return;
      if (reading_.is(at, ",")) comma = true;
      const bool verb = is_verb_only(reading_, at) && !modifies_noun(at);
      if ((verb && !comma) || (i > 0 && reading_.has(at, tag::conjunction) && comma)) return;
      if (i == 0 && !starts_phrase(at)) return;
    }
    if (at == no_token || !reading_.is(at, "that")) return;
    const uint32_t before = reading_.previous(at);
    const uint32_t content = reading_.next(at);
    if (content == no_token || is_relative(before, content)) return;
    const bool inserted = before != no_token && reading_.is_punctuation(before);
    if (inserted && reading_.has(content, tag::time)) return;  // "in the rain, that day"
    const uint32_t behind = reading_.next(content);
    const bool ends = behind == no_token || reading_.is(behind, ".");
    if (ends && !reading_.opens_quote(content)) return;  // "that day"
    // "said the man that ..." is a relative clause; a phrase with a preposition or an adverb has let us come here.
    if (at != out_.at && !leads_away(out_.at) && before != no_token && !reading_.is_punctuation(before)) return;
    out_.at = content;
    out_.has_that = true;
  }

  // The mark before "that" which ends the insertion that `open` begins: a comma, a dash, a title in marks.
  uint32_t mark_before_that(uint32_t open) const {
    constexpr uint32_t max_insertion = 20;
    const bool title = open != out_.at && reading_.opens_quote(open);
    if (!title && !reading_.is(open, ",") && !is_dash(reading_, open)) return no_token;
    uint32_t at = open;
    for (uint32_t i = 0; i < max_insertion && at != no_token; ++i) {
      const uint32_t after = reading_.next(at);
      const bool closes = at != open ? reading_.text(at) == reading_.text(open) : title;
      if (closes) return after != no_token && reading_.is(after, "that") ? at : no_token;
      at = after;
    }
    return no_token;
  }

  // "behind closed doors"
  bool modifies_noun(uint32_t token) const {
    const uint32_t before = reading_.previous(token), after = reading_.next(token);
    return reading_.has(token, tag::participle) && before != no_token && after != no_token &&
           reading_.has(before, tag::preposition | tag::determiner) && reading_.has(after, tag::noun);
  }

  // "the debt that could be forgiven", "so that he could": no content clause.
  bool is_relative(uint32_t before, uint32_t content) const {
    if (before != no_token && (reading_.is(before, "so") || reading_.is(before, "now") || reading_.is(before, "such")))
      return true;
    return reading_.has(content, tag::modal | tag::past | tag::present_s) &&
           !reading_.has(content, tag::noun | tag::adjective | tag::pronoun | tag::name);
  }

  bool leads_away(uint32_t at) const {
    return reading_.has(at, tag::preposition | tag::adverb | tag::time) || reading_.is(at, ",");
  }
  bool starts_phrase(uint32_t at) const { return leads_away(at) || reading_.is_punctuation(at); }

  const Rulebook& book_;
  const Reading& reading_;
  Beside out_;
};

bool is_teller(const Cue& cue) {
  return (cue.verb->takes & takes::clause) != 0 && (cue.form == CueForm::finite || cue.form == CueForm::gerund);
}

bool has_auxiliary(const Reading& reading, const Cue& cue) { return reading.has(cue.group.begin, tag::auxiliary); }

// "said he had threatened to go and had called her a liar": with an auxiliary that its own cue lacks, the second verb
// goes on with the verb of the content.
bool goes_with_content(const Reading& reading, const Cue& cue, const Cue& own) {
  return has_auxiliary(reading, cue) && !own.group.empty() && !has_auxiliary(reading, own);
}

// "He lied when he told them that it was safe": the clause behind "when" belongs to what is said, but for one behind a
// comma.
bool binds_clause(const Reading& reading, uint32_t token) {
  if (!reading.is(token, "when") && !reading.is(token, "as")) return false;
  const uint32_t before = reading.previous(token);
  return before != no_token && !reading.is(before, ",");
}

// Whether an attribution of its own begins at `token`, which follows a comma or a conjunction.
bool attribution_begins(const Rulebook& book, uint32_t token, const Cue& own, bool after_comma) {
  const Reading& reading = book.reading;
  if (after_comma && reading.is(token, "according")) return true;
  const int32_t index = book.starts[token];
  if (index < 0) return false;
  const Cue& cue = book.cues[index];
  if (cue.head == own.head) return false;
  if (cue.form == CueForm::gerund) return after_comma && cue.verb->kind == CueKind::says;
  if (cue.form != CueForm::finite) return false;
  if (cue.shares_subject) {
    return own.form == CueForm::finite && cue.verb->kind == CueKind::says && !goes_with_content(reading, cue, own);
  }
  return is_teller(cue) && cue.verb->kind == CueKind::says && cue.group.begin > token;
}

bool parts_clauses(const Reading& reading, uint32_t token) { return reading.has(token, tag::parting); }

// "While some say ..., the ministry ...", "Asked whether ..., Lee said": the main clause follows behind a comma.
bool stands_in_opening_clause(const Reading& reading, const Cue& own) {
  const uint32_t first = reading.stretch_of(own.head).tokens.begin;
  if (own.verb == nullptr || own.group.empty()) return false;
  if (own.group.begin == first) return own.form != CueForm::finite || own.source.empty();
  if (own.source.empty()) return false;
  const uint32_t before = reading.previous(own.source.begin);
  return before == first && (reading.has(before, tag::subordinator) || reading.is(before, "as"));
}

// 'the plan "is off," Lee said': the comma stands inside the marks.
bool ends_with_comma(const Reading& reading, uint32_t open) {
  return reading.opens_quote(open) && reading.is(reading.quotes[reading.words[open].quote].end() - 1, ",");
}

// Who reports within his own words goes on with them: "People say it is over, | but it is not," Lee said.
bool speaker_goes_on(const Reading& reading, uint32_t conjunction) {
  if (reading.stretch_of(conjunction).quote < 0 || !reading.has(conjunction, tag::conjunction)) return false;
  const uint32_t subject = reading.next(conjunction);
  return subject != no_token && main_clause_begins(reading, subject);
}

// Whether the bracket that closes at `close` opens before `from`: "(Lee said she knew) and left".
bool opens_before(const Reading& reading, uint32_t close, uint32_t from) {
  constexpr uint32_t max_in_brackets = 60;
  uint32_t at = reading.previous(close);
  for (uint32_t i = 0; i < max_in_brackets && at != no_token; ++i, at = reading.previous(at)) {
    if (reading.is(at, ")")) return false;
    if (reading.is(at, "(")) return at < from;
  }
  return false;
}

// "(said that) in May, | she told the court it was over": the clause of the content has not begun.
bool is_opening_phrase(const Reading& reading, TokenRange range) {
  constexpr uint32_t opens = tag::preposition | tag::subordinator | tag::participle | tag::gerund | tag::adverb;
  constexpr uint32_t max_words = 25;
  return range.end - range.begin <= max_words && reading.has(range.begin, opens) && !has_finite_verb(reading, range);
}

uint32_t find_end(const Rulebook& book, uint32_t from, const Cue& own, bool object) {
  const Reading& reading = book.reading;
  const uint32_t end = reading.stretch_of(from).tokens.end;
  const bool subordinate = stands_in_opening_clause(reading, own);
  uint32_t walked = 0;
  for (uint32_t at = from; at != no_token; at = reading.next(at)) {
    if (++walked > max_clause_words) return at;
    if (ends_with_comma(reading, at)) {
      const uint32_t behind = reading.next(at);
      if (behind != no_token && attribution_begins(book, behind, own, true)) return behind;
    }
    if (!parts_clauses(reading, at)) continue;
    if (reading.is(at, ";")) return at;
    if (reading.is(at, ")") && opens_before(reading, at, from)) return at;
    if (at == from) continue;
    uint32_t after = reading.next(at);
    const bool comma = reading.is(at, ",");
    if (comma && after != no_token && parts_clauses(reading, after)) {
      const uint32_t behind = reading.next(after);
      if (behind != no_token && attribution_begins(book, behind, own, false)) return at;
      if (object) return at;
    }
    if (after == no_token) continue;
    if (!binds_clause(reading, at) && attribution_begins(book, after, own, comma) &&
        (object || !is_opening_phrase(reading, {from, at}))) {
      return at;
    }
    if (comma && speaker_goes_on(reading, after)) return at;
    if (comma && own.relative != no_token && reading.has(after, tag::finite_verb | tag::present) &&
        !reading.has(after, tag::noun | tag::name)) {
      return at;
    }
    if (subordinate && comma && main_clause_begins(reading, after)) return at;
    if (object && comma && reading.has(after, tag::gerund | tag::pronoun | tag::subordinator | tag::question_word))
      return at;
  }
  return end;
}

bool is_unit(const Reading& reading, uint32_t token) {
  for (std::string_view word : {"week", "weeks", "month", "months", "year", "years", "days"}) {
    if (reading.is(token, word)) return true;
  }
  return false;
}

// "(on Monday) | last week", "(in May) of last year", "(on Tuesday) two weeks ago": the last word of what counts from
// another day; no_token where nothing does.
uint32_t last_of_counted(const Reading& reading, uint32_t token) {
  if (reading.is(token, "of")) token = reading.next(token);
  const uint32_t unit = token == no_token ? no_token : reading.next(token);
  if (unit == no_token || !is_unit(reading, unit)) return no_token;
  if (reading.is(token, "last") || reading.is(token, "this")) return unit;
  const uint32_t ago = reading.next(unit);
  const bool counts = reading.has(token, tag::number) || reading.is(token, "a") || reading.is(token, "some");
  return counts && ago != no_token && (reading.is(ago, "ago") || reading.is(ago, "earlier")) ? ago : no_token;
}

}  // namespace

bool main_clause_begins(const Reading& reading, uint32_t token) {
  if (!reading.has(token, tag::name | tag::noun | tag::pronoun | tag::determiner | tag::possessive)) return false;
  const TokenRange subject = noun_phrase_at(reading, token);
  uint32_t at = subject.empty() ? no_token : reading.next(subject.end - 1);
  while (at != no_token && reading.has(at, tag::adverb) && !reading.has(at, tag::noun)) at = reading.next(at);
  return at != no_token && reading.has(at, tag::finite_verb | tag::present);
}

uint32_t behind_time(const Reading& reading, uint32_t token) {
  if (!has_time_near(reading, token)) return token;
  uint32_t at = token;
  for (int i = 0; i < 2 && at != no_token && is_time_preposition(reading, at); ++i) at = reading.next(at);
  if (at == no_token || !is_time_word(reading, at, at != token)) return token;
  uint32_t last = at;
  for (at = reading.next(at); at != no_token; at = reading.next(at)) {
    const uint32_t year = reading.is(at, ",") ? reading.next(at) : no_token;  // "May 3, 2016"
    if (year != no_token && reading.has(year, tag::number) && reading.text(year).size() == 4) at = year;
    if (const uint32_t counted = last_of_counted(reading, at); counted != no_token) return reading.next(counted);
    const bool digits = reading.tokens.tokens[at].kind == TokenKind::number;
    if (!reading.has(at, tag::time) && !digits) break;
    last = at;
  }
  return reading.next(last);
}

Beside read_beside(const Rulebook& book, const Cue& cue, bool hearers) {
  return BesideReader(book, cue.group.end - 1).run(hearers);
}
Beside read_beside_source(const Rulebook& book, TokenRange source) {
  return BesideReader(book, source.end - 1).run(false);
}

void take_beside(Draft& draft, const Beside& beside) {
  draft.addressee = beside.addressee;
  draft.occasion = beside.occasion;
  draft.said_at = beside.said_at;
  draft.circumstances = beside.circumstances;
}

uint32_t clause_end(const Rulebook& book, uint32_t from, const Cue& own) { return find_end(book, from, own, false); }
uint32_t object_end(const Rulebook& book, uint32_t from, const Cue& own) { return find_end(book, from, own, true); }

TokenRange clause_before(const Rulebook& book, uint32_t begin) {
  const Reading& reading = book.reading;
  uint32_t last = reading.previous(begin);
  if (last != no_token && reading.is(last, "as")) last = reading.previous(last);
  if (last == no_token) return {};
  const bool quoted = reading.opens_quote(last);
  if (!reading.is(last, ",") && !quoted && !reading.is(last, "?") && !reading.is(last, "!")) return {};
  uint32_t first = reading.stretch_of(begin).tokens.begin;
  uint32_t walked = 0;
  bool closed = false;  // Inside brackets, which are walked over whole.
  for (uint32_t at = last; at != no_token && at > first; at = reading.previous(at)) {
    if (++walked > max_clause_words) return {};
    if (reading.is(at, ";")) first = at + 1;
    const bool bracket = reading.is(at, "(");
    const bool colon =
        reading.is(at, ":") && main_clause_begins(reading, at + 1);  // "He was clear: it was over, he said"
    if (colon || (bracket && !closed)) {
      first = at + 1;
      break;
    }
    if (bracket || reading.is(at, ")")) closed = !bracket;
  }
  while (first < last && reading.has(first, tag::conjunction)) ++first;
  return {first, quoted ? reading.quotes[reading.words[last].quote].outer_end() : last};
}

bool opens_with_as(const Reading& reading, uint32_t subject) {
  const uint32_t as = reading.previous(subject);
  if (as == no_token || !reading.is(as, "as")) return false;
  const uint32_t before = reading.previous(as);
  return before == no_token || reading.has(before, tag::conjunction);
}

uint32_t behind_as_clause(const Reading& reading, uint32_t at) {
  constexpr uint32_t max_words = 12;
  constexpr uint32_t leads = tag::preposition | tag::adverb | tag::time | tag::parting;
  if (at == no_token || !reading.has(at, leads)) return no_token;  // "As he told the story, ..."
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading.next(at)) {
    if (reading.is(at, ",")) return reading.next(at);
    if (is_verb_only(reading, at) || reading.is_punctuation(at)) return no_token;
  }
  return no_token;
}

bool ends_here(const Rulebook& book, uint32_t token) {
  const Reading& reading = book.reading;
  while (token != no_token && reading.is_punctuation(token) && !reading.opens_quote(token) && !reading.is(token, "(") &&
         !reading.is(token, ",")) {
    token = reading.next(token);
  }
  if (token == no_token) return true;
  for (std::string_view word :
       {"as", "while", "when", "after", "before", "because", "referring", "during", "shortly"}) {
    if (reading.is(token, word)) return true;
  }
  return false;
}

TokenRange occasion_phrase_at(const Reading& reading, uint32_t token) {
  if (is_show(reading, token)) return {token, behind_show(reading, token, token)};
  TokenRange phrase = dated_noun_phrase_at(reading, token).range;
  phrase.end = behind_show(reading, phrase.end, token);
  return phrase;
}

}  // namespace onrecord
