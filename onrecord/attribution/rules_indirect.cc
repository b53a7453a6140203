// What a verb takes, as an ordered table: the first rule that fits a cue makes its statement.
#include <algorithm>
#include <optional>

#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

// What a rule sees of one cue.
struct Place {
  Rulebook& book;
  const Reading& reading;
  const Cue& cue;
  uint32_t after;     // The token behind the group; no_token at the end of the stretch.
  uint32_t more = 0;  // What the cue may take beyond its table.
  mutable std::optional<Beside> beside_read = std::nullopt;

  bool takes(uint32_t bits) const { return ((cue.verb->takes | more) & bits) != 0; }
  // A model may find that nobody is told to say it: "to call it a plot".
  bool has_source() const { return !cue.source.empty() || (more != 0 && !is_open(cue)); }
  bool hearers() const {
    return (cue.verb->takes & takes::to_other) != 0 || cue.verb->lemma == "assure" || cue.verb->lemma == "remind";
  }
  // Read when the first rule asks for it, and again once Rulebook::cue_at has changed.
  const Beside& beside() const {
    if (!beside_read) beside_read = read_beside(book, cue, hearers());
    return *beside_read;
  }
};

bool starts_noun_phrase(const Reading& reading, uint32_t token) {
  if (token == no_token) return false;
  if (reading.opens_quote(token)) return true;
  if (reading.is_punctuation(token)) return reading.is(token, "$") || reading.is(token, "[");
  if (reading.has(token, tag::preposition) && !reading.has(token, tag::noun | tag::name | tag::determiner))
    return false;
  if (reading.has(token, tag::participle)) {
    const uint32_t after = reading.next(token);
    return after != no_token && reading.has(after, tag::nominal);
  }
  return reading.has(token, tag::nominal | tag::determiner | tag::possessive | tag::pronoun) ||
         reading.tokens.tokens[token].kind == TokenKind::number;
}

bool starts_question(const Reading& reading, uint32_t token) {
  if (token == no_token) return false;
  return reading.is(token, "whether") || reading.is(token, "if") ||
         (reading.has(token, tag::question_word) && !reading.is(token, "that"));
}

// Hundredths near the share of right statements that the rule makes with a finite verb of saying; thoughts and
// infinitives are less sure.
uint32_t confidence_of(const Place& place, uint32_t sure) {
  if (place.cue.form == CueForm::infinitive) return sure / 3;
  return place.cue.verb->kind == CueKind::thinks ? sure - sure / 6 : sure;
}

// What an act takes as its object counts only where somebody acts: a bare infinitive ("to support it") tells no saying,
// and a participle only behind a comma ("..., calling for a vote").
bool is_act(const Place& place) {
  if (place.more != 0 && !is_open(place.cue)) return true;
  if (place.cue.source.empty() || place.cue.form == CueForm::infinitive) return false;
  if (place.cue.form != CueForm::gerund) return true;
  const uint32_t before = place.reading.previous(place.cue.group.begin);
  return before != no_token && place.reading.is_punctuation(before);
}

bool give(const Place& place, Draft draft, TokenRange content) {
  set_content(place.reading, draft, content);
  if (draft.content.empty()) return false;
  place.book.drafts.push_back(std::move(draft));
  return true;
}

bool give_clause(const Place& place, const Beside& beside, const char* rule, uint32_t confidence) {
  Draft draft = draft_of(place.book, place.cue, rule, confidence);
  take_beside(draft, beside);
  return give(place, std::move(draft), {beside.at, clause_end(place.book, beside.at, place.cue)});
}

// ---------------------------------------------------------------- clauses

bool that_clause(const Place& place) {
  if (!place.takes(takes::that)) return false;
  const Beside& beside = place.beside();
  if (!beside.has_that || beside.at == no_token || !place.has_source()) return false;
  return give_clause(place, beside, "verb-that", confidence_of(place, 74));
}

bool question_clause(const Place& place) {
  if (!place.takes(takes::whether)) return false;
  Beside beside = place.beside();
  if (beside.at != no_token && place.reading.is(beside.at, "about")) beside.at = place.reading.next(beside.at);
  if (!starts_question(place.reading, beside.at)) return false;
  Draft draft = draft_of(place.book, place.cue, "verb-question", 55);
  take_beside(draft, beside);
  if (place.cue.verb->force == CueForce::question && draft.polarity == Polarity::affirmed)
    draft.polarity = Polarity::question;
  return give(place, std::move(draft), {beside.at, clause_end(place.book, beside.at, place.cue)});
}

