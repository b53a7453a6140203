#include "onrecord/attribution/candidates.h"

#include <algorithm>

#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

bool is_read(BlockLabel label) { return label == BlockLabel::title || label == BlockLabel::caption || is_body(label); }

// The block of somebody's words without marks around the token; empty outside any.
TokenRange spoken_block(const Rulebook& book, uint32_t token) {
  const auto next = std::upper_bound(book.spoken.begin(), book.spoken.end(), token,
                                     [](uint32_t at, TokenRange block) { return at < block.begin; });
  if (next == book.spoken.begin() || !std::prev(next)->contains(token)) return {};
  return *std::prev(next);
}

bool is_spoken(const Rulebook& book, uint32_t token) {
  return book.reading.stretch_of(token).quote >= 0 || !spoken_block(book, token).empty();
}

// "I think", "we urge": a performative inside one's own words. "I told him" is a report of another saying.
bool is_performative(const Rulebook& book, const Draft& draft) {
  const Reading& reading = book.reading;
  if (!is_first_or_second_person(reading, draft.source)) return false;
  if (draft.mode == StatementMode::direct && is_spoken(book, draft.anchor)) return false;  // "And I say, 'No.'"
  if (!is_spoken(book, draft.anchor)) return true;                                         // The article's own voice.
  return (reading.words[draft.anchor].verb_forms & tag::past) == 0;
}

// What is told within a block ends with it: the signature of a post is no part of it.
bool stays_in_block(const Rulebook& book, const Draft& draft) {
  const TokenRange block = spoken_block(book, draft.anchor);
  return block.empty() || std::all_of(draft.content.begin(), draft.content.end(), [&](TokenRange range) {
           return block.begin <= range.begin && range.end <= block.end;
         });
}

bool is_reported(const Rulebook& book, const Draft& draft) {
  return stays_in_block(book, draft) && is_read(book.reading.stretch_of(draft.anchor).label) &&
         !is_performative(book, draft);
}

bool is_same(TokenRange a, TokenRange b) { return a.begin == b.begin && a.end == b.end; }

bool is_same(const Draft& a, const Draft& b) {
  return a.content.size() == b.content.size() && is_same(a.source, b.source) &&
         std::equal(a.content.begin(), a.content.end(), b.content.begin(),
                    [](TokenRange x, TokenRange y) { return is_same(x, y); });
}

// One a token: the last draft kept with this anchor, and for each draft kept the one before it with its anchor.
class Anchors {
 public:
  explicit Anchors(size_t words) : last_(words, -1) {}

  bool has(const std::vector<Draft>& kept, const Draft& draft) const {
    for (int32_t i = last_[draft.anchor]; i >= 0; i = before_[i]) {
      if (is_same(kept[i], draft)) return true;
    }
    return false;
  }
  void add(uint32_t anchor) {
    before_.push_back(last_[anchor]);
    last_[anchor] = static_cast<int32_t>(before_.size()) - 1;
  }

 private:
  std::vector<int32_t> last_, before_;
};

void keep_reported(Rulebook& book) {
  std::vector<Draft> kept;
  Anchors anchors(book.reading.words.size());
  for (Draft& draft : book.drafts) {
    if (!is_reported(book, draft) || anchors.has(kept, draft)) continue;
    anchors.add(draft.anchor);
    kept.push_back(std::move(draft));
  }
  book.drafts = std::move(kept);
}

bool can_end_before(const Reading& reading, uint32_t token) {
  constexpr uint32_t openers = tag::parting | tag::subordinator | tag::time | tag::gerund | tag::question_word;
  return reading.has(token, openers) || is_dash(reading, token) || reading.is(token, "that");
}

// "those who say it is over | are wrong", "the claim that it is over | led to": what a noun or "who" leads in ends
// before the verb of the clause around it.
bool stands_before_outer_verb(const Reading& reading, const Draft& draft, uint32_t token) {
  const bool inside = draft.relative != no_token || draft.form == 0 || draft.rule == std::string_view("verb-relative");
  return inside && reading.has(token, tag::finite_verb) && is_verb_only(reading, token);
}

constexpr uint32_t max_ends = 16;
constexpr uint32_t max_words = 300;  // No content is longer.

// Whether somebody else is said to say something in the range: "according to", a verb of saying with its own subject.
bool holds_attribution(const Rulebook& book, TokenRange range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const int32_t cue = book.cue_at[i];
    if (book.reading.is(i, "according")) return true;
    if (cue >= 0 && book.cues[cue].form == CueForm::finite && !book.cues[cue].shares_subject) return true;
  }
  return false;
}

// The source of the last verb of saying before `token` in its stretch.
TokenRange source_before(const Rulebook& book, uint32_t token) {
  const uint32_t begin = book.reading.stretch_of(token).tokens.begin;
  for (uint32_t i = token, walked = 0; i-- > begin && walked < 60; ++walked) {
    if (book.cue_at[i] >= 0 && !book.cues[book.cue_at[i]].source.empty()) return book.cues[book.cue_at[i]].source;
  }
  return {};
}

}  // namespace

