// Cues in the passive: the hearer or the thing said is the subject, and the source stands behind "by" or nowhere.
#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

struct Place {
  Rulebook& book;
  const Reading& reading;
  const Cue& cue;
  uint32_t after;

  bool takes(uint32_t bits) const { return (cue.verb->takes & bits) != 0; }
  Draft draft(const char* rule, uint32_t confidence) const {
    Draft out = draft_of(book, cue, rule, confidence);
    out.source = {};
    return out;
  }
};

// "was told by officials | that": who tells it, behind "by"; empty where nobody can ("by the river").
TokenRange agent_of(const Place& place) {
  if (place.after == no_token || !place.reading.is(place.after, "by")) return {};
  const uint32_t first = place.reading.next(place.after);
  if (first == no_token || place.reading.has(first, tag::gerund | tag::time)) return {};
  const TokenRange agent = noun_phrase_at(place.reading, first);
  for (uint32_t i = agent.begin; i < agent.end; ++i) {
    const bool many = place.reading.has(i, tag::noun) && place.reading.text(i).ends_with('s');  // "engineers"
    if (many || place.reading.has(i, tag::name | tag::pronoun) || is_actor(place.reading, i)) return agent;
  }
  return {};
}

bool give(const Place& place, Draft draft) {
  if (draft.content.empty()) return false;
  place.book.drafts.push_back(std::move(draft));
  return true;
}

bool is_dummy(const Reading& reading, TokenRange subject) {
  return subject.end == subject.begin + 1 && (reading.is(subject.begin, "it") || reading.is(subject.begin, "there"));
}

// "is said to have fled", "are expected to meet": no source; the subject is a piece of the content.
bool said_to(const Place& place) {
  if (place.cue.form != CueForm::passive || !place.takes(takes::that) || place.takes(takes::to_other)) {
    if (place.cue.verb->lemma != "expect") return false;
  }
  if (place.after == no_token || !place.reading.is(place.after, "to") || place.cue.source.empty()) return false;
  Draft draft = place.draft("passive-to", 45);
  set_content(place.reading, draft, {place.after, object_end(place.book, place.after, place.cue)});
  if (!is_dummy(place.reading, place.cue.source)) draft.content.insert(draft.content.begin(), place.cue.source);
  return give(place, std::move(draft));
}

// "it was reported that", "he was told that", "she was asked whether".
bool told_clause(const Place& place) {
  if (place.cue.form != CueForm::passive) return false;
  const TokenRange agent = agent_of(place);
  Beside beside = agent.empty() ? read_beside(place.book, place.cue, false) : read_beside_source(place.book, agent);
  const bool question =
      beside.at != no_token && (place.reading.is(beside.at, "whether") || place.reading.is(beside.at, "if") ||
                                place.reading.is(beside.at, "why") || place.reading.is(beside.at, "how"));
  if (!beside.has_that && !question) return false;
  if (beside.at == no_token) return false;
  Draft draft = place.draft("passive-that", 28);
  draft.source = agent;
  if (!agent.empty()) draft.relative = no_token;
  if (question) draft.polarity = Polarity::question;
  if (place.takes(takes::to_other) && place.cue.relative == no_token) beside.addressee = place.cue.source;
  take_beside(draft, beside);
  set_content(place.reading, draft, {beside.at, clause_end(place.book, beside.at, place.cue)});
  return give(place, std::move(draft));
}

// "was told the road is closed": a clause without "that".
bool told_bare_clause(const Place& place) {
  if (place.cue.form != CueForm::passive || !place.takes(takes::bare) || !place.takes(takes::to_other)) return false;
  Beside beside = read_beside(place.book, place.cue, false);
  if (beside.at == no_token || beside.has_that || place.reading.is_punctuation(beside.at)) return false;
  const TokenRange content{beside.at, clause_end(place.book, beside.at, place.cue)};
  if (!place.reading.has(beside.at, tag::nominal | tag::determiner | tag::pronoun | tag::possessive) ||
      !has_finite_verb(place.reading, content)) {
    return false;
  }
  Draft draft = place.draft("passive-clause", 20);
  if (place.cue.relative == no_token) beside.addressee = place.cue.source;
  take_beside(draft, beside);
  set_content(place.reading, draft, content);
  return give(place, std::move(draft));
}

// "was ordered (not) to leave": the subject is the hearer.
bool told_to(const Place& place) {
  if (place.cue.form != CueForm::passive || !place.takes(takes::to_other) || place.cue.verb->kind != CueKind::says)
    return false;
  uint32_t to = place.after;
  if (to != no_token && place.reading.is(to, "not")) to = place.reading.next(to);
  if (to == no_token || !place.reading.is(to, "to")) return false;
  Draft draft = place.draft("passive-other-to", 30);
  draft.addressee = place.cue.source;
  set_content(place.reading, draft, {place.after, object_end(place.book, place.after, place.cue)});
  return give(place, std::move(draft));
}