// "(Lee said in Ostvik,) | North Karsenia."
bool is_place_behind_comma(const Place& place, uint32_t from) {
  uint32_t at = from;
  while (at != no_token && place.reading.has(at, tag::name)) at = place.reading.next(at);
  return at != from && ends_here(place.book, at);
}

// The attribution stands behind its clause or inside it: "The bridge, officials said on Friday, is closed."
bool clause_before_cue(const Place& place) {
  if (!place.takes(takes::that) || place.cue.form != CueForm::finite || place.cue.relative != no_token ||
      place.cue.shares_subject) {
    return false;
  }
  const bool inverted = place.cue.source.empty();
  Beside beside = place.beside();
  TokenRange source = place.cue.source;
  if (inverted) {
    if (place.after == no_token || place.reading.is_punctuation(place.after)) return false;
    source = described_noun_phrase_at(place.reading, place.after);
    if (source.empty()) return false;
    beside = {};
    beside.at = place.reading.next(source.end - 1);
  }
  const uint32_t begin = inverted ? place.cue.group.begin : place.cue.subject_begin();
  const TokenRange content = clause_before(place.book, begin);
  const bool ends = beside.at == no_token || ends_here(place.book, beside.at);
  const bool comma = !ends && place.reading.is(beside.at, ",");
  if (content.empty() || beside.has_that || (!ends && !comma)) return false;
  // "As Lee noted, nobody asked the board.", "According to the Courier, Lee has asked"
  if (place.reading.is(content.begin, "as") || place.reading.is(content.begin, "according")) return false;
  if (content.end - content.begin < 3 && ends) return false;
  Draft draft = draft_of(place.book, place.cue, comma ? "clause-around-cue" : "clause-then-cue", comma ? 60 : 78);
  draft.source = source;
  take_beside(draft, beside);
  set_content(place.reading, draft, content);
  if (comma) {
    const uint32_t from = place.reading.next(beside.at);
    if (from == no_token) return false;
    const bool of_source =
        place.reading.is(from, "who") || place.reading.is(from, "whose");  // "..., who heads the board"
    const bool predicate = !has_finite_verb(place.reading, content);       // "The left, it said, offers an answer"
    if (!of_source && !is_place_behind_comma(place, from) && (predicate || place.book.starts[from] < 0))
      add_content(place.reading, draft, {from, clause_end(place.book, from, place.cue)});
  }
  if (draft.content.empty()) return false;
  place.book.drafts.push_back(std::move(draft));
  return true;
}

// Behind "as" others tell when something happened, or what was kept: "As he shouted, ...", "As promised, ...".
bool reports_behind_as(const CueVerb& verb) {
  constexpr std::string_view lemmas[] = {"say",     "report",    "note",    "tell",  "explain",     "write",
                                         "mention", "observe",   "suggest", "argue", "acknowledge", "remind",
                                         "put",     "point out", "show",    "state", "recount"};
  return std::find(std::begin(lemmas), std::end(lemmas), verb.lemma) != std::end(lemmas);
}

// "As the Courier reported, officials knew of it.": the clause behind the comma is what was said.
bool clause_behind_as(const Place& place) {
  if (!reports_behind_as(*place.cue.verb) || place.cue.form != CueForm::finite || place.cue.source.empty())
    return false;
  if (place.cue.relative != no_token) return false;  // "As a nurse who wrote about it, ..."
  if (!opens_with_as(place.reading, place.cue.source.begin)) return false;
  const Beside& beside = place.beside();
  if (beside.has_that) return false;
  const uint32_t from = behind_as_clause(place.reading, beside.at);
  if (from == no_token || place.reading.opens_quote(from)) return false;
  const TokenRange content{from, clause_end(place.book, from, place.cue)};
  if (!has_finite_verb(place.reading, content)) return false;
  Draft draft = draft_of(place.book, place.cue, "as-then-clause", confidence_of(place, 60));
  take_beside(draft, beside);
  return give(place, std::move(draft), content);
}

// The verb of the clause can stand in the marks: He said the plan "is over."
bool ends_in_quote(const Reading& reading, TokenRange content) {
  for (uint32_t at = content.begin; at != no_token && at < content.end; at = reading.next(at)) {
    if (reading.opens_quote(at) && has_finite_verb(reading, {at + 1, reading.quotes[reading.words[at].quote].end()}))
      return true;
  }
  return false;
}

