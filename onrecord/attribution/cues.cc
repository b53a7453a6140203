#include "onrecord/attribution/cues.h"

#include <algorithm>

#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

constexpr uint32_t noun_like = tag::noun | tag::adjective;

bool is_plural_noun(const Reading& reading, uint32_t token) {
  const std::string_view text = reading.text(token);
  return text.ends_with('s') && !text.ends_with("ss") && reading.has(token, tag::noun | tag::name);
}

bool opens_clause(const Reading& reading, uint32_t token) {
  if (token == no_token) return false;
  return reading.opens_quote(token) || reading.is(token, "that") || reading.is(token, ":") ||
         reading.has(token, tag::determiner | tag::possessive | tag::pronoun);
}

// A word that could be a verb, too ("the floor that said"), is a noun behind what leads to one.
bool follows_noun(const Reading& reading, uint32_t token) {
  const uint32_t before = reading.previous(token);
  if (before == no_token || !reading.has(before, tag::noun | tag::name)) return false;
  if (!reading.has(before, tag::any_verb)) return true;
  const uint32_t left = reading.previous(before);
  return left != no_token && reading.has(left, tag::determiner | tag::possessive | tag::preposition | tag::adjective);
}

// Whether a word that could be a noun ("report", "claims", "call") is a verb here, from its neighbours.
bool looks_like_verb(const Reading& reading, uint32_t token, bool has_particle) {
  const uint32_t before = reading.previous(token);
  const uint32_t after = reading.next(token);
  if (before == no_token) return reading.words[token].verb_forms & (tag::gerund | tag::participle | tag::past);
  if (reading.has(before, tag::pronoun | tag::modal | tag::to) || reading.is(before, "who")) return true;
  if (reading.is(before, "that")) return follows_noun(reading, before);  // "experiments that show"
  if (reading.has(before, tag::determiner | tag::possessive | tag::preposition | tag::number)) return false;
  if (reading.has(before, tag::adverb) && !reading.has(before, tag::adjective)) return true;
  if (reading.has(before, tag::any_verb) && !reading.has(before, tag::nominal)) return false;  // "called reports"
  const uint32_t forms = reading.words[token].verb_forms;
  if ((forms & (tag::past | tag::participle | tag::gerund)) != 0) return true;
  if (reading.has(before, tag::adjective) && !reading.has(before, tag::noun | tag::name)) return false;
  if ((forms & tag::present_s) != 0) {
    const bool ends = after == no_token || reading.is(after, ".") || reading.is(after, ",");  // "As Reuters reports, "
    return !is_plural_noun(reading, before) || opens_clause(reading, after) || (ends && reading.has(before, tag::name));
  }
  if (!is_plural_noun(reading, before)) return false;
  const bool takes_name = after != no_token && reading.has(after, tag::name);  // "polls show Lee ahead"
  const bool ends = after == no_token || reading.is(after, ".");               // "..., the records show."
  return opens_clause(reading, after) || has_particle || !reading.has(token, tag::noun) || takes_name || ends ||
         reading.stretch_of(token).headline;
}

// "the alleged plot", "a proposed law": an adjective, no verb.
bool is_attributive(const Reading& reading, uint32_t token) {
  const uint32_t before = reading.previous(token);
  const uint32_t after = reading.next(token);
  if (before == no_token || after == no_token) return false;
  if (reading.opens_quote(before) || reading.opens_quote(after)) return false;
  if (reading.is(before, "that") && follows_noun(reading, before)) return false;  // "a report that said many fled"
  return reading.has(before, tag::determiner | tag::possessive | tag::number) && !reading.has(before, tag::pronoun) &&
         reading.has(after, noun_like | tag::name);
}

// What stands for the verbs that no table knows.
const CueVerb open_verb{"", {}, takes::clause | takes::object, CueForce::neutral, CueKind::says};

class GroupMatcher {
 public:
  GroupMatcher(const Reading& reading, uint32_t head) : reading_(reading), word_(reading.words[head]) {
    cue_.head = head;
    cue_.group = {head, head + 1};
  }

  bool match() {
    choose_verb();
    return cue_.verb != nullptr && match_group();
  }

  bool match_open() {
    cue_.verb = &open_verb;
    return match_group();
  }

  const Cue& cue() const { return cue_; }

