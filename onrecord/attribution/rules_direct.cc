// Quotes with a cue beside them.
//
//   cue behind       "It is over," she said.      "It is over," said Ann Lee, a spokeswoman.
//   cue before       She said: "It is over."      Lee told CNN, "It is over."
//   both             "It is over," she said. "Go home."      one statement of two pieces
//   any verb         "It is over," she mused.                behind a comma inside the marks
//   a colon          Lee's answer: "It is over."
//
// Marks inside a clause (She said it was "over") are no direct statement; the clause rules take them.
#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

constexpr uint32_t cue_behind_confidence = 95;
constexpr uint32_t cue_before_confidence = 76;
constexpr uint32_t any_verb_confidence = 70;
constexpr uint32_t colon_confidence = 50;
constexpr uint32_t min_words_behind_colon = 4;
constexpr uint32_t max_words_before_colon = 12;

class DirectRules {
 public:
  explicit DirectRules(Rulebook& book)
      : book_(book),
        reading_(book.reading),
        draft_of_cue_(book.cues.size(), -1),
        last_(book.reading.quotes.size() + 1) {}

  void run() {
    for (uint32_t i = 0; i < reading_.quotes.size(); ++i) {
      if (book_.quote_used[i]) continue;
      if (cue_behind(i) || cue_before(i) || any_verb_behind(i) || colon_before(i)) continue;
      continues(i);
    }
  }

 private:
  // The draft that the quote before belongs to, and where that quote ends.
  struct Last {
    int32_t draft = -1;
    uint32_t end = 0;
  };

  const Quote& quote(uint32_t index) const { return reading_.quotes[index]; }

  bool ends_like_speech(uint32_t index) const {
    const uint32_t last = quote(index).end() - 1;
    for (std::string_view mark :
         {",", "?", "!", ".", "--", "-", "\xE2\x80\x94", "\xE2\x80\x93", "...", "\xE2\x80\xA6"}) {
      if (reading_.text(last) == mark) return true;
    }
    return false;
  }

  bool ends_with_stop(uint32_t index) const {
    const uint32_t last = quote(index).end() - 1;
    return !reading_.is(last, ",");
  }

  // ---------------------------------------------------------------- "...," she said

  bool cue_behind(uint32_t index) {
    if (!quote(index).closed || !fills_its_clause(index)) return false;
    uint32_t at = quote(index).outer_end();
    const bool comma = at < reading_.words.size() && in_same_block(index, at) && reading_.is(at, ",");
    if (comma) ++at;
    if (!comma && !ends_like_speech(index)) return false;
    const bool stop = !comma && ends_with_stop(index);
    const int32_t found = attribution_at(index, at, stop);
    const int32_t distant = found < 0 && !stop ? cue_behind_description(index, at) : -1;
    if (found < 0 && distant < 0) return false;
    add(index, found < 0 ? distant : found, "quote-then-cue", cue_behind_confidence);
    if (distant >= 0) describe_source(distant, at);
    return true;
  }

  // What a cue behind speaks of is the quote alone: nothing but an opening word may stand before it in its stretch.
  bool fills_its_clause(uint32_t index) const {
    const uint32_t open = quote(index).open;
    uint32_t before = reading_.previous(open);
    if (before == no_token) return true;
    if (reading_.opens_quote(before)) return true;
    return reading_.is(before, ",") || reading_.is(before, ".") || reading_.is(before, ":") ||
           reading_.has(before, tag::conjunction) || reading_.is(before, "--") || reading_.is(before, "\xE2\x80\x94");
  }

  bool in_same_block(uint32_t index, uint32_t at) const {
    return at < reading_.words.size() && reading_.stretch_of(at).segment == quote(index).segment &&
           reading_.stretch_of(at).quote == quote(index).parent;
  }

  // The cue whose attribution begins at `at`, or a word or two behind it ("But later she said").
  int32_t attribution_at(uint32_t index, uint32_t at, bool behind_stop) const {
    for (uint32_t i = 0; i < 3 && in_same_block(index, at + i); ++i) {
      if (reading_.opens_quote(at + i) || (i > 0 && is_other_verb(at + i - 1))) return -1;
      const int32_t cue = book_.starts[at + i];
      if (cue >= 0 && speaks(book_.cues[cue]) && belongs_behind(book_.cues[cue], behind_stop)) return cue;
      if (i > 0 && cue >= 0) return -1;
    }
    return -1;
  }

