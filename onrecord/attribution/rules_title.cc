// Headlines: "Lee: bridge is closed", "Bridge is closed: Lee", "Bridge is closed – Lee". The mark is the cue.
#include <algorithm>
#include <string>

#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

bool is_parting_mark(const Reading& reading, uint32_t token) {
  if (reading.is(token, ":")) return true;
  const bool dash = is_dash(reading, token) || reading.text(token) == "-";
  return dash && reading.tokens.tokens[token].space_before;
}

// The last word before the first preposition or verb: "Holm" of "Bo Holm on the bridge", "senators" of "Two senators to
// Lee".
uint32_t head_of(const Reading& reading, TokenRange range) {
  uint32_t head = range.begin;
  for (uint32_t i = range.begin + 1; i < range.end; ++i) {
    if (reading.has(i, tag::any_verb | tag::preposition | tag::to) && !reading.has(i, tag::noun | tag::name)) break;
    head = i;
  }
  return head;
}

// Whether the name of somebody who can speak ends with the token.
bool ends_name(const Rulebook& book, uint32_t token) {
  const std::vector<Mention>& mentions = book.entities.mentions;
  const Span last = book.reading.span({token, token + 1});
  const auto behind = std::lower_bound(mentions.begin(), mentions.end(), last.end,
                                       [](const Mention& mention, uint32_t at) { return mention.span.begin < at; });
  for (auto it = behind; it != mentions.begin() && std::prev(it)->span.end >= last.begin; --it) {
    const Mention& mention = *std::prev(it);
    const EntityType type = book.entities.entities[mention.entity].type;
    const bool acts = type == EntityType::person || type == EntityType::organization || type == EntityType::country ||
                      type == EntityType::publication || type == EntityType::group;
    if (acts && mention.span.end == last.end && mention.form == MentionForm::name) return true;
  }
  return false;
}

// What can speak: a name of somebody, a noun of persons or bodies, a document ("Reports"); no "Breaking news", "Photo".
bool can_speak(const Rulebook& book, TokenRange range) {
  constexpr uint32_t max_words = 6;
  const Reading& reading = book.reading;
  if (range.empty() || range.end - range.begin > max_words) return false;
  if (!reading.tokens.tokens[range.begin].capitalised) return false;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.is_punctuation(i) && !reading.is(i, "&") && !reading.is(i, "/")) return false;
  }
  const uint32_t head = head_of(reading, range);
  return is_actor(reading, head) || ends_name(book, head);
}

void add(Rulebook& book, uint32_t mark, TokenRange source, TokenRange content, const char* rule, uint32_t confidence) {
  Draft draft;
  draft.source = source;
  draft.cue = {{mark, mark + 1}};
  draft.rule = rule;
  draft.confidence = confidence;
  draft.anchor = mark;
  set_content(book.reading, draft, content);
  if (!draft.content.empty()) book.drafts.push_back(std::move(draft));
}

void apply_to(Rulebook& book, TokenRange title) {
  const Reading& reading = book.reading;
  for (uint32_t at = title.begin; at != no_token; at = reading.next(at)) {
    if (reading.opens_quote(at) || !is_parting_mark(reading, at)) continue;
    const TokenRange left{title.begin, at}, right{at + 1, title.end};
    if (can_speak(book, left) && right.end >= right.begin + 3) {
      add(book, at, left, right, "title-source-before", 68);
    } else if (can_speak(book, right) && left.end - left.begin >= 4) {
      add(book, at, right, left, "title-source-behind", 72);
    }
    return;
  }
}

// The block below the title may print it once more.
bool is_title(const Reading& reading, const Stretch& stretch, std::string_view title) {
  if (stretch.quote >= 0) return false;
  if (stretch.label == BlockLabel::title) return true;
  constexpr uint32_t last_segment = 3;
  return stretch.segment <= last_segment && slice(reading.article.text, reading.span(stretch.tokens)) == title;
}

}  // namespace

void apply_title_rules(Rulebook& book) {
  std::string_view title;
  for (const Stretch& stretch : book.reading.stretches) {
    if (!is_title(book.reading, stretch, title)) continue;
    title = slice(book.reading.article.text, book.reading.span(stretch.tokens));
    apply_to(book, stretch.tokens);
  }
}

}  // namespace onrecord
