// Cues that are no verbs: "according to", nouns ("the claim that", "calls for"), hedges ("reportedly").
#include <algorithm>

#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

// ---------------------------------------------------------------- according to

// Bounds of what one cue can cost.
constexpr uint32_t max_source_words = 60;

// Where the source of "according to" ends: at a comma that no apposition follows, else at the end.
uint32_t source_end(const Reading& reading, uint32_t first, bool leads) {
  if (!leads) {
    const TokenRange described = described_noun_phrase_at(reading, first);
    uint32_t at = described.empty() ? first : described.end - 1;
    for (uint32_t i = 0; i < 25; ++i) {  // "information obtained by the group", "a report that came out in May"
      const uint32_t next = reading.next(at);
      if (next == no_token || reading.is_punctuation(next) || reading.has(next, tag::conjunction)) break;
      at = next;
    }
    return at + 1;
  }
  // The first comma behind which a clause begins; else the last before the first finite verb.
  for (uint32_t at = first, i = 0; i < max_source_words && at != no_token; ++i, at = reading.next(at)) {
    const uint32_t after = reading.is(at, ",") ? reading.next(at) : no_token;
    if (after != no_token && main_clause_begins(reading, after)) return at;
  }
  uint32_t comma = no_token;
  bool relative = false;
  for (uint32_t at = first, i = 0; i < max_source_words && at != no_token; ++i, at = reading.next(at)) {
    if (reading.is(at, ",")) {
      comma = at;  // The last one: that which ends a relative clause, too.
      const uint32_t after = reading.next(at);
      relative = after != no_token && reading.has(after, tag::question_word) && !reading.is(after, "that");
      continue;
    }
    if (relative || comma == no_token || reading.opens_quote(at)) continue;
    const bool verb = reading.has(at, tag::finite_verb) && !reading.has(at, tag::noun | tag::adjective | tag::name);
    if (verb || reading.has(at, tag::modal)) return comma;
  }
  return comma;
}

class AccordingTo {
 public:
  // `told`: (stretch, index) of the drafts that are there already, sorted.
  AccordingTo(Rulebook& book, const std::vector<std::pair<uint32_t, uint32_t>>& told, uint32_t at)
      : book_(book), reading_(book.reading), told_(told), at_(at) {}

  void run() {
    const uint32_t to = reading_.next(at_);
    if (to == no_token || !reading_.is(to, "to")) return;
    take(to, "according-to", 84);
  }

  // "per the Courier", "Under the new law, ...", "In a poll, ...": other prepositions that lead to who says it.
  void run_short() {
    unsure();
    take(at_, "short-according-to", 0);
  }

 private:
  // `last`: the last word of the cue.
  void take(uint32_t last, const char* rule, uint32_t confidence) {
    const uint32_t first = reading_.next(last);
    if (first == no_token || reading_.is_punctuation(first)) return;
    const bool leads = opens_clause();
    const uint32_t end = source_end(reading_, first, leads);
    if (end == no_token || end <= first) return;
    draft_.source = {first, end};
    draft_.cue = {{at_, last + 1}};
    draft_.rule = rule;
    draft_.confidence = confidence;
    draft_.anchor = at_;
    leads ? take_behind(end) : take_before(end);
  }

  // At the begin of its sentence, or of a clause: "and according to", "reported that, according to".
  bool opens_clause() const {
    uint32_t before = reading_.previous(at_);
    if (before != no_token && reading_.is(before, ",")) {
      const uint32_t left = reading_.previous(before);
      if (left == no_token || reading_.is(left, "that")) before = left;
    }
    return before == no_token || reading_.has(before, tag::conjunction) || reading_.is(before, ".") ||
           reading_.is(before, "that");
  }

  void take_behind(uint32_t comma) {
    const uint32_t from = comma < reading_.words.size() ? reading_.next(comma) : no_token;
    if (from == no_token) return;
    Cue none;
    none.head = at_;
    static const CueVerb phrase{"according to", {}, takes::that, CueForce::neutral, CueKind::says};
    none.verb = &phrase;
    set_content(reading_, draft_, {from, clause_end(book_, from, none)});
    finish();
  }

  void take_before(uint32_t end) {
    TokenRange content = clause_before(book_, at_);
    const bool comma = !content.empty();
    if (!comma) content = {reading_.stretch_of(at_).tokens.begin, at_};
    if (content.empty() || content.end - content.begin > max_clause_words) return;
    if (draft_.known && relays_attribution(content)) unsure();
    set_content(reading_, draft_, content);
    if (draft_.mode == StatementMode::direct && draft_.known) mark_used(content);
    const uint32_t after = end < reading_.words.size() ? reading_.next(end - 1) : no_token;
    if (comma && after != no_token && reading_.is(after, ",")) add_rest(after, content);
    finish();
  }

  void mark_used(TokenRange content) {
    if (reading_.opens_quote(content.begin)) book_.quote_used[reading_.words[content.begin].quote] = true;
  }