  // '"It is over," | Lee, who heads the board, a body of nine, told CNN': the cue behind who is described at length
  // from `at` on; -1 where a verb of the main clause, or somebody else, comes first.
  int32_t cue_behind_description(uint32_t index, uint32_t at) const {
    constexpr uint32_t max_words = 45;
    const uint32_t first = at;
    if (!in_same_block(index, at) || reading_.opens_quote(at) || noun_phrase_at(reading_, at).empty()) return -1;
    bool relative = false;
    for (uint32_t i = 0; i < max_words && at != no_token && !reading_.is(at, ";"); ++i, at = reading_.next(at)) {
      const uint32_t before = reading_.previous(at);
      const bool behind_mark =
          before != no_token && before > first && (reading_.is(before, ",") || reading_.opens_quote(before));
      const int32_t found = book_.cue_at[at];
      const bool begins = found >= 0 && at == book_.cues[found].group.begin;
      if (begins && behind_mark && book_.cues[found].form == CueForm::finite)
        return speaks(book_.cues[found]) && !book_.cues[found].used ? found : -1;
      if (behind_mark) relative = false;
      if (behind_mark && reading_.has(at, tag::conjunction)) return -1;
      relative = relative || reading_.has(at, tag::question_word);
      const bool finite =
          is_verb_only(reading_, at) && reading_.has(at, tag::finite_verb) && !reading_.has(at, tag::participle);
      if (finite && !relative) return -1;
    }
    return -1;
  }

  // Gives the draft of the cue all that stands between its quote and the cue as its source.
  void describe_source(int32_t cue_index, uint32_t first) {
    Draft& draft = book_.drafts[draft_of_cue_[cue_index]];
    const uint32_t begin = book_.cues[cue_index].group.begin, before = reading_.previous(begin);
    draft.source = {first, reading_.is(before, ",") ? before : begin};
    draft.relative = no_token;
  }

  // '"No more," became the rallying cry': the words have a verb that tells of no saying.
  bool is_other_verb(uint32_t token) const {
    constexpr uint32_t else_than_verb = tag::nominal | tag::adverb | tag::conjunction | tag::pronoun | tag::preposition;
    return reading_.has(token, tag::past | tag::present_s) && !reading_.has(token, else_than_verb) &&
           book_.cue_at[token] < 0;
  }

  bool speaks(const Cue& cue) const {
    return (cue.verb->takes & takes::quote) != 0 && cue.form != CueForm::infinitive && cue.form != CueForm::participle;
  }

  // Behind a full stop a cue may lead in the next quote; it belongs to this one only when it has nothing of its own.
  bool belongs_behind(const Cue& cue, bool behind_stop) const {
    if (cue.form == CueForm::gerund && behind_stop) return false;
    if (!behind_stop) return true;
    const Beside beside = read_beside(book_, cue, takes_hearers(cue));
    if (beside.has_that) return false;
    return beside.at == no_token || ends_here(book_, beside.at) || goes_on_behind_comma(beside.at);
  }

  // "It is time!" Lee added in a letter, one of several.
  bool goes_on_behind_comma(uint32_t at) const {
    if (!reading_.is(at, ",")) return false;
    const uint32_t after = reading_.next(at);
    return after != no_token && !reading_.opens_quote(after);
  }

  static bool takes_hearers(const Cue& cue) { return (cue.verb->takes & takes::to_other) != 0; }

  // ---------------------------------------------------------------- "...," she mused

  // Behind a quote that ends with a comma any verb tells of speech, also one that no table has: "It is over," he mused.
  // Before its subject only a known one does: "Lock them up!" met Lee.
  bool any_verb_behind(uint32_t index) {
    const Quote& it = quote(index);
    if (!it.closed || !fills_its_clause(index)) return false;
    const uint32_t at = it.outer_end();
    if (!in_same_block(index, at) || reading_.is_punctuation(at)) return false;
    const bool asks = reading_.is(it.end() - 1, "?") || reading_.is(it.end() - 1, "!");
    if (!reading_.is(it.end() - 1, ",") && (!asks || reading_.tokens.tokens[at].capitalised)) return false;
    if (looks_like_title(reading_.article, reading_.tokens, it)) return false;
    return subject_then_verb(index, at) || verb_then_subject(index, at);
  }