bool is_first_person(std::string_view word) {
  const std::string_view plain = word.substr(0, word.find_first_of("'\xE2"));  // Before an apostrophe of either kind.
  return plain == "I" || plain == "my" || plain == "My" || plain == "we" || plain == "We";
}

bool is_first_or_second_person(const Reading& reading, TokenRange source) {
  if (source.end != source.begin + 1) return false;
  for (std::string_view word : {"i", "we", "you", "my", "our", "your", "me", "us"}) {
    if (reading.is(source.begin, word)) return true;
  }
  return reading.has(source.begin, tag::modal) && is_first_person(reading.text(source.begin));  // "I've"
}

Rulebook find_candidates(const Reading& reading, const Entities& entities) {
  Rulebook book = open_rulebook(reading, entities);
  apply_direct_rules(book);
  apply_indirect_rules(book);
  apply_passive_rules(book);
  apply_phrase_rules(book);
  apply_title_rules(book);
  apply_block_rules(book);
  apply_floating_rules(book);
  const size_t sure = book.drafts.size();
  apply_open_rules(book);
  apply_open_noun_rules(book);
  for (size_t i = sure; i < book.drafts.size(); ++i) book.drafts[i].known = false;
  keep_reported(book);
  return book;
}

std::vector<Draft> with_other_ends(const Rulebook& book, const Draft& draft) {
  const Reading& reading = book.reading;
  std::vector<Draft> out{draft};
  if (draft.mode == StatementMode::direct) return out;
  const TokenRange last = draft.content.back();
  const auto add = [&](uint32_t end) {
    Draft other = draft;
    other.content.pop_back();
    add_content(reading, other, {last.begin, end});
    if (other.content.size() != draft.content.size() || other.content.back().end == last.end) return;
    other.mode = mode_of(reading, other);
    out.push_back(std::move(other));
  };
  const uint32_t sentence_end = reading.stretch_of(last.begin).tokens.end;
  const bool in_brackets = last.end < sentence_end && reading.is(last.end, ")");
  const bool far = sentence_end - last.begin > max_words;
  if (draft.anchor < last.begin && !in_brackets && !far && !holds_attribution(book, {last.end, sentence_end}))
    add(sentence_end);
  const TokenRange phrase = noun_phrase_at(reading, last.begin);
  if (!phrase.empty() && phrase.end < last.end && !can_end_before(reading, phrase.end)) add(phrase.end);
  for (uint32_t at = reading.next(last.begin); at != no_token && at < last.end && out.size() < max_ends;
       at = reading.next(at)) {
    const uint32_t before = reading.previous(at);
    const bool ends = can_end_before(reading, at) || stands_before_outer_verb(reading, draft, at);
    if (ends && before > last.begin && !reading.has(before, tag::parting)) add(at);
  }
  return out;
}

std::vector<Draft> with_other_sources(const Rulebook& book, const Draft& draft) {
  std::vector<Draft> out{draft};
  const Reading& reading = book.reading;
  if (draft.form == 0 || draft.form == 1 + static_cast<uint8_t>(CueForm::passive) || draft.cue.empty()) return out;
  if (!draft.quoted_by.empty()) return out;  // "TASS quoted Lee as saying"
  const TokenRange group = draft.cue.front();
  const auto add = [&](TokenRange source, uint32_t relative) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const Draft& d) { return is_same(d.source, source); });
    if (known || (source.begin < group.end && group.begin < source.end)) return;
    if (!source.empty() && std::any_of(draft.content.begin(), draft.content.end(),
                                       [&](TokenRange piece) { return piece.contains(source.begin); })) {
      return;  // Who says it is no part of what is said.
    }
    out.push_back(draft);
    out.back().source = source;
    out.back().relative = relative;
  };
  const Subject beside = subject_before(reading, group.begin);
  if (!beside.range.empty()) add(beside.range, beside.relative);
  add(governing_subject(reading, group.begin), no_token);
  add(described_noun_phrase_at(reading, reading.stretch_of(draft.anchor).tokens.begin), no_token);
  add(source_before(book, group.begin), no_token);
  add(nearest_subject(reading, group.begin), no_token);
  const uint32_t link = reading.previous(group.begin);
  if (link != no_token && reading.has(link, tag::preposition)) {  // "criticized Lee for | claiming that"
    const Subject object = subject_before(reading, link);
    if (!object.range.empty()) add(object.range, object.relative);
  }
  const uint32_t behind = reading.next(group.end - 1);
  if (behind != no_token && !reading.opens_quote(behind) && !reading.is_punctuation(behind))
    add(described_noun_phrase_at(reading, behind), no_token);
  add({}, no_token);
  return out;
}

}  // namespace onrecord