 private:
  bool match_group() {
    const bool particle = cue_.verb->particles.size() > 0 && cue_.verb->particles.front() != "for";
    if (reading_.has(cue_.head, noun_like) && !looks_like_verb(reading_, cue_.head, particle)) return false;
    if ((word_.verb_forms & (tag::participle | tag::gerund)) != 0 && is_attributive(reading_, cue_.head)) return false;
    extend_left();
    set_form();
    set_polarity();
    return true;
  }

  // The alternative with the longest particle that follows the head.
  void choose_verb() {
    for (uint32_t i = word_.verb_begin; i < word_.verb_end; ++i) {
      const CueVerb& verb = reading_.lexicon.verbs[i];
      uint32_t at = cue_.head;
      bool fits = true;
      for (const std::string& particle : verb.particles) {
        at = fits ? reading_.next(at) : no_token;
        fits = at != no_token && reading_.is(at, particle);
      }
      if (!fits) continue;
      cue_.verb = &verb;
      cue_.group.end = at + 1;
      return;
    }
  }

  bool is_group_word(uint32_t token) const {
    if (reading_.is_punctuation(token) || reading_.has(token, tag::name)) return false;
    if (reading_.has(token, tag::pronoun)) return false;
    if (reading_.has(token, tag::modal | tag::negation)) return true;
    if (is_hedge(reading_, token) || stands_for_people(token)) return false;
    return reading_.has(token, tag::adverb) &&
           !reading_.has(token, tag::noun | tag::preposition | tag::conjunction | tag::determiner);
  }

  // "Most believe it", but "has most recently said".
  bool stands_for_people(uint32_t token) const {
    if (!reading_.is(token, "most")) return false;
    const uint32_t before = reading_.previous(token), after = reading_.next(token);
    return !reading_.has(after, tag::adverb) && (before == no_token || !reading_.has(before, tag::auxiliary));
  }

  void extend_left() {
    uint32_t at = reading_.previous(cue_.head);
    for (int i = 0; i < 6 && at != no_token && is_group_word(at); ++i) {
      auxiliaries_ |= reading_.words[at].tags;
      cue_.group.begin = at;
      at = reading_.previous(at);
    }
    if (at != no_token && reading_.has(at, tag::pronoun))
      auxiliaries_ |= reading_.words[at].tags & (tag::modal | tag::have | tag::be);
    if (at == no_token || !reading_.is(at, "to")) return;
    infinitive_ = true;
    cue_.group.begin = at;
    extend_over_chain(reading_.previous(at));
  }

  // "declined to say": the verb before "to" belongs to the group and makes it finite.
  void extend_over_chain(uint32_t at) {
    if (at == no_token || !reading_.has(at, tag::chain)) return;
    infinitive_ = false;
    chained_ = true;
    refusal_ = reading_.has(at, tag::refusal);
    likely_ = reading_.is(at, "likely");
    gerund_chain_ = reading_.text(at).ends_with("ing");
    cue_.group.begin = at;
    auxiliaries_ = 0;
    at = reading_.previous(at);
    for (int i = 0; i < 4 && at != no_token && is_group_word(at); ++i) {
      auxiliaries_ |= reading_.words[at].tags;
      cue_.group.begin = at;
      at = reading_.previous(at);
    }
  }

  void set_form() {
    const uint32_t forms = word_.verb_forms;
    if (infinitive_) {
      cue_.form = CueForm::infinitive;
    } else if (chained_) {
      cue_.form = gerund_chain_ && (auxiliaries_ & tag::be) == 0 ? CueForm::gerund : CueForm::finite;
    } else if ((forms & tag::gerund) != 0) {
      cue_.form = (auxiliaries_ & tag::be) != 0 ? CueForm::finite : CueForm::gerund;
    } else if ((forms & tag::participle) != 0 && (auxiliaries_ & tag::be) != 0) {
      cue_.form = CueForm::passive;
    } else if (forms == tag::participle && (auxiliaries_ & tag::have) == 0) {
      cue_.form = CueForm::participle;
    }
  }