  bool is_told_verb(uint32_t token) const {
    if (token == no_token || !reading_.has(token, tag::past | tag::present_s)) return false;
    const int32_t cue = book_.cue_at[token];
    return !reading_.has(token, tag::auxiliary) && (cue < 0 || !book_.cues[cue].used);
  }

  bool subject_then_verb(uint32_t index, uint32_t at) {
    const TokenRange source = described_noun_phrase_at(reading_, at);
    uint32_t verb = source.empty() ? no_token : reading_.next(source.end - 1);
    if (verb != no_token && reading_.is(verb, ",")) verb = reading_.next(verb);
    if (!is_told_verb(verb)) return false;
    add_told(index, source, verb);
    return true;
  }

  bool verb_then_subject(uint32_t index, uint32_t at) {
    const uint32_t first = reading_.next(at);
    if (!is_told_verb(at) || first == no_token || reading_.is_punctuation(first)) return false;
    const Word& word = reading_.words[at];
    if (word.verb_begin == word.verb_end || stands_in_apposition(index)) return false;
    const TokenRange source = described_noun_phrase_at(reading_, first);
    if (source.empty() || !ends_here_or_comma(reading_.next(source.end - 1))) return false;
    add_told(index, source, at);
    return true;
  }

  // 'The note, "you will pay for this," shocked Lee.': the subject stands before the words.
  bool stands_in_apposition(uint32_t index) const {
    const uint32_t comma = reading_.previous(quote(index).open);
    const uint32_t noun = comma == no_token || !reading_.is(comma, ",") ? no_token : reading_.previous(comma);
    return noun != no_token && reading_.has(noun, tag::noun | tag::name);
  }

  bool ends_here_or_comma(uint32_t at) const { return at == no_token || ends_here(book_, at) || reading_.is(at, ","); }

  void add_told(uint32_t index, TokenRange source, uint32_t verb) {
    Draft draft;
    draft.mode = StatementMode::direct;
    draft.source = source;
    draft.cue = {{verb, verb + 1}};
    draft.rule = "quote-then-verb";
    draft.confidence = any_verb_confidence;
    draft.anchor = verb;
    if (book_.cue_at[verb] >= 0) book_.cues[book_.cue_at[verb]].used = true;
    push(index, std::move(draft));
  }

  void push(uint32_t index, Draft draft) {
    book_.drafts.push_back(std::move(draft));
    extend(index, static_cast<int32_t>(book_.drafts.size() - 1));
  }

  // ---------------------------------------------------------------- her answer: "..."

  // A colon behind a noun of saying or the name of who speaks alone: 'Lee's answer: "It is over."', 'From the Courier:
  // "It is over."'
  bool colon_before(uint32_t index) {
    const uint32_t colon = reading_.previous(quote(index).open);
    if (colon == no_token || !reading_.is(colon, ":") || !ends_with_stop(index) || !ends_stretch(index)) return false;
    if (quote(index).end() < quote(index).begin() + min_words_behind_colon || !ends_with_mark(index)) return false;
    Draft draft;
    draft.mode = StatementMode::direct;
    draft.rule = "colon-then-quote";
    draft.confidence = colon_confidence;
    draft.anchor = colon;
    if (!noun_of_saying(colon, draft) && !name_alone(colon, draft)) return false;
    push(index, std::move(draft));
    return true;
  }

  bool noun_of_saying(uint32_t colon, Draft& draft) const {
    uint32_t at = reading_.previous(colon);
    uint32_t from = no_token;
    for (uint32_t i = 0; i < max_words_before_colon && at != no_token; ++i, at = reading_.previous(at)) {
      if (reading_.is(at, "from") || reading_.is(at, "by")) from = at;
      const bool beside = i == 0 && reading_.has(at, tag::noun);
      if (!beside && !reading_.has(at, tag::occasion) && reading_.words[at].noun < 0) continue;
      draft.cue = {{at, at + 1}};
      draft.source = owner_before(reading_, at);
      if (draft.source.empty() && from != no_token) draft.source = noun_phrase_at(reading_, reading_.next(from));
      return !draft.source.empty();
    }
    return false;
  }

