#include "onrecord/attribution/draft_features.h"

#include <algorithm>
#include <array>
#include <bit>

#include "onrecord/attribution/clauses.h"
#include "onrecord/core/feature_hash.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using feature::hash;
using feature::join;

// 0, 1, 2, 3-4, 5-8, 9-16, ...
uint32_t step_of(uint32_t count) {
  return count < 3 ? count : 2 + static_cast<uint32_t>(std::bit_width(count - 1)) - 1;
}

uint32_t words_in(const std::vector<TokenRange>& ranges) {
  uint32_t count = 0;
  for (TokenRange range : ranges) count += range.end - range.begin;
  return count;
}

// Sources of these rules stand beside quotes.
bool quotes(const Draft& draft) {
  const std::string_view rule = draft.rule;
  return rule == "quote-then-cue" || rule == "cue-then-quote";
}

}  // namespace

// Collects answers; a question is a number of its own.
class Asked {
 public:
  explicit Asked(std::vector<uint32_t>& out) : out_(out) {}
  void ask(uint32_t question, uint32_t answer) { out_.push_back(join(question, answer)); }
  void ask(uint32_t question, uint32_t answer, uint32_t also) { ask(question, join(answer, also)); }
  void ask(uint32_t question, uint32_t answer, uint32_t also, uint32_t third) {
    ask(question, join(join(answer, also), third));
  }

  // Answers that other questions are joined with.
  uint32_t rule = 0, verb = 0, verb_group = 0, form = 0, source = 0;

 private:
  std::vector<uint32_t>& out_;
};

DraftFeatures::DraftFeatures(const Rulebook& book, const Entities& entities)
    : book_(book), reading_(book.reading), told_(book.reading.words.size()) {
  read_words();
  read_groups();
  find_frames();
  mark_mentions(entities);
  remember_page();
}

void DraftFeatures::mark_mentions(const Entities& entities) {
  mentions_.assign(reading_.words.size(), 0);
  for (const Mention& mention : entities.mentions) {
    const Entity& entity = entities.entities[mention.entity];
    const uint32_t what = 1 + 2 * static_cast<uint32_t>(entity.type) + entity.named +
                          32 * std::min(static_cast<uint32_t>(mention.form), 3u);
    for (uint32_t i = token_at_or_after(reading_.tokens, mention.span.begin);
         i < mentions_.size() && reading_.tokens.tokens[i].span.begin < mention.span.end; ++i) {
      mentions_[i] = std::max(mentions_[i], static_cast<uint8_t>(what));
    }
  }
}

void DraftFeatures::remember_page() {
  for (const Draft& draft : book_.drafts) {
    if (!quotes(draft)) continue;
    quoting_cues_.insert(word(draft.anchor));
    if (!draft.source.empty()) quoted_sources_.insert(head(draft.source));
  }
  uint32_t own = 0;
  for (uint32_t i = 0; i < reading_.words.size(); ++i) {
    own += told_[i].own && reading_.stretch_of(i).quote < 0;
  }
  own_voice_ = own == 0 ? 0 : own < 4 ? 1 : 2;
}

DraftFeatures::Told DraftFeatures::told_of_spelling(uint32_t token) const {
  std::string folded(reading_.text(token));
  for (char& c : folded) c = to_ascii_lower(c);
  Told out{};
  out.word = reading_.tokens.tokens[token].kind == TokenKind::number ? 1 : hash(folded);
  out.comma = folded == ",";
  out.stop = folded == "." || folded == "!" || folded == "?";
  out.own = folded == "i" || folded == "we" || folded == "you";
  return out;
}