  void set_polarity() {
    const bool speaks_of_past = (auxiliaries_ & (tag::have | tag::do_ | tag::be)) != 0;
    if (refusal_ || (auxiliaries_ & tag::negation) != 0) {
      cue_.polarity = denies_thought() ? Polarity::denied : Polarity::not_said;
    } else if (likely_ || ((auxiliaries_ & tag::modal) != 0 && !speaks_of_past)) {
      cue_.polarity = Polarity::conditional;
    } else if (cue_.verb->force == CueForce::denial) {
      cue_.polarity = Polarity::denied;
    }
  }

  // "does not think that": the thought is denied, and not just left unsaid.
  bool denies_thought() const { return !refusal_ && (cue_.verb->lemma == "think" || cue_.verb->lemma == "believe"); }

  const Reading& reading_;
  const Word& word_;
  Cue cue_;
  uint32_t auxiliaries_ = 0;
  bool infinitive_ = false, chained_ = false, refusal_ = false, gerund_chain_ = false, likely_ = false;
};

// What stands before the cue in its stretch, as far as a clause can be long.
TokenRange before_cue(const Reading& reading, const Cue& cue) {
  const uint32_t begin = reading.stretch_of(cue.head).tokens.begin;
  return {cue.group.begin - std::min(cue.group.begin - begin, max_clause_words), cue.group.begin};
}

// "The road is closed, said a spokesman.": the noun phrase behind the verb, up to the next mark, is its subject.
bool is_inverted(const Reading& reading, const Cue& cue) {
  const CueVerb& verb = *cue.verb;
  if (cue.form != CueForm::finite || (verb.takes & takes::bare) == 0 || (verb.takes & takes::to_other) != 0)
    return false;
  const uint32_t after = reading.next(cue.group.end - 1);
  if (after == no_token || reading.is_punctuation(after)) return false;
  const TokenRange subject = described_noun_phrase_at(reading, after);
  const TokenRange before = before_cue(reading, cue);
  const bool clause = has_finite_verb(reading, before);
  const bool opens =
      !clause && reading.has(before.begin, tag::preposition | tag::adverb);  // "In Ostvik, notes Lee, ..."
  if (subject.empty() || reading.has(after, tag::time) || (!opens && !clause)) return false;
  const uint32_t end = reading.next(subject.end - 1);
  const bool ends = end == no_token || reading.is(end, ".") || reading.is(end, ":");
  if (!ends && !reading.is(end, ",")) return false;
  if (verb.lemma == "say" || (verb.takes & takes::object) == 0) return true;
  return (ends || opens) &&
         (reading.has(subject.end - 1, tag::name) || is_actor(reading, subject.end - 1));  // "reports the agency"
}

// "The road is closed, Lee said on Monday, | adding that": who has just spoken; not "said the board opposes it, |
// adding that".
bool goes_on(const Reading& reading, const Cue& cue, const Cue* before) {
  if (cue.form != CueForm::gerund || before == nullptr || before->source.empty()) return false;
  constexpr uint32_t max_between = 40;
  if (before->verb->kind != CueKind::says || before->relative != no_token) return false;
  if (before->group.end > cue.group.begin || cue.group.begin - before->group.end > max_between) return false;
  const uint32_t opener = reading.previous(before->source.begin);
  if (opener == no_token || !(reading.is(opener, ",") || reading.opens_quote(opener))) return false;
  const uint32_t left = reading.previous(cue.group.begin);
  return left != no_token && reading.is(left, ",") && !has_finite_verb(reading, {before->group.end, cue.group.begin});
}

// Gives the cue its subject, from the text before it or from the cue before it.
void set_subject(const Reading& reading, Cue& cue, const Cue* before) {
  if (cue.form == CueForm::gerund || cue.form == CueForm::infinitive) {
    cue.source = goes_on(reading, cue, before) ? before->source : governing_subject(reading, cue.group.begin);
    return;
  }
  const uint32_t left = reading.previous(cue.group.begin);
  if (left != no_token && reading.is(left, ",") && is_inverted(reading, cue)) return;
  const bool hedged = left != no_token && is_hedge(reading, left);  // "Lee reportedly told"
  const Subject subject = subject_before(reading, hedged ? left : cue.group.begin);
  cue.source = subject.range;
  cue.relative = subject.relative;
  if (!subject.range.empty()) return;
  const bool joined = left != no_token && (reading.has(left, tag::conjunction) || reading.is(left, ","));
  if (cue.form == CueForm::participle) return;
  if (joined) {
    cue.source = before != nullptr ? before->source : governing_subject(reading, cue.group.begin);
    const TokenRange nearest = nearest_subject(reading, cue.group.begin);
    const uint32_t opener = nearest.empty() ? no_token : reading.previous(nearest.begin);
    // "we hid, but they came in and said"
    if (opener != no_token && nearest.begin > cue.source.begin && reading.has(opener, tag::conjunction))
      cue.source = nearest;
    cue.shares_subject = true;
  }
}