bool bare_clause(const Place& place) {
  if (!is_act(place) || !place.takes(takes::bare)) return false;
  const Beside& beside = place.beside();
  if (beside.at == no_token || !place.has_source()) return false;
  const bool opener = starts_noun_phrase(place.reading, beside.at) || place.reading.is(beside.at, "there") ||
                      place.reading.is(beside.at, "if") || place.reading.has(beside.at, tag::gerund) ||
                      place.reading.is(beside.at, "when");
  if (!opener || place.reading.is(beside.at, "so")) return false;
  const TokenRange content{beside.at, clause_end(place.book, beside.at, place.cue)};
  if (!has_finite_verb(place.reading, content) && !ends_in_quote(place.reading, content)) return false;
  return give_clause(place, beside, "verb-clause", confidence_of(place, 66));
}

// "said in cases of doubt, the court must decide", "warned if it rained, the road would close": an opening phrase or
// clause, and the main one behind its comma.
bool clause_behind_opening(const Place& place) {
  if (!is_act(place) || !place.takes(takes::bare) || place.after == no_token || !place.has_source()) return false;
  if (!place.reading.has(place.after, tag::preposition | tag::subordinator)) return false;
  const Beside& beside = place.beside();
  if (beside.has_that || !beside.occasion.empty() || !beside.addressee.empty()) return false;
  constexpr uint32_t max_words = 25;
  uint32_t at = place.after;
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = place.reading.next(at)) {
    if (place.reading.is(at, ";") || place.reading.is(at, "that") || place.reading.is(at, ":")) return false;
    const uint32_t behind = place.reading.is(at, ",") ? place.reading.next(at) : no_token;
    if (behind == no_token) continue;
    if (!main_clause_begins(place.reading, behind) && !place.reading.opens_quote(behind)) continue;
    if (place.book.starts[behind] >= 0) return false;  // "He said in May, she said"
    return give(place, draft_of(place.book, place.cue, "verb-opening", confidence_of(place, 50)),
                {place.after, clause_end(place.book, behind, place.cue)});
  }
  return false;
}

// ---------------------------------------------------------------- infinitives

bool is_infinitive(const Reading& reading, uint32_t to) {
  if (to == no_token || !reading.is(to, "to")) return false;
  const uint32_t verb = reading.next(to);
  if (verb == no_token) return false;
  if (reading.opens_quote(verb)) return true;
  if (reading.has(verb, tag::base | tag::be | tag::have | tag::do_ | tag::adverb)) return true;
  // A verb that the table knows as a noun only ("to repair it"); no hearers ("promised to voters").
  return reading.has(verb, tag::noun) && !reading.has(verb, tag::name) && !reading.text(verb).ends_with('s');
}

bool other_infinitive(const Place& place) {
  if (!place.takes(takes::to_other) || place.after == no_token || !place.has_source()) return false;
  if (!starts_noun_phrase(place.reading, place.after) || place.reading.opens_quote(place.after)) return false;
  uint32_t at = place.after;
  for (uint32_t i = 0; i < 25 && at != no_token && !is_infinitive(place.reading, at);
       ++i, at = place.reading.next(at)) {
    const bool verb = place.reading.has(at, tag::modal) && !place.reading.has(at, tag::noun);
    if (verb || place.reading.is(at, ";") || place.reading.is(at, "that") || place.reading.opens_quote(at))
      return false;
  }
  if (at == no_token || !is_infinitive(place.reading, at)) return false;
  Draft draft = draft_of(place.book, place.cue, "verb-other-to", confidence_of(place, 34));
  draft.addressee = {place.after, at};
  return give(place, std::move(draft), {at, object_end(place.book, at, place.cue)});
}

// "(promised in) an effort | to win": the infinitive belongs to the noun.
bool leads_to_infinitive(const Reading& reading, uint32_t noun) {
  constexpr std::string_view nouns[] = {"effort", "efforts", "attempt", "attempts", "bid",  "move",
                                        "need",   "right",   "chance",  "way",      "order"};
  return reading.words[noun].noun >= 0 ||
         std::any_of(std::begin(nouns), std::end(nouns), [&](std::string_view word) { return reading.is(noun, word); });
}

