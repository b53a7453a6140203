// A quote that fills its sentence and has no cue beside it: it goes on with who spoke last.
#include "onrecord/attribution/draft.h"

namespace onrecord {
namespace {

bool fills_its_stretch(const Reading& reading, const Quote& quote) {
  const TokenRange stretch = reading.stretch_of(quote.open).tokens;
  if (stretch.begin != quote.open) return false;
  for (uint32_t i = quote.outer_end(); i < stretch.end; ++i) {
    if (!reading.is_punctuation(i)) return false;
  }
  return true;
}

// The last statement of the teller whose cue stands before `token`, in the block before at the furthest.
const Draft* last_speech(const Rulebook& book, const Quote& quote) {
  const Draft* best = nullptr;
  for (const Draft& draft : book.drafts) {
    if (draft.anchor >= quote.open || draft.source.empty()) continue;
    const Stretch& stretch = book.reading.stretch_of(draft.anchor);
    if (stretch.quote != quote.parent || stretch.segment + 1 < quote.segment || stretch.label == BlockLabel::title)
      continue;
    if (best == nullptr || draft.anchor > best->anchor) best = &draft;
  }
  return best;
}

}  // namespace

void apply_floating_rules(Rulebook& book) {
  const Reading& reading = book.reading;
  std::vector<Draft> found;
  for (uint32_t i = 0; i < reading.quotes.size(); ++i) {
    const Quote& quote = reading.quotes[i];
    if (book.quote_used[i] || quote.parent >= 0 || quote.end() < quote.begin() + 4 ||
        !fills_its_stretch(reading, quote))
      continue;
    if (reading.stretch_of(quote.open).label == BlockLabel::title) continue;
    const Draft* before = last_speech(book, quote);
    if (before == nullptr) continue;
    Draft draft;
    draft.mode = StatementMode::direct;
    draft.content = {{quote.begin(), quote.end()}};
    draft.cue = before->cue;
    draft.source = before->source;
    draft.rule = "quote-floating";
    draft.confidence = 58;
    draft.anchor = quote.open;
    book.quote_used[i] = true;
    found.push_back(std::move(draft));
  }
  for (Draft& draft : found) book.drafts.push_back(std::move(draft));
}

}  // namespace onrecord