void DraftFeatures::read_words() {
  constexpr uint32_t told = tag::any_verb | tag::nominal | tag::preposition | tag::determiner | tag::pronoun |
                            tag::possessive | tag::conjunction | tag::question_word | tag::to | tag::adverb |
                            tag::subordinator | tag::time;
  std::vector<Told> by_spelling;
  by_spelling.reserve(reading_.tokens.spellings.size());
  for (uint32_t first : reading_.tokens.spellings) by_spelling.push_back(told_of_spelling(first));
  for (uint32_t i = 0; i < reading_.words.size(); ++i) {
    Told& word = told_[i];
    word = by_spelling[reading_.tokens.spelling_of[i]];
    word.kind = reading_.opens_quote(i)      ? 2
                : reading_.is_punctuation(i) ? word.word
                                             : join(3, reading_.words[i].tags & told);
    word.verb = reading_.has(i, tag::finite_verb) && !reading_.has(i, tag::noun | tag::adjective | tag::name);
  }
}

void DraftFeatures::read_groups() {
  std::vector<std::string_view> words;
  words.reserve(reading_.tokens.spellings.size());
  for (uint32_t first : reading_.tokens.spellings) words.push_back(reading_.text(first));
  groups_.resize(words.size());
  reading_.lexicon.groups.find_each(
      words, [&](size_t i, const uint16_t* group) { groups_[i] = group == nullptr ? 0 : *group; });
}

void DraftFeatures::find_frames() {
  std::vector<int32_t> last(reading_.stretches.size(), -1);
  for (uint32_t i = 0; i < reading_.words.size(); ++i) {
    int32_t& cue = last[reading_.words[i].stretch];
    told_[i].frame = cue;
    if (book_.cue_at[i] >= 0 && book_.cues[book_.cue_at[i]].head == i) cue = book_.cue_at[i];
  }
}

uint32_t DraftFeatures::group(uint32_t token) const {
  return token < told_.size() ? groups_[reading_.tokens.spelling_of[token]] : beyond.word;
}

// The last word before the first comma or preposition.
uint32_t DraftFeatures::head(TokenRange source) const {
  if (source.empty()) return 0;
  uint32_t at = source.begin;
  for (uint32_t i = source.begin; i < source.end; ++i) {
    if (i > source.begin && (reading_.is(i, ",") || reading_.is(i, "(") || reading_.is(i, "who") ||
                             (reading_.has(i, tag::preposition) && !reading_.has(i, tag::nominal)))) {
      break;
    }
    if (!reading_.has(i, tag::possessive) || source.end == source.begin + 1) at = i;
  }
  return word(at);
}

uint32_t DraftFeatures::source_kind(TokenRange source) const {
  if (source.empty()) return 0;
  uint32_t most = 0;
  for (uint32_t i = source.begin; i < source.end && !reading_.is(i, ","); ++i)
    most = std::max<uint32_t>(most, mentions_[i]);
  const bool pronoun = source.end == source.begin + 1 && reading_.has(source.begin, tag::pronoun | tag::possessive);
  return 1 + most + (pronoun ? 256 : 0);
}

void DraftFeatures::tell(const Draft& draft, std::vector<uint32_t>& out) const {
  Asked asked(out);
  asked.rule = hash(draft.rule);
  asked.verb = word(draft.anchor);
  asked.verb_group = group(draft.anchor);
  asked.source = source_kind(draft.source);
  asked.form = join(draft.form, reading_.words[draft.anchor].verb_forms);
  asked.ask(1, asked.rule);
  asked.ask(2, asked.rule, draft.confidence);
  tell_cue(draft, asked);
  tell_source(draft, asked);
  tell_content(draft, asked);
  tell_page(draft, asked);
  tell_frame(draft, asked);
}