// "The rules proposed by Lee", "was criticized by the ministry": the source stands behind "by".
bool by_source(const Place& place) {
  if (place.cue.form != CueForm::passive || place.cue.verb->kind == CueKind::shows || place.after == no_token ||
      !place.reading.is(place.after, "by"))
    return false;
  const uint32_t first = place.reading.next(place.after);
  if (first == no_token || place.cue.source.empty()) return false;
  const TokenRange source = described_noun_phrase_at(place.reading, first);
  if (source.empty() || place.reading.has(first, tag::gerund)) return false;
  Draft draft = place.draft("passive-by", 26);
  draft.source = source;
  draft.relative = no_token;  // "which" stands for the content.
  draft.cue.front().end = place.after + 1;
  set_content(place.reading, draft, place.cue.source);
  return give(place, std::move(draft));
}

// "was accused of theft", "has been described as a plot".
bool described_as(const Place& place) {
  if (place.cue.form != CueForm::passive || place.cue.source.empty() || place.after == no_token) return false;
  const bool as = place.takes(takes::as) && place.reading.is(place.after, "as");
  const bool of = place.takes(takes::of) && place.reading.is(place.after, "of");
  if (!as && !of) return false;
  const uint32_t from = as ? place.reading.next(place.after) : place.after;
  if (from == no_token) return false;
  Draft draft = place.draft("passive-as", 38);
  if (as) draft.cue.front().end = place.after + 1;
  const TokenRange content{from, object_end(place.book, from, place.cue)};
  set_content(place.reading, draft, content);
  if (place.cue.relative == no_token && !draft.content.empty()) {
    if (draft.mode == StatementMode::direct) {
      draft.mode = StatementMode::mixed;
      draft.content = {content};
    }
    draft.content.insert(draft.content.begin(), place.cue.source);
  }
  return give(place, std::move(draft));
}

// "As first reported by the Courier, the road is closed", "As has been reported, ...".
bool clause_behind_passive_as(const Place& place) {
  const Reading& reading = place.reading;
  const bool participle = (reading.words[place.cue.head].verb_forms & tag::participle) != 0;
  if (!participle || (place.cue.form == CueForm::finite && !place.cue.source.empty())) return false;  // "As Lee said"
  if (place.cue.verb->kind != CueKind::says || !place.takes(takes::that)) return false;
  constexpr uint32_t max_words = 4;
  uint32_t begin = place.cue.group.begin;
  for (uint32_t i = 0; i < max_words; ++i) {  // "first", "it has"
    const uint32_t before = reading.previous(begin);
    if (before == no_token || !reading.has(before, tag::adverb | tag::auxiliary | tag::pronoun)) break;
    if (reading.is(before, "as")) break;
    begin = before;
  }
  if (!opens_with_as(reading, begin)) return false;
  Draft draft = place.draft("as-passive", 40);
  draft.source = agent_of(place);
  if (!draft.source.empty()) draft.cue.front().end = place.after + 1;
  const uint32_t behind = draft.source.empty() ? place.after : reading.next(draft.source.end - 1);
  const uint32_t from = behind_as_clause(reading, behind);
  if (from == no_token) return false;
  draft.relative = no_token;
  set_content(reading, draft, {from, clause_end(place.book, from, place.cue)});
  return give(place, std::move(draft));
}

// "was promised a post", "is called a plot", "are considered criminals": what they were promised or called.
bool named_in_passive(const Place& place) {
  if (place.cue.form != CueForm::passive || place.cue.source.empty() || place.after == no_token) return false;
  const bool called = place.takes(takes::named | takes::as), told = place.takes(takes::to_other | takes::object);
  constexpr uint32_t phrase = tag::nominal | tag::determiner | tag::possessive;
  const bool named = place.reading.has(place.after, phrase) || place.reading.opens_quote(place.after);
  if ((!called && !told) || !named || place.reading.has(place.after, tag::preposition | tag::time)) return false;
  const TokenRange content{place.after, object_end(place.book, place.after, place.cue)};
  Draft draft = place.draft("passive-named", 15);
  set_content(place.reading, draft, content);
  if (called && place.cue.relative == no_token && !draft.content.empty()) {
    if (draft.mode == StatementMode::direct) draft.content = {content};
    draft.content.insert(draft.content.begin(), place.cue.source);
    draft.mode = mode_of(place.reading, draft);
  }
  return give(place, std::move(draft));
}

struct Rule {
  const char* name;
  bool (*apply)(const Place& place);
};

constexpr Rule rules[] = {{"passive-to", said_to},
                          {"passive-that", told_clause},
                          {"as-passive", clause_behind_passive_as},
                          {"passive-other-to", told_to},
                          {"passive-as", described_as},
                          {"passive-by", by_source},
                          {"passive-clause", told_bare_clause},
                          {"passive-named", named_in_passive}};

}  // namespace

void apply_passive_rules(Rulebook& book) {
  for (Cue& cue : book.cues) {
    const bool passive =
        cue.form == CueForm::passive || cue.form == CueForm::participle ||
        (cue.form == CueForm::finite && (book.reading.words[cue.head].verb_forms & tag::participle) != 0);
    if (cue.used || !passive) continue;
    const Place place{book, book.reading, cue, book.reading.next(cue.group.end - 1)};
    for (const Rule& rule : rules) {
      if (!rule.apply(place)) continue;
      cue.used = true;
      break;
    }
  }
}

}  // namespace onrecord