// The infinitive at the place or behind phrases without a verb ("vowed throughout the campaign | to go"); no_token
// without one.
uint32_t find_infinitive(const Reading& reading, uint32_t at) {
  constexpr uint32_t max_words = 8, leads = tag::preposition | tag::time | tag::adverb;
  for (uint32_t i = 0; i < max_words && at != no_token; ++i, at = reading.next(at)) {
    if (is_infinitive(reading, at)) return i > 0 && leads_to_infinitive(reading, reading.previous(at)) ? no_token : at;
    if (reading.is_punctuation(at) || (i == 0 && !reading.has(at, leads)) || is_verb_only(reading, at)) return no_token;
  }
  return no_token;
}

bool own_infinitive(const Place& place) {
  if (!is_act(place) || !place.takes(takes::to)) return false;
  const uint32_t to = find_infinitive(place.reading, place.after);
  if (to == no_token) return false;
  const uint32_t confidence = confidence_of(place, 36);
  return give(place, draft_of(place.book, place.cue, "verb-to", confidence),
              {to, object_end(place.book, to, place.cue)});
}

bool gerund_object(const Place& place) {
  if (!place.takes(takes::gerund) || place.after == no_token || !place.reading.has(place.after, tag::gerund))
    return false;
  return give(place, draft_of(place.book, place.cue, "verb-gerund", 65),
              {place.after, object_end(place.book, place.after, place.cue)});
}

// ---------------------------------------------------------------- objects

// The token of `word` behind the object that begins at the cue, before any comma or verb; no_token without one.
uint32_t find_behind_object(const Place& place, std::string_view word) {
  uint32_t at = place.after;
  for (uint32_t i = 0; i < 30 && at != no_token; ++i, at = place.reading.next(at)) {
    if (i > 0 && place.reading.is(at, word)) return at;
    if (place.reading.is(at, ";") || place.reading.is(at, ",") || place.reading.has(at, tag::conjunction))
      return no_token;
  }
  return no_token;
}

bool object_as(const Place& place) {
  if (!place.takes(takes::as) || !starts_noun_phrase(place.reading, place.after)) return false;
  if (!place.has_source()) return false;
  const uint32_t as = find_behind_object(place, "as");
  const uint32_t from = as == no_token ? no_token : place.reading.next(as);
  if (from == no_token) return false;
  Draft draft = draft_of(place.book, place.cue, "verb-object-as", confidence_of(place, 62));
  draft.cue.push_back({as, as + 1});
  set_content(place.reading, draft, {from, object_end(place.book, from, place.cue)});
  if (draft.content.empty()) return false;
  const TokenRange second = draft.content.front();
  if (draft.mode == StatementMode::direct) {
    draft.mode = StatementMode::mixed;
    draft.content = {{from, second.end + (place.reading.closes_quote(second.end) ? 1u : 0u)}};
  }
  draft.content.insert(draft.content.begin(), TokenRange{place.after, as});
  place.book.drafts.push_back(std::move(draft));
  return true;
}

// "accused him of theft", "blamed them for it", "compared it to that": the object and what it is linked to.
bool object_linked(const Place& place) {
  const std::pair<uint32_t, std::string_view> links[] = {{takes::of, "of"},
                                                         {takes::of_other, "of"},
                                                         {takes::for_, "for"},
                                                         {takes::to_thing, "to"},
                                                         {takes::with_thing, "with"}};
  if (!place.has_source() || !starts_noun_phrase(place.reading, place.after)) return false;
  for (const auto& [bit, word] : links) {
    if (!place.takes(bit)) continue;
    const uint32_t link = find_behind_object(place, word);
    if (link == no_token) continue;
    Draft draft = draft_of(place.book, place.cue, "verb-object-linked", 68);
    return give(place, std::move(draft), {place.after, object_end(place.book, place.after, place.cue)});
  }
  return false;
}

bool names_object(const Place& place) {
  if (place.more != 0 && place.after != no_token && place.reading.is(place.after, "that")) return false;
  if (!is_act(place) || !place.takes(takes::named) || !starts_noun_phrase(place.reading, place.after)) return false;
  const TokenRange content{place.after, object_end(place.book, place.after, place.cue)};
  const uint32_t confidence = confidence_of(place, 40);
  return give(place, draft_of(place.book, place.cue, "verb-named", confidence), content);
}