void DraftFeatures::tell_cue(const Draft& draft, Asked& asked) const {
  const TokenRange cue = draft.cue.empty() ? TokenRange{draft.anchor, draft.anchor} : draft.cue.front();
  asked.ask(10, asked.verb);
  asked.ask(11, asked.verb, asked.rule);
  asked.ask(12, asked.verb_group);
  asked.ask(13, asked.verb_group, asked.rule);
  asked.ask(14, asked.form);
  asked.ask(15, asked.form, asked.rule);
  asked.ask(16, asked.verb, asked.form);
  asked.ask(17, static_cast<uint32_t>(draft.known), asked.rule);
  asked.ask(18, static_cast<uint32_t>(draft.polarity), asked.rule);
  asked.ask(19, static_cast<uint32_t>(draft.force), asked.rule);
  asked.ask(20, asked.verb_group / 16, asked.rule, asked.form);
  if (cue.empty()) return;
  asked.ask(21, word(cue.begin), asked.rule);
  asked.ask(22, word(cue.end - 1), asked.verb);
  asked.ask(23, std::min(cue.end - cue.begin, 5u), asked.rule);
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    if (i != draft.anchor) asked.ask(24, word(i));
  }
  const uint32_t before = reading_.previous(cue.begin), after = reading_.next(cue.end - 1);
  asked.ask(25, word(before));
  asked.ask(26, kind(before), asked.rule);
  asked.ask(27, word(after), asked.rule);
  asked.ask(28, word(after), asked.verb);
  asked.ask(29, kind(after), asked.verb_group);
  asked.ask(30, kind(after), asked.rule);
}

void DraftFeatures::tell_source(const Draft& draft, Asked& asked) const {
  asked.ask(40, asked.source);
  asked.ask(41, asked.source, asked.rule);
  asked.ask(42, asked.source, asked.verb);
  asked.ask(43, asked.source, asked.verb_group);
  asked.ask(44, static_cast<uint32_t>(draft.relative != no_token), asked.rule);
  if (draft.source.empty()) return;
  const uint32_t last = head(draft.source);
  const uint32_t length = step_of(draft.source.end - draft.source.begin);
  asked.ask(45, last);
  asked.ask(46, last, asked.rule);
  asked.ask(47, length, asked.rule);
  asked.ask(48, word(draft.source.begin));
  asked.ask(49, group(draft.source.end - 1), asked.rule);
  const uint32_t gap = draft.source.end <= draft.anchor ? draft.anchor - draft.source.end : 50;
  asked.ask(50, step_of(gap), asked.rule);
  const uint32_t before = reading_.previous(draft.source.begin);
  asked.ask(51, word(before), static_cast<uint32_t>(draft.source.begin < draft.anchor));
  asked.ask(52, kind(before), asked.rule);
  asked.ask(53, static_cast<uint32_t>(draft.source.end > draft.anchor), asked.rule, asked.form);
}

void DraftFeatures::tell_content(const Draft& draft, Asked& asked) const {
  const TokenRange first = draft.content.front(), last = draft.content.back();
  const uint32_t length = step_of(words_in(draft.content));
  const uint32_t mode = static_cast<uint32_t>(draft.mode);
  asked.ask(70, mode, asked.rule);
  asked.ask(71, length, asked.rule);
  asked.ask(72, length, mode);
  asked.ask(73, word(first.begin), asked.rule);
  asked.ask(74, word(first.begin), asked.verb_group);
  asked.ask(75, kind(first.begin), asked.rule);
  asked.ask(76, word(first.begin), word(first.begin + 1));
  asked.ask(77, kind(first.begin), asked.verb);
  asked.ask(78, word(last.end - 1), mode);
  asked.ask(79, kind(last.end - 1), asked.rule);
  asked.ask(80, std::min<uint32_t>(static_cast<uint32_t>(draft.content.size()), 3), asked.rule);
  const uint32_t gap = draft.anchor < first.begin ? first.begin - draft.anchor : 0;
  asked.ask(81, step_of(gap), asked.rule);
  const uint32_t stretch_end = reading_.stretch_of(last.begin).tokens.end;
  const bool ends = last.end >= stretch_end || (last.end + 1 == stretch_end && reading_.is_punctuation(last.end));
  asked.ask(82, static_cast<uint32_t>(ends), asked.rule);
  const uint32_t behind = last.end < reading_.words.size() ? last.end : no_token;
  asked.ask(83, word(behind), mode);
  asked.ask(84, kind(behind), asked.rule);
  if (behind != no_token && !ends) {
    asked.ask(85, word(behind), word(behind + 1));
    asked.ask(86, word(behind), kind(behind + 1), mode);
    asked.ask(87, kind(behind), kind(last.end - 1));
  }
  uint32_t commas = 0, stops = 0, verbs = 0, own = 0;
  for (TokenRange range : draft.content) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      commas += told_[i].comma;
      stops += told_[i].stop;
      verbs += told_[i].verb;
      own += told_[i].own;
    }
  }
  asked.ask(88, std::min(commas, 3u), asked.rule);
  asked.ask(89, std::min(verbs, 3u), asked.rule);
  asked.ask(90, std::min(own, 2u), mode);
  asked.ask(91, std::min(stops, 2u), asked.rule);
}