  // "The bridge, according to officials, is closed."
  void add_rest(uint32_t comma, TokenRange before) {
    const uint32_t from = reading_.next(comma);
    if (from == no_token || reading_.has(from, tag::gerund | tag::question_word)) return;
    if (!reading_.has(from, tag::any_verb) && has_finite_verb(reading_, before)) return;
    add_content(reading_, draft_, {from, reading_.stretch_of(from).tokens.end});
  }

  // A model may find that it is no relay: "The road will close, and he promised to mend it, according to Lee".
  void unsure() {
    draft_.known = false;
    draft_.confidence = 0;
  }

  // "He said the bridge was closed and warned of others, according to Reuters": Reuters relays; the statements are his.
  bool relays_attribution(TokenRange content) {
    const uint32_t stretch = reading_.words[at_].stretch;
    const TokenRange* speaker = nullptr;
    auto it = std::lower_bound(told_.begin(), told_.end(), std::pair{stretch, 0u});
    for (int i = 0; i < 16 && it != told_.end() && it->first == stretch; ++i, ++it) {
      Draft& draft = book_.drafts[it->second];
      if (draft.source.empty() || draft.anchor < content.begin || draft.anchor >= content.end) continue;
      const bool main_clause = draft.source.begin <= content.begin + 3 || draft.mode == StatementMode::direct;
      const bool same = speaker != nullptr && speaker->begin == draft.source.begin;
      if (!main_clause && !same) continue;
      draft.relay = {at_, draft_.source.end};
      speaker = &draft.source;
    }
    return speaker != nullptr;
  }

  void finish() {
    if (!draft_.content.empty()) book_.drafts.push_back(std::move(draft_));
  }

  Rulebook& book_;
  const Reading& reading_;
  const std::vector<std::pair<uint32_t, uint32_t>>& told_;
  uint32_t at_;
  Draft draft_;
};

// "per the report", "under the law", "in a new poll": a preposition and a noun phrase of what can state something.
bool leads_to_document(const Reading& reading, uint32_t at) {
  const bool per = reading.is(at, "per"), under = reading.is(at, "under"), in = reading.is(at, "in");
  const uint32_t first = per || under || in ? reading.next(at) : no_token;
  if (first == no_token || reading.is_punctuation(first)) return false;
  constexpr uint32_t max_words = 8;
  uint32_t i = first;
  for (uint32_t words = 0; words < max_words && i != no_token; ++words, i = reading.next(i)) {
    if (reading.is_punctuation(i) || reading.has(i, tag::conjunction)) return false;
    if (reading.has(i, tag::preposition) && !reading.has(i, tag::noun | tag::name | tag::adjective)) return false;
    if (reading.has(i, tag::document)) {
      if (!in || reading.is(i, "poll") || reading.is(i, "polls") || reading.is(i, "survey")) return true;
    } else if (!in && ((per && reading.has(i, tag::name)) || reading.is(i, "proposal"))) {
      return true;
    }
  }
  return false;
}

// ---------------------------------------------------------------- nouns

bool takes_preposition(const CueNoun& noun, const Reading& reading, uint32_t token) {
  return std::any_of(noun.prepositions.begin(), noun.prepositions.end(),
                     [&](const std::string& word) { return reading.is(token, word); });
}

bool is_noun_here(const Reading& reading, uint32_t token) {
  if (reading.words[token].verb_end == reading.words[token].verb_begin) return true;
  const uint32_t before = reading.previous(token);
  if (before == no_token) return reading.text(token).ends_with('s');
  return !reading.has(before, tag::modal | tag::to | tag::pronoun);
}

// "reports of the US training rebels": the phrase, and what a participle adds to it.
uint32_t end_of_topic(const Rulebook& book, uint32_t from, const Cue& own) {
  const TokenRange phrase = noun_phrase_at(book.reading, from);
  if (phrase.empty()) return object_end(book, from, own);
  const uint32_t after = book.reading.next(phrase.end - 1);
  const bool goes_on = after != no_token && book.reading.has(after, tag::gerund);
  return goes_on ? object_end(book, from, own) : phrase.end;
}

// What stands behind a noun before what it takes: "a request | by the board | to close".
struct Link {
  TokenRange owner;
  uint32_t at = no_token;
};

Link link_behind(const Reading& reading, uint32_t noun) {
  const uint32_t at = reading.next(noun);
  if (at == no_token || (!reading.is(at, "by") && !reading.is(at, "from"))) return {{}, at};
  const uint32_t first = reading.next(at);
  const TokenRange owner = first == no_token ? TokenRange{} : noun_phrase_at(reading, first);
  if (owner.empty()) return {{}, at};
  return {owner, reading.next(owner.end - 1)};
}