  bool name_alone(uint32_t colon, Draft& draft) const {
    uint32_t first = reading_.stretch_of(colon).tokens.begin;
    if (reading_.is(first, "from")) ++first;
    const uint32_t begin = first;
    if (reading_.is(first, "the")) ++first;
    draft.cue = {{colon, colon + 1}};
    draft.source = {begin, colon};
    for (uint32_t i = first; i < colon; ++i) {
      if (!reading_.has(i, tag::name)) return false;
    }
    constexpr auto person = EntityType::person, organization = EntityType::organization;
    return !draft.source.empty() && draft.source.end - first <= max_words_before_colon &&
           names_one(book_, draft.source, {person, organization, EntityType::publication});
  }

  // ---------------------------------------------------------------- she said: "..."

  bool cue_before(uint32_t index) {
    const uint32_t open = quote(index).open;
    uint32_t at = reading_.previous(open);
    if (at == no_token) return cue_in_block_before(index);
    const bool colon = reading_.is(at, ":");
    const bool comma = reading_.is(at, ",") || reading_.is(at, "--") || reading_.is(at, "\xE2\x80\x94");
    if (reading_.is(at, "that")) return false;
    for (uint32_t i = 0; i < 30 && at != no_token; ++i, at = reading_.previous(at)) {
      if (reading_.opens_quote(at) || reading_.is(at, ";")) return false;
      const int32_t found = book_.cue_at[at];
      if (found < 0) continue;
      if (!speaks(book_.cues[found])) {
        if (colon || comma) continue;
        return false;
      }
      return lead_in(index, found, colon, comma);
    }
    return false;
  }

  bool lead_in(uint32_t index, int32_t found, bool colon, bool comma) {
    const Cue& cue = book_.cues[found];
    const uint32_t open = quote(index).open;
    if (!colon) {
      const Beside beside = read_beside(book_, cue, takes_hearers(cue));
      uint32_t at = beside.at;
      if (beside.has_that) return false;
      if (comma && at != no_token && reading_.is(at, ",")) at = reading_.next(at);
      const bool inverted = comma && cue.source.empty() && behind_inverted_source(cue) == open;
      if (at != open && !inverted) return false;
      if (!comma && (!ends_stretch(index) || looks_like_title(reading_.article, reading_.tokens, quote(index))))
        return false;
    }
    add(index, found, "cue-then-quote", cue_before_confidence);
    return true;
  }

  // '..., said Lee, "..."': where the source behind the cue and its comma end.
  uint32_t behind_inverted_source(const Cue& cue) const {
    const uint32_t first = reading_.next(cue.group.end - 1);
    if (first == no_token || reading_.is_punctuation(first)) return no_token;
    const TokenRange source = described_noun_phrase_at(reading_, first);
    if (source.empty()) return no_token;
    uint32_t at = reading_.next(source.end - 1);
    if (at != no_token && reading_.is(at, ",")) at = reading_.next(at);
    return at;
  }

  // Nothing of the clause goes on behind the quote ('called it "bad" for business').
  bool ends_stretch(uint32_t index) const {
    const Quote& it = quote(index);
    if (!it.closed || !in_same_block(index, it.outer_end())) return true;
    const uint32_t after = it.outer_end();
    return ends_with_mark(index) || reading_.is_punctuation(after) || reading_.has(after, tag::conjunction) ||
           book_.starts[after] >= 0;
  }

  bool ends_with_mark(uint32_t index) const {
    const uint32_t last = quote(index).end() - 1;
    return reading_.is_punctuation(last) && !reading_.closes_quote(last);
  }

