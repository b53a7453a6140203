// Headlines: "Lee: bridge is closed", "Bridge is closed: Lee", "Bridge is closed – Lee". The mark is the cue.
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

bool is_parting_mark(const Reading& reading, uint32_t token) {
  if (reading.is(token, ":")) return true;
  const std::string_view text = reading.text(token);
  const bool dash = text == "\xE2\x80\x93" || text == "\xE2\x80\x94" || text == "-" || text == "--";
  return dash && reading.tokens.tokens[token].space_before;
}

// A few words that can be somebody's name or a kind of document ("report", "officials"), and no verb.
bool can_speak(const Reading& reading, TokenRange range) {
  if (range.empty() || range.end - range.begin > 6) return false;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (reading.is_punctuation(i) && !reading.is(i, "&")) return false;
    if (!reading.has(i, tag::nominal | tag::determiner | tag::possessive | tag::preposition)) return false;
    if (reading.has(i, tag::gerund)) return false;
  }
  const uint32_t last = range.end - 1;
  return reading.has(last, tag::noun | tag::name) && !reading.has(last, tag::time) &&
         reading.tokens.tokens[range.begin].capitalised;
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
    if (can_speak(reading, right) && left.end - left.begin >= 4) {
      add(book, at, right, left, "title-source-behind", 72);
    } else if (can_speak(reading, left) && right.end > right.begin + 3) {
      add(book, at, left, right, "title-source-before", 68);
    }
    return;
  }
}

}  // namespace

void apply_title_rules(Rulebook& book) {
  for (const Stretch& stretch : book.reading.stretches) {
    if (stretch.label == BlockLabel::title && stretch.quote < 0) apply_to(book, stretch.tokens);
  }
}

}  // namespace onrecord