// The last cue of each stretch that is open, so that a nested quote does not come between two cues of one sentence.
const Cue* last_in_stretch(const Reading& reading, const std::vector<Cue>& cues, uint32_t stretch) {
  for (size_t i = cues.size(), seen = 0; i-- > 0 && seen < 12; ++seen) {
    if (reading.words[cues[i].head].stretch == stretch && cues[i].form == CueForm::finite) return &cues[i];
  }
  return nullptr;
}

// "quoted Lee as saying", "was quoted (by Reuters) as saying": makes one cue of the two.
bool joins_as_saying(const Reading& reading, Cue& quoting, const Cue& saying) {
  constexpr uint32_t max_object_words = 16;
  const uint32_t as = reading.previous(saying.group.begin);
  if (as == no_token || !reading.is(as, "as") || as < quoting.group.end || as > quoting.group.end + max_object_words)
    return false;
  const TokenRange between{quoting.group.end, as};
  if (!between.empty() && !reading.is(between.begin, "by") && noun_phrase_at(reading, between.begin).end != as)
    return false;
  if (quoting.form == CueForm::passive) {
    if (!between.empty()) quoting.relay = {between.begin + 1, as};
  } else {
    if (between.empty()) return false;
    quoting.relay = quoting.source;
    quoting.source = between;
  }
  quoting.tail = {as, saying.group.end};
  quoting.group.end = saying.group.end;
  quoting.verb = saying.verb;
  quoting.form = CueForm::finite;
  return true;
}

bool quotes_somebody(const Cue& cue) {
  return (cue.verb->takes & takes::quoted) != 0 && (cue.form == CueForm::finite || cue.form == CueForm::passive);
}

void join_quoted(const Reading& reading, std::vector<Cue>& cues) {
  size_t kept = 0;
  for (const Cue& cue : cues) {
    const bool joined = kept > 0 && cue.form == CueForm::gerund && quotes_somebody(cues[kept - 1]) &&
                        joins_as_saying(reading, cues[kept - 1], cue);
    if (!joined) cues[kept++] = cue;
  }
  cues.resize(kept);
}

}  // namespace

bool is_hedge(const Reading& reading, uint32_t token) {
  return reading.is(token, "reportedly") || reading.is(token, "allegedly") || reading.is(token, "supposedly") ||
         reading.is(token, "purportedly");
}

bool is_open(const Cue& cue) { return cue.verb == &open_verb; }

std::vector<Cue> find_cues(const Reading& reading) {
  std::vector<Cue> out;
  for (uint32_t i = 0; i < reading.words.size(); ++i) {
    if (reading.words[i].verb_end == reading.words[i].verb_begin) continue;
    GroupMatcher matcher(reading, i);
    if (!matcher.match()) continue;
    Cue cue = matcher.cue();
    set_subject(reading, cue, last_in_stretch(reading, out, reading.words[i].stretch));
    out.push_back(cue);
  }
  join_quoted(reading, out);
  return out;
}

std::vector<Cue> find_open_cues(const Reading& reading, const std::vector<Cue>& known) {
  std::vector<Cue> out;
  size_t before = 0;  // How many of `known` stand before the word.
  for (uint32_t i = 0; i < reading.words.size(); ++i) {
    const Word& word = reading.words[i];
    while (before < known.size() && known[before].head < i) ++before;
    if (word.verb_end != word.verb_begin || word.verb_forms == 0 || reading.has(i, tag::auxiliary | tag::name))
      continue;
    GroupMatcher matcher(reading, i);
    if (!matcher.match_open()) continue;
    Cue cue = matcher.cue();
    const Cue* last =
        before > 0 && reading.words[known[before - 1].head].stretch == word.stretch ? &known[before - 1] : nullptr;
    set_subject(reading, cue, last);
    out.push_back(cue);
  }
  return out;
}

}  // namespace onrecord
