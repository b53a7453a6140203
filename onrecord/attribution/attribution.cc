#include "onrecord/attribution/attribution.h"

#include <algorithm>
#include <unordered_set>

#include "onrecord/attribution/candidates.h"
#include "onrecord/attribution/choose.h"
#include "onrecord/attribution/circumstances.h"
#include "onrecord/attribution/first_person.h"
#include "onrecord/attribution/nesting.h"
#include "onrecord/attribution/next_speaker.h"
#include "onrecord/attribution/said_at.h"
#include "onrecord/attribution/set_aside.h"
#include "onrecord/attribution/speakers.h"
#include "onrecord/attribution/via.h"

namespace onrecord {
namespace {

Spans spans_of(const Reading& reading, const std::vector<TokenRange>& ranges) {
  Spans out;
  for (TokenRange range : ranges) {
    if (!range.empty()) out.push_back(reading.span(range));
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool is_question(const Reading& reading, const Draft& draft) {
  if (draft.mode != StatementMode::direct || draft.content.size() != 1) return false;
  const TokenRange range = draft.content.front();
  for (uint32_t i = range.begin; i + 1 < range.end; ++i) {
    if (reading.is(i, ".") || reading.is(i, "!")) return false;
  }
  return reading.is(range.end - 1, "?");
}

// "Lee reportedly told": the hedge beside the cue.
Spans hedges_of(const Reading& reading, const Draft& draft) {
  if (draft.cue.empty()) return {};
  const uint32_t before = reading.previous(draft.cue.front().begin);
  if (before == no_token || !is_hedge(reading, before)) return {};
  return {reading.span({before, before + 1})};
}

Statement state(const Reading& reading, const Draft& draft, Speakers& speakers, Relays& relays) {
  Statement out;
  out.mode = draft.mode;
  out.content = spans_of(reading, draft.content);
  out.cue = spans_of(reading, draft.cue);
  out.source = source_spans(reading, draft);
  if (!is_first_or_second_person(reading, draft.source)) out.speaker = speakers.find(draft.source);
  out.source_kind = speakers.kind_of(draft.source, out.speaker);
  if (!draft.addressee.empty())
    out.addressee = Addressee{reading.span(draft.addressee), speakers.find_known(draft.addressee)};
  if (!draft.occasion.empty()) out.occasion = reading.span(draft.occasion);
  if (!draft.said_at.empty()) {
    out.said_at = reading.span(draft.said_at);
    if (draft.polarity != Polarity::conditional)  // "will tell them on Saturday": not yet.
      out.said_at_value = said_at_value(slice(reading.article.text, *out.said_at), reading.article.published);
  }
  out.hedges = hedges_of(reading, draft);
  out.insertions = insertions_in(reading, draft);
  out.via = relays.find(draft, out.speaker);
  out.polarity = is_question(reading, draft) ? Polarity::question : draft.polarity;
  out.cue_force = draft.force;
  out.rule = draft.rule;
  out.confidence = draft.confidence;
  return out;
}

// "Lee said it was over, according to TASS": TASS relays what Lee said and has no statement of its own. A person or a
// document may well have one.
std::vector<Draft> without_relays(std::vector<Draft> drafts, Speakers& speakers) {
  std::unordered_set<uint32_t> relays;
  for (const Draft& draft : drafts) {
    if (!draft.relay.empty()) relays.insert(draft.relay.begin);
  }
  std::erase_if(drafts, [&](const Draft& draft) {
    if (!draft.relay.empty() || !relays.contains(draft.anchor)) return false;
    const auto entity = speakers.find_known(draft.source);
    return entity && speakers.entities().entities[*entity].type == EntityType::publication;
  });
  return drafts;
}

// Two rules may see the same words; the surer one stays.
void drop_doubles(std::vector<Statement>& statements) {
  std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
    if (a.content != b.content) return a.content < b.content;
    return a.confidence > b.confidence;
  });
  const auto last = std::unique(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
    return a.content == b.content && a.cue == b.cue;
  });
  statements.erase(last, statements.end());
}

// "I" inside somebody's words is that somebody.
void resolve_first_person(const Reading& reading, std::vector<Statement>& statements) {
  for (Statement& statement : statements) {
    if (statement.speaker || statement.source.empty() || !statement.parent) continue;
    if (!is_first_person(slice(reading.article.text, statement.source.front()))) continue;
    statement.speaker = statements[*statement.parent].speaker;
    statement.source_kind = statements[*statement.parent].source_kind;
  }
}

}  // namespace

Attribution find_statements(const Article& article, const Tokens& tokens, Entities entities, const CueLexicon& cues) {
  Attribution out{std::move(entities), {}, {}};
  if (!out.entities.is_english) return out;
  const Reading reading = read_article(article, tokens, cues);
  const Rulebook book = find_candidates(reading, out.entities);
  const DraftFeatures features(book, out.entities);
  Speakers speakers(reading, out.entities);
  Relays relays(reading, speakers);
  for (Draft& draft : without_relays(choose_shown(book, features, cues.model), speakers)) {
    take_circumstances(reading, draft);
    out.statements.push_back(state(reading, draft, speakers, relays));
  }
  drop_doubles(out.statements);
  nest(out.statements);
  std::stable_sort(out.entities.mentions.begin(), out.entities.mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.span < b.span; });
  follow_speakers(article, out);
  resolve_first_person(reading, out.statements);
  out.set_aside = find_set_aside(reading, out.statements);
  carry_on_relays(reading, relays.find_interviews(), out.statements);
  find_first_persons(reading, out);
  return out;
}

}  // namespace onrecord