// "expressed concern over the plan", "voiced hope that it would end".
bool feeling_object(const Place& place) {
  if (!is_act(place) || !place.takes(takes::feeling | takes::notice)) return false;
  const bool notice = place.takes(takes::notice);
  uint32_t at = place.after;
  uint32_t noun = no_token;
  for (uint32_t i = 0; i < 6 && at != no_token && !place.reading.is_punctuation(at); ++i, at = place.reading.next(at)) {
    const bool fits = notice ? place.reading.words[at].noun >= 0 : place.reading.has(at, tag::feeling);
    if (fits) noun = at;
    if (noun != no_token && !place.reading.has(at, tag::nominal)) break;
    if (place.reading.has(at, tag::preposition) && !place.reading.has(at, tag::noun)) break;
  }
  if (noun == no_token) return false;
  uint32_t link = place.reading.next(noun);
  while (link != no_token && place.reading.has(link, tag::time)) link = place.reading.next(link);
  if (link == no_token) return false;
  const bool to = place.reading.is(link, "to");
  if (!place.reading.has(link, tag::preposition) && !place.reading.is(link, "that") && !to) return false;
  if (notice && (place.reading.is(link, "in") || place.reading.is(link, "at") || place.reading.is(link, "from")))
    return false;
  const uint32_t from = to ? link : place.reading.next(link);
  if (from == no_token) return false;
  const bool that = place.reading.is(link, "that");
  Draft draft = draft_of(place.book, place.cue, notice ? "verb-notice" : "verb-feeling", notice ? 42 : 50);
  draft.cue.front().end = that || to ? noun + 1 : link + 1;
  place.book.cue_at[noun] = place.book.cue_at[place.cue.head];
  place.beside_read.reset();
  const uint32_t end = that ? clause_end(place.book, from, place.cue) : object_end(place.book, from, place.cue);
  return give(place, std::move(draft), {from, end});
}

bool plain_object(const Place& place) {
  if (!is_act(place) || !place.takes(takes::object) || !starts_noun_phrase(place.reading, place.after)) return false;
  if (!place.has_source()) return false;
  const bool says = place.cue.verb->lemma == "say";
  if (says && !place.reading.opens_quote(place.after)) return false;
  const TokenRange content{place.after, object_end(place.book, place.after, place.cue)};
  const uint32_t confidence = confidence_of(place, 46);
  return give(place, draft_of(place.book, place.cue, "verb-object", confidence), content);
}

// Marks as the object of a saying that goes on behind them: said "no" to the plan.
bool quote_object(const Place& place) {
  if (!place.takes(takes::quote)) return false;
  const Beside& beside = place.beside();
  if (beside.at == no_token || !place.reading.opens_quote(beside.at)) return false;
  const Quote& quote = place.reading.quotes[place.reading.words[beside.at].quote];
  if (looks_like_title(place.reading.article, place.reading.tokens, quote)) return false;
  return give_clause(place, beside, "verb-quote", 38);
}

// "gushed about the plan", "railed against it": an object behind a preposition that belongs to the cue.
bool object_behind_preposition(const Place& place) {
  if (!is_act(place) || place.after == no_token) return false;
  constexpr std::string_view links[] = {"about", "of", "for", "against", "on", "over", "at"};
  const bool link = std::any_of(std::begin(links), std::end(links),
                                [&](std::string_view word) { return place.reading.is(place.after, word); });
  const uint32_t from = link ? place.reading.next(place.after) : no_token;
  if (from == no_token || (!starts_noun_phrase(place.reading, from) && !starts_question(place.reading, from) &&
                           !place.reading.has(from, tag::gerund))) {
    return false;
  }
  Draft draft = draft_of(place.book, place.cue, "verb-about", 20);
  draft.cue.front().end = place.after + 1;
  return give(place, std::move(draft), {from, object_end(place.book, from, place.cue)});
}

// Where the last noun of a phrase or the name at its end begins.
uint32_t begin_of_last_noun(const Reading& reading, TokenRange phrase) {
  uint32_t begin = phrase.end - 1;
  if (!reading.has(begin, tag::noun | tag::name)) return phrase.begin;
  while (begin > phrase.begin && reading.has(begin, tag::name) && reading.has(begin - 1, tag::name)) --begin;
  return begin > phrase.begin && reading.has(begin - 1, tag::noun) ? begin : phrase.begin;
}

