// A quote that fills its sentence and has no cue beside it: it goes on with who spoke last.
#include <algorithm>

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

bool is_candidate(const Rulebook& book, uint32_t index) {
  const Quote& quote = book.reading.quotes[index];
  if (book.quote_used[index] || quote.parent >= 0 || quote.end() < quote.begin() + 4) return false;
  return book.reading.stretch_of(quote.open).label != BlockLabel::title && fills_its_stretch(book.reading, quote);
}

// Drafts of the teller with a source, by anchor.
std::vector<uint32_t> told_drafts(const Rulebook& book) {
  std::vector<uint32_t> out;
  for (uint32_t i = 0; i < book.drafts.size(); ++i) {
    const Draft& draft = book.drafts[i];
    const Stretch& stretch = book.reading.stretch_of(draft.anchor);
    if (!draft.source.empty() && stretch.quote < 0 && stretch.label != BlockLabel::title) out.push_back(i);
  }
  std::sort(out.begin(), out.end(), [&](uint32_t a, uint32_t b) {
    return book.drafts[a].anchor != book.drafts[b].anchor ? book.drafts[a].anchor < book.drafts[b].anchor : a < b;
  });
  return out;
}

// Of the statements in the last sentence before the quote, in its block or the one before, the surest.
const Draft* last_speech(const Rulebook& book, const std::vector<uint32_t>& told, const Quote& quote) {
  auto it = std::lower_bound(told.begin(), told.end(), quote.open,
                             [&](uint32_t index, uint32_t at) { return book.drafts[index].anchor < at; });
  const Draft* best = nullptr;
  uint32_t stretch = 0;
  for (int i = 0; i < 8 && it != told.begin(); ++i) {
    const Draft& draft = book.drafts[*--it];
    const uint32_t own = book.reading.words[draft.anchor].stretch;
    if (book.reading.stretches[own].segment + 1 < quote.segment) break;
    if (best != nullptr && own != stretch) break;
    stretch = own;
    if (best == nullptr || draft.confidence >= best->confidence) best = &draft;
  }
  return best;
}

}  // namespace

void apply_floating_rules(Rulebook& book) {
  const std::vector<uint32_t> told = told_drafts(book);
  std::vector<Draft> found;
  for (uint32_t i = 0; i < book.reading.quotes.size(); ++i) {
    if (!is_candidate(book, i)) continue;
    const Quote& quote = book.reading.quotes[i];
    const Draft* before = last_speech(book, told, quote);
    if (before == nullptr) continue;
    Draft draft;
    draft.mode = StatementMode::direct;
    draft.content = {{quote.begin(), quote.end()}};
    draft.cue = before->cue;
    draft.source = before->source;
    draft.rule = "quote-floating";
    draft.confidence = 43;
    draft.anchor = quote.open;
    book.quote_used[i] = true;
    found.push_back(std::move(draft));
  }
  for (Draft& draft : found) book.drafts.push_back(std::move(draft));
}

}  // namespace onrecord