void DraftFeatures::tell_page(const Draft& draft, Asked& asked) const {
  const Stretch& stretch = reading_.stretch_of(draft.anchor);
  const uint32_t label = static_cast<uint32_t>(stretch.label);
  const uint32_t quoted = stretch.quote < 0 ? 0 : 1;
  asked.ask(110, label, asked.rule);
  asked.ask(111, quoted, asked.rule);
  asked.ask(112, quoted, asked.verb);
  asked.ask(113, static_cast<uint32_t>(stretch.headline), asked.rule);
  asked.ask(114, step_of(draft.anchor - stretch.tokens.begin), asked.rule);
  asked.ask(115, word(stretch.tokens.begin));
  asked.ask(116, word(stretch.tokens.begin), asked.rule);
  asked.ask(117, static_cast<uint32_t>(quoting_cues_.contains(asked.verb)), asked.rule);
  const bool known = !draft.source.empty() && quoted_sources_.contains(head(draft.source));
  asked.ask(118, static_cast<uint32_t>(known), asked.rule);
  asked.ask(119, static_cast<uint32_t>(known), asked.verb_group / 16);
  asked.ask(120, own_voice_, asked.rule);
  asked.ask(121, own_voice_, quoted, static_cast<uint32_t>(draft.mode));
  asked.ask(122, std::min(stretch.segment, 4u), asked.rule);
  asked.ask(123, static_cast<uint32_t>(quoted_sources_.empty()), asked.rule);
}

// Whose words it may stand in: of the cue before it, and of who speaks in the marks around it.
void DraftFeatures::tell_frame(const Draft& draft, Asked& asked) const {
  const uint32_t quoted = reading_.stretch_of(draft.anchor).quote >= 0;
  const uint32_t first = draft.source.empty() ? draft.anchor : std::min(draft.source.begin, draft.anchor);
  asked.ask(130, quoted, asked.source, asked.rule);
  asked.ask(131, quoted, asked.form);
  asked.ask(132, quoted, draft.source.empty() ? 0 : word(draft.source.begin));
  asked.ask(133, quoted, asked.verb_group / 16, asked.source);
  const int32_t frame = told_[first].frame;
  if (frame < 0) return asked.ask(134, quoted, asked.rule);
  const Cue& cue = book_.cues[frame];
  const uint32_t gap = first > cue.group.end ? first - cue.group.end : 0;
  asked.ask(135, word(cue.head));
  asked.ask(136, word(cue.head), asked.verb);
  asked.ask(137, word(cue.head), asked.rule);
  asked.ask(138, step_of(gap), asked.rule, static_cast<uint32_t>(cue.form));
  asked.ask(139, group(cue.head) / 16, asked.verb_group / 16);
  asked.ask(140, static_cast<uint32_t>(cue.verb->kind), static_cast<uint32_t>(cue.source.empty()), asked.rule);
  asked.ask(141, step_of(gap), word(cue.head));
}

uint32_t DraftFeatures::tense(uint32_t begin, uint32_t end) const {
  for (uint32_t i = begin; i < end; ++i) {
    if (reading_.has(i, tag::modal)) return 3;
    if (reading_.has(i, tag::noun | tag::adjective | tag::name)) continue;
    if (reading_.has(i, tag::past)) return 1;
    if (reading_.has(i, tag::present_s | tag::present)) return 2;
  }
  return 0;
}