// "the bill, which he said would fail", "a move officials say was late", "what she said was a plot": the verb of what
// is said stands behind the cue, its subject before.
bool clause_around_relative(const Place& place) {
  if (place.cue.form != CueForm::finite || !place.takes(takes::that) || place.cue.source.empty()) return false;
  constexpr uint32_t linking = tag::question_word | tag::nominal;
  TokenRange source = place.cue.source;
  uint32_t link = place.reading.previous(source.begin);
  if (link == no_token || (!place.reading.has(link, linking) && !place.reading.is(link, "that"))) {
    source.begin = begin_of_last_noun(place.reading, source);  // "a move | officials claimed was late"
    if (source.begin == place.cue.source.begin) return false;
    link = place.reading.previous(source.begin);
  }
  const Beside beside = read_beside(place.book, place.cue, false);  // What "told" takes here are no hearers.
  if (beside.at == no_token || !place.reading.has(beside.at, tag::finite_verb) ||
      place.reading.has(beside.at, tag::noun | tag::adjective | tag::name | tag::pronoun)) {
    return false;
  }
  Draft draft = draft_of(place.book, place.cue, "verb-relative", 40);
  draft.source = source;
  draft.relative = no_token;
  take_beside(draft, beside);
  Cue own = place.cue;
  own.relative = link;  // A comma before a verb ends it: "which he said would fail, | was dropped".
  set_content(place.reading, draft, {beside.at, object_end(place.book, beside.at, own)});
  if (draft.content.empty()) return false;
  if (!place.reading.is(link, "what")) {
    const bool relative = place.reading.has(link, tag::question_word) || place.reading.is(link, "that");
    uint32_t behind = relative ? link : source.begin;
    const uint32_t comma = relative ? place.reading.previous(link) : no_token;
    if (comma != no_token && place.reading.is(comma, ",")) behind = comma;
    const TokenRange antecedent = subject_before(place.reading, behind).range;
    if (antecedent.empty()) return false;
    draft.content.insert(draft.content.begin(), antecedent);
    draft.mode = mode_of(place.reading, draft);
  }
  place.book.drafts.push_back(std::move(draft));
  return true;
}

// ---------------------------------------------------------------- the table

struct Rule {
  const char* name;
  bool (*apply)(const Place& place);
};

constexpr Rule rules[] = {
    {"verb-that", that_clause},
    {"verb-question", question_clause},
    {"clause-then-cue", clause_before_cue},
    {"as-then-clause", clause_behind_as},
    {"verb-other-to", other_infinitive},
    {"verb-to", own_infinitive},
    {"verb-gerund", gerund_object},
    {"verb-object-as", object_as},
    {"verb-object-linked", object_linked},
    {"verb-feeling", feeling_object},
    {"verb-clause", bare_clause},
    {"verb-opening", clause_behind_opening},
    {"verb-named", names_object},
    {"verb-quote", quote_object},
    {"verb-object", plain_object},
    {"verb-relative", clause_around_relative},
};

// What is tried of every verb beyond what its table says.
constexpr Rule other_rules[] = {{"verb-about", object_behind_preposition}};
constexpr uint32_t anything = takes::clause | takes::to | takes::to_other | takes::object | takes::as | takes::named;

void apply_all(const Place& place) {
  for (const Rule& rule : rules) rule.apply(place);
  for (const Rule& rule : other_rules) rule.apply(place);
}

bool is_active(const Cue& cue) { return cue.form != CueForm::passive && cue.form != CueForm::participle; }

}  // namespace

void apply_indirect_rules(Rulebook& book) {
  for (Cue& cue : book.cues) {
    if (cue.used || !is_active(cue)) continue;
    const Place place{book, book.reading, cue, book.reading.next(cue.group.end - 1)};
    for (const Rule& rule : rules) {
      if (!rule.apply(place)) continue;
      cue.used = true;
      break;
    }
  }
}

void apply_open_rules(Rulebook& book) {
  const std::vector<Cue> open = find_open_cues(book.reading, book.cues);
  for (const std::vector<Cue>* cues : {&std::as_const(book.cues), &open}) {
    for (const Cue& cue : *cues) {
      if (is_active(cue)) apply_all({book, book.reading, cue, book.reading.next(cue.group.end - 1), anything});
    }
  }
  apply_open_quote_rules(book, open);
}

}  // namespace onrecord
