#include "onrecord/attribution/draft.h"

#include <algorithm>

namespace onrecord {
namespace {

bool is_closing_punctuation(const Reading& reading, uint32_t token) {
  for (std::string_view mark : {".", ",", ";", ":", "-", "--", "\xE2\x80\x93", "\xE2\x80\x94"}) {
    if (reading.text(token) == mark) return true;
  }
  return false;
}

TokenRange trim(const Reading& reading, TokenRange range) {
  while (!range.empty() && is_closing_punctuation(reading, range.end - 1)) --range.end;
  while (!range.empty() && is_closing_punctuation(reading, range.begin)) ++range.begin;
  return range;
}

// The quote that fills the range; -1 when it is none or more than one.
int32_t quote_that_fills(const Reading& reading, TokenRange range) {
  if (!reading.opens_quote(range.begin)) return -1;
  const int32_t index = reading.words[range.begin].quote;
  return reading.quotes[index].outer_end() >= range.end ? index : -1;
}

bool holds_quote(const Reading& reading, TokenRange range) {
  const auto next = std::lower_bound(reading.quotes.begin(), reading.quotes.end(), range.begin,
                                     [](const Quote& quote, uint32_t token) { return quote.open < token; });
  return next != reading.quotes.end() && next->open < range.end;
}

// "They" of "They've said": the token holds the auxiliary, too.
Span without_auxiliary(const Reading& reading, TokenRange source) {
  Span span = reading.span(source);
  const std::string_view text = slice(reading.article.text, span);
  const size_t apostrophe = text.find_first_of("'\xE2");
  const bool contraction = source.end == source.begin + 1 && reading.has(source.begin, tag::modal);
  if (contraction && apostrophe != text.npos && apostrophe > 0)
    span.end = span.begin + static_cast<uint32_t>(apostrophe);
  return span;
}

}  // namespace

Rulebook open_rulebook(const Reading& reading, const Entities& entities) {
  Rulebook book{reading, entities, find_cues(reading), {}, std::vector<bool>(reading.quotes.size()), {}, {}, {}};
  book.starts.assign(reading.words.size(), -1);
  book.cue_at.assign(reading.words.size(), -1);
  for (size_t i = 0; i < book.cues.size(); ++i) {
    const Cue& cue = book.cues[i];
    const bool own_subject = !cue.source.empty() && !cue.shares_subject && cue.relative == no_token &&
                             (cue.form == CueForm::finite || cue.form == CueForm::passive);
    book.starts[own_subject ? cue.subject_begin() : cue.group.begin] = static_cast<int32_t>(i);
    for (uint32_t t = cue.group.begin; t < cue.group.end; ++t) book.cue_at[t] = static_cast<int32_t>(i);
  }
  return book;
}

bool names_one(const Rulebook& book, TokenRange range, std::initializer_list<EntityType> types) {
  if (range.empty()) return false;
  const Span span = book.reading.span(range);
  const std::vector<Mention>& mentions = book.entities.mentions;
  auto it = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                             [](const Mention& mention, uint32_t at) { return mention.span.begin < at; });
  for (; it != mentions.end() && it->span.end <= span.end; ++it) {
    const EntityType type = book.entities.entities[it->entity].type;
    if (it->form == MentionForm::name && std::find(types.begin(), types.end(), type) != types.end()) return true;
  }
  return false;
}

Draft draft_of(const Rulebook&, const Cue& cue, const char* rule, uint32_t confidence) {
  Draft draft;
  draft.cue = {cue.group};
  if (!cue.tail.empty()) draft.cue = {{cue.group.begin, cue.head + 1}, cue.tail};
  draft.quoted_by = cue.relay;
  draft.source = cue.source;
  draft.relative = cue.relative;
  draft.polarity = cue.polarity;
  draft.force = cue.verb->force;
  draft.rule = rule;
  draft.confidence = confidence;
  draft.form = static_cast<uint8_t>(1 + static_cast<uint32_t>(cue.form));
  draft.known = !is_open(cue);
  draft.anchor = cue.head;
  return draft;
}

Spans source_spans(const Reading& reading, const Draft& draft) {
  if (draft.source.empty()) return {};
  Spans out{without_auxiliary(reading, draft.source)};
  const uint32_t relative = draft.relative;
  if (relative != no_token && !draft.source.contains(relative)) out.push_back(reading.span({relative, relative + 1}));
  return out;
}

void add_content(const Reading& reading, Draft& draft, TokenRange range) {
  range = trim(reading, range);
  if (!range.empty()) draft.content.push_back(range);
}

StatementMode mode_of(const Reading& reading, const Draft& draft) {
  const bool quoted = std::any_of(draft.content.begin(), draft.content.end(),
                                  [&](TokenRange range) { return holds_quote(reading, range); });
  return quoted ? StatementMode::mixed : StatementMode::indirect;
}

void set_content(const Reading& reading, Draft& draft, TokenRange range) {
  draft.content.clear();
  range = trim(reading, range);
  if (range.empty()) return;
  const int32_t quote = quote_that_fills(reading, range);
  if (quote >= 0) {
    draft.mode = StatementMode::direct;
    draft.content.push_back({reading.quotes[quote].begin(), reading.quotes[quote].end()});
    return;
  }
  draft.mode = holds_quote(reading, range) ? StatementMode::mixed : StatementMode::indirect;
  draft.content.push_back(range);
}

}  // namespace onrecord
