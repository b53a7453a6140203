// Quotes behind a verb that no table knows as one that quotes: They chanted, "Go home."
#include "onrecord/attribution/clauses.h"
#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/source.h"

namespace onrecord {
namespace {

class OpenQuotes {
 public:
  OpenQuotes(Rulebook& book, const std::vector<Cue>& open) : book_(book), reading_(book.reading) {
    holds_.assign(reading_.words.size(), nullptr);
    for (const std::vector<Cue>* cues : {&std::as_const(book.cues), &open}) {
      for (const Cue& cue : *cues) mark(cue);
    }
  }

  void run() {
    for (uint32_t i = 0; i < reading_.quotes.size(); ++i) {
      if (book_.quote_used[i]) continue;
      take_cue_before(reading_.quotes[i]);
    }
  }

 private:
  void mark(const Cue& cue) {
    for (uint32_t i = cue.group.begin; i < cue.group.end; ++i) holds_[i] = &cue;
  }

  void take_cue_before(const Quote& quote) {
    uint32_t at = reading_.previous(quote.open);
    if (at == no_token && quote.open > 0 && reading_.is(quote.open - 1, ":")) at = quote.open - 1;
    for (uint32_t i = 0; i < 12 && at != no_token; ++i, at = reading_.previous(at)) {
      if (reading_.opens_quote(at) || reading_.is(at, ";")) return;
      if (holds_[at] == nullptr) continue;
      add(quote, *holds_[at]);
      return;
    }
  }

  void add(const Quote& quote, const Cue& cue) {
    Draft draft = draft_of(book_, cue, "verb-then-quote", 20);
    draft.mode = StatementMode::direct;
    draft.content = {{quote.begin(), quote.end()}};
    const uint32_t after = reading_.next(cue.group.end - 1);
    if ((cue.source.empty() || cue.shares_subject) && after != no_token && !reading_.opens_quote(after))
      draft.source = described_noun_phrase_at(reading_, after);
    book_.drafts.push_back(std::move(draft));
  }

  Rulebook& book_;
  const Reading& reading_;
  std::vector<const Cue*> holds_;  // One a token: the cue whose group holds it.
};

}  // namespace

void apply_open_quote_rules(Rulebook& book, const std::vector<Cue>& open) { OpenQuotes(book, open).run(); }

}  // namespace onrecord