void DraftFeatures::tell_end(const Draft& draft, uint32_t sooner, bool rules, std::vector<uint32_t>& out) const {
  Asked asked(out);
  const uint32_t rule = hash(draft.rule), own = rules;
  const TokenRange last = draft.content.back();
  const uint32_t stretch_end = reading_.stretch_of(last.begin).tokens.end;
  const bool ends = last.end >= stretch_end || (last.end + 1 == stretch_end && reading_.is_punctuation(last.end));
  const auto further = [&](uint32_t steps) {
    return ends || last.end + steps >= stretch_end ? no_token : last.end + steps;
  };
  const uint32_t at = further(0), behind = further(1), third = further(2);
  const uint32_t length = step_of(last.end - last.begin), rest = step_of(ends ? 0 : stretch_end - last.end);
  const uint32_t mode = static_cast<uint32_t>(draft.mode), after_cue = draft.anchor < last.begin;
  uint32_t verbs = 0;
  for (uint32_t i = last.begin; i < last.end; ++i) {
    verbs += told_[i].verb;
  }
  const uint32_t rest_end = std::min(stretch_end, last.end + max_clause_words);
  bool rest_has_verb = false;
  for (uint32_t i = at; i != no_token && i < rest_end && !rest_has_verb; ++i) {
    rest_has_verb = told_[i].verb;
  }
  const uint32_t quoted = reading_.stretch_of(draft.anchor).quote >= 0;
  asked.ask(200, own, ends);
  asked.ask(201, own, rule);
  asked.ask(202, ends, rule);
  asked.ask(203, word(at), word(behind));
  asked.ask(204, word(at), kind(behind));
  asked.ask(205, word(at), kind(behind), kind(third));
  asked.ask(206, word(at), word(behind), rule);
  asked.ask(207, kind(last.end - 1), word(at));
  asked.ask(208, length, rule);
  asked.ask(209, rest, ends);
  asked.ask(210, std::min(sooner, 4u), ends);
  asked.ask(211, std::min(verbs, 2u), rule);
  asked.ask(212, rest_has_verb, word(at), kind(behind));
  asked.ask(213, mode, ends, own);
  asked.ask(214, reading_.closes_quote(last.end - 1), ends, mode);
  asked.ask(215, word(draft.anchor), ends);
  asked.ask(216, word(draft.anchor), word(at));
  asked.ask(217, word(at), word(third));
  asked.ask(218, quoted, ends);
  asked.ask(219, after_cue, ends, own);
  asked.ask(220, rest, word(at), kind(behind));
  asked.ask(221, length, word(at), kind(behind));
  asked.ask(222, word(last.end - 1), word(at));
  asked.ask(223, draft.form, word(at), kind(behind));
  asked.ask(224, behind == no_token ? 0 : mentions_[behind], word(at));
  tell_end_clauses(draft, asked, {at, behind, third}, rest_end);
}