// "reports it had sold oil": a clause without "that".
bool starts_bare_clause(const Reading& reading, uint32_t at) {
  if (!reading.has(at, tag::determiner | tag::pronoun | tag::name) || reading.has(at, tag::preposition)) return false;
  const TokenRange subject = noun_phrase_at(reading, at);
  const uint32_t verb = subject.empty() ? reading.next(at) : reading.next(subject.end - 1);
  return verb != no_token && reading.has(verb, tag::finite_verb) && !reading.has(verb, tag::noun | tag::adjective);
}

// `open`: the noun takes what its table does not say too, and needs no owner.
void apply_noun(Rulebook& book, uint32_t at, const CueNoun& noun, bool open) {
  const Reading& reading = book.reading;
  const Link link = link_behind(reading, at);
  if (link.at == no_token || !is_noun_here(reading, at)) return;
  const bool that = noun.that && reading.is(link.at, "that");
  const bool to = noun.to && reading.is(link.at, "to");
  const bool of = !that && !to && takes_preposition(noun, reading, link.at);
  const bool bare = !that && !to && !of && open && noun.to && starts_bare_clause(reading, link.at);
  if (!that && !to && !of && !bare) return;
  const uint32_t from = to || bare ? link.at : reading.next(link.at);
  if (from == no_token || reading.is_punctuation(from)) return;
  Draft draft;
  draft.source = link.owner.empty() ? owner_before(reading, at) : link.owner;
  if (!open && draft.source.empty() && (!noun.alone || to)) return;
  draft.cue = {{at, of && link.owner.empty() ? link.at + 1 : at + 1}};
  draft.force = noun.force;
  draft.polarity = noun.force == CueForce::denial ? Polarity::denied : Polarity::affirmed;
  draft.rule = that ? "noun-that" : to ? "noun-to" : bare ? "noun-clause" : "noun-of";
  draft.confidence = draft.source.empty() ? 15 : 20;
  draft.anchor = at;
  Cue none;
  none.head = at;
  static const CueVerb phrase{"noun", {}, takes::that, CueForce::neutral, CueKind::says};
  none.verb = &phrase;
  const uint32_t end = that || bare ? clause_end(book, from, none)
                       : to         ? object_end(book, from, none)
                                    : end_of_topic(book, from, none);
  set_content(reading, draft, {from, end});
  if (!draft.content.empty()) book.drafts.push_back(std::move(draft));
}

// ---------------------------------------------------------------- hedges

// The clause around the hedge, in two pieces.
void apply_hedge(Rulebook& book, uint32_t at) {
  const Reading& reading = book.reading;
  const TokenRange stretch = reading.stretch_of(at).tokens;
  Draft draft;
  draft.cue = {{at, at + 1}};
  draft.force = CueForce::distancing;
  draft.rule = "hedge";
  draft.confidence = 32;
  draft.anchor = at;
  uint32_t group = at;
  uint32_t left = reading.previous(at);
  while (left != no_token && reading.has(left, tag::modal)) {
    group = left;
    left = reading.previous(left);
  }
  const Subject subject = subject_before(reading, group);
  Cue none;
  none.head = at;
  static const CueVerb phrase{"hedge", {}, takes::that, CueForce::neutral, CueKind::says};
  none.verb = &phrase;
  const uint32_t after = reading.next(at);
  if (after == no_token || subject.range.empty() || subject.range.begin < stretch.begin) return;
  add_content(reading, draft, {subject.range.begin, at});
  add_content(reading, draft, {after, clause_end(book, after, none)});
  if (draft.content.size() == 2) book.drafts.push_back(std::move(draft));
}

}  // namespace

void apply_phrase_rules(Rulebook& book) {
  const Reading& reading = book.reading;
  std::vector<std::pair<uint32_t, uint32_t>> told;
  for (uint32_t i = 0; i < book.drafts.size(); ++i) told.emplace_back(reading.words[book.drafts[i].anchor].stretch, i);
  std::sort(told.begin(), told.end());
  for (uint32_t i = 0; i < reading.words.size(); ++i) {
    if (reading.words[i].noun >= 0 && book.cue_at[i] < 0)
      apply_noun(book, i, reading.lexicon.nouns[reading.words[i].noun], false);
    if (reading.is(i, "according")) AccordingTo(book, told, i).run();
    if (reading.has(i, tag::preposition) && leads_to_document(reading, i)) AccordingTo(book, told, i).run_short();
    if (reading.has(i, tag::adverb) && is_hedge(reading, i)) apply_hedge(book, i);
  }
}

void apply_open_noun_rules(Rulebook& book) {
  static const CueNoun known{"", true, true, true, {"of", "about", "for", "on", "over", "against"}, CueForce::neutral};
  static const CueNoun unknown{"", true, false, true, {}, CueForce::neutral};
  const Reading& reading = book.reading;
  for (uint32_t i = 0; i < reading.words.size(); ++i) {
    if (!reading.has(i, tag::noun) || book.cue_at[i] >= 0) continue;
    apply_noun(book, i, reading.words[i].noun >= 0 ? known : unknown, true);
  }
}

}  // namespace onrecord