  // The block before ends with a colon behind a cue: "Lee wrote: ¶ "..."".
  bool cue_in_block_before(uint32_t index) {
    const uint32_t open = quote(index).open;
    if (open == 0 || !reading_.is(open - 1, ":") || reading_.stretch_of(open - 1).quote != quote(index).parent)
      return false;
    uint32_t at = open - 1;
    for (uint32_t i = 0; i < 30 && at != no_token; ++i, at = reading_.previous(at)) {
      const int32_t found = book_.cue_at[at];
      if (found < 0 || !speaks(book_.cues[found])) continue;
      add(index, found, "cue-then-quote", cue_before_confidence);
      return true;
    }
    return false;
  }

  // ---------------------------------------------------------------- further pieces

  // A quote that fills its stretch and follows a direct statement at once, in its block or the next, goes on with it.
  void continues(uint32_t index) {
    const Last last = last_[quote(index).parent + 1];
    if (last.draft < 0 || !fills_its_stretch(index)) return;
    const Draft& draft = book_.drafts[last.draft];
    uint32_t at = std::max(last.end, draft.anchor + 1);
    while (at < quote(index).open) {
      const bool same = reading_.words[at].stretch == reading_.words[draft.anchor].stretch;
      if (!same && !reading_.is_punctuation(at)) return;
      at = same && reading_.opens_quote(at) ? reading_.quotes[reading_.words[at].quote].outer_end() : at + 1;
    }
    extend(index, last.draft);
  }

  bool fills_its_stretch(uint32_t index) const {
    const TokenRange stretch = reading_.stretch_of(quote(index).open).tokens;
    if (stretch.begin != quote(index).open) return false;
    for (uint32_t i = quote(index).outer_end(); i < stretch.end; ++i) {
      if (!reading_.is_punctuation(i)) return false;
    }
    return true;
  }

  void extend(uint32_t index, int32_t draft) {
    book_.quote_used[index] = true;
    book_.drafts[draft].content.push_back({quote(index).begin(), quote(index).end()});
    last_[quote(index).parent + 1] = {draft, quote(index).outer_end()};
  }

  void add(uint32_t index, int32_t cue_index, const char* rule, uint32_t confidence) {
    int32_t& known = draft_of_cue_[cue_index];
    if (known < 0) {
      Cue& cue = book_.cues[cue_index];
      cue.used = true;
      Draft draft = draft_of(book_, cue, rule, confidence);
      draft.mode = StatementMode::direct;
      complete(draft, cue);
      known = static_cast<int32_t>(book_.drafts.size());
      book_.drafts.push_back(std::move(draft));
      take_unclosed_before(index, known);
    }
    extend(index, known);
  }

  // Paragraphs of one speech before its cue reopen without closing: they are pieces too.
  void take_unclosed_before(uint32_t index, int32_t draft) {
    uint32_t first = index;
    while (first > 0 && precedes_as_paragraph(first - 1, first)) --first;
    for (uint32_t i = first; i < index; ++i) extend(i, draft);
  }

  bool precedes_as_paragraph(uint32_t before, uint32_t after) const {
    return !book_.quote_used[before] && !quote(before).closed && quote(before).parent == quote(after).parent &&
           quote(before).end() == quote(after).open && quote(before).segment != quote(after).segment &&
           fills_its_stretch(before);
  }

  // The source behind an inverted cue, the hearers, the occasion.
  void complete(Draft& draft, const Cue& cue) {
    const bool inverted = cue.source.empty() || cue.shares_subject;
    Beside beside = read_beside(book_, cue, takes_hearers(cue));
    const uint32_t first = reading_.next(cue.group.end - 1);
    if (inverted && cue.form == CueForm::finite && first != no_token && !reading_.opens_quote(first)) {
      const TokenRange source = described_noun_phrase_at(reading_, first);
      if (!source.empty() && !reading_.has(source.begin, tag::time)) {
        draft.source = source;
        beside = read_beside_source(book_, source);
      }
    }
    take_beside(draft, beside);
  }

  Rulebook& book_;
  const Reading& reading_;
  std::vector<int32_t> draft_of_cue_;
  std::vector<Last> last_;  // One a quote that holds others, behind that of the text itself.
};

}  // namespace

void apply_direct_rules(Rulebook& book) { DirectRules(book).run(); }

}  // namespace onrecord