// What clauses the end parts, and in which tense they are.
void DraftFeatures::tell_end_clauses(const Draft& draft, Asked& asked, std::array<uint32_t, 3> further,
                                     uint32_t rest_end) const {
  const auto [at, behind, third] = further;
  const TokenRange last = draft.content.back();
  const uint32_t rule = hash(draft.rule);
  asked.ask(230, word(at), rule);
  asked.ask(231, kind(at), rule);
  asked.ask(232, kind(at), kind(behind), kind(third));
  asked.ask(233, kind(last.end - 1), kind(at), kind(behind));
  const bool clause = behind != no_token && main_clause_begins(reading_, behind);
  const bool joined = !clause && third != no_token && main_clause_begins(reading_, third);
  asked.ask(234, word(at), clause, joined);
  asked.ask(235, word(at), clause, rule);
  const uint32_t first = reading_.stretch_of(draft.anchor).tokens.begin;
  const uint32_t opener = reading_.has(first, tag::subordinator | tag::preposition) ? word(first) : 0;
  asked.ask(236, opener, word(at), clause);
  asked.ask(237, word(reading_.previous(draft.source.empty() ? draft.anchor : draft.source.begin)), word(at), clause);
  const uint32_t told = tense(draft.anchor, draft.anchor + 1), inside = tense(last.begin, last.end),
                 outside = at == no_token ? 0 : tense(at, rest_end);
  asked.ask(239, told, inside, outside);
  asked.ask(240, told, outside, word(at));
  asked.ask(241, inside, outside, word(at));
  asked.ask(242, inside, outside, rule);
  asked.ask(243, source_kind(draft.source), word(behind), word(at));
  asked.ask(244, group(last.end - 1), group(at), group(behind));
  asked.ask(245, group(at), group(behind));
  asked.ask(246, word(draft.anchor), kind(at));
  asked.ask(247, step_of(at == no_token ? 0 : rest_end - at), rule, clause);
  asked.ask(248, draft.relative != no_token, kind(at), draft.form);
}

void DraftFeatures::tell_source_choice(const Draft& draft, uint32_t nth, std::vector<uint32_t>& out) const {
  Asked asked(out);
  const uint32_t own = nth == 0, form = draft.form, kind_of_source = source_kind(draft.source);
  const TokenRange source = draft.source;
  const Stretch& stretch = reading_.stretch_of(draft.anchor);
  asked.ask(300, own, form);
  asked.ask(301, own, hash(draft.rule));
  asked.ask(302, kind_of_source, form);
  asked.ask(303, kind_of_source, own);
  if (source.empty()) {
    const uint32_t before = reading_.previous(draft.cue.front().begin);
    asked.ask(304, form, hash(draft.rule));
    asked.ask(305, word(before), form);
    asked.ask(306, kind(before), form);
    asked.ask(307, word(draft.anchor), form);
    return;
  }
  const bool behind = source.begin > draft.anchor;
  const uint32_t gap = behind ? source.begin - draft.anchor : draft.cue.front().begin - source.end;
  const uint32_t between = behind ? no_token : reading_.next(source.end - 1);
  const uint32_t before = reading_.previous(source.begin), last = head(source);
  uint32_t commas = 0, verbs = 0;
  const uint32_t begin = draft.cue.front().begin;
  for (uint32_t i = std::max(source.end, begin - std::min(begin, max_clause_words)); i < begin; ++i) {
    commas += told_[i].comma;
    verbs += told_[i].verb;
  }
  asked.ask(310, step_of(gap), form, behind);
  asked.ask(311, gap == 0, own, form);
  asked.ask(312, kind(before), form);
  asked.ask(313, word(before), form);
  asked.ask(314, kind(between), form);
  asked.ask(315, std::min(commas, 3u), std::min(verbs, 3u), form);
  asked.ask(316, source.begin == stretch.tokens.begin, form, own);
  asked.ask(317, last, word(draft.anchor));
  asked.ask(318, last);
  asked.ask(319, static_cast<uint32_t>(quoted_sources_.contains(last)), form);
  asked.ask(320, step_of(source.end - source.begin), form);
  asked.ask(321, kind(source.begin), form);
  asked.ask(322, static_cast<uint32_t>(draft.relative != no_token), form, own);
  asked.ask(323, kind(reading_.previous(draft.cue.front().begin)), own, form);
  asked.ask(324, kind_of_source, behind, form);
  asked.ask(325, verbs > 0, kind_of_source, form);
  asked.ask(326, group(source.end - 1), form);
}

void tell_end_of(const DraftFeatures& features, const std::vector<Draft>& ends, const Draft& end,
                 std::vector<uint32_t>& out) {
  const uint32_t at = end.content.back().end;
  const auto sooner =
      std::count_if(ends.begin(), ends.end(), [&](const Draft& d) { return d.content.back().end < at; });
  features.tell_end(end, static_cast<uint32_t>(sooner), &end == &ends.front(), out);
}

}  // namespace onrecord
