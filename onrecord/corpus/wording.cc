#include "onrecord/corpus/wording.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr size_t slack_words = 6;
constexpr size_t words_before_negated = 2;  // "did not | shell": the negation may stand before the stretch.

bool carries_meaning(const FoldedWord& word) { return word.kind == WordKind::content || word.kind == WordKind::number; }

struct Window {
  size_t begin = 0, end = 0;  // In words.
  size_t matched = 0;
};

// Counts distinct asked words while a window of bounded length slides; shrinks the best to its first and last hit.
class Slider {
 public:
  Slider(const Wording& wording, const FoldedWords& words) : wording_(wording), words_(words) {}

  Window best() {
    const size_t longest = 2 * wording_.words.size() + slack_words;
    Window best;
    size_t begin = 0;
    for (size_t end = 0; end < words_.size(); ++end) {
      if (!is_asked(end)) continue;
      add(end);
      while (end + 1 - begin > longest || is_spare(begin)) drop(begin++);
      const Window now{begin, end + 1, counts_.size()};
      const bool better =
          now.matched > best.matched || (now.matched == best.matched && now.end - now.begin < best.end - best.begin);
      if (better) best = now;
    }
    return best;
  }

 private:
  bool is_asked(size_t i) const { return carries_meaning(words_[i]) && wording_.asked.contains(words_[i].folded); }
  void add(size_t i) { ++counts_[words_[i].folded]; }
  void drop(size_t i) {
    if (!is_asked(i)) return;
    const auto count = counts_.find(words_[i].folded);
    if (--count->second == 0) counts_.erase(count);
  }
  // Whether the window loses nothing without its first word.
  bool is_spare(size_t i) const { return !is_asked(i) || counts_.at(words_[i].folded) > 1; }

  const Wording& wording_;
  const FoldedWords& words_;
  std::map<std::string, size_t> counts_;
};

bool is_negated(const FoldedWords& words, size_t begin, size_t end) {
  size_t negations = 0;
  for (size_t i = begin - std::min(begin, words_before_negated); i < end; ++i) {
    if (words[i].kind == WordKind::negation) ++negations;
  }
  return negations % 2 == 1;
}

std::set<std::string> folded_in(const FoldedWords& words, const Window& window) {
  std::set<std::string> out;
  for (size_t i = window.begin; i < window.end; ++i) {
    if (carries_meaning(words[i])) out.insert(words[i].folded);
  }
  return out;
}

// Where both have numbers, every asked one must be there.
bool numbers_agree(const Wording& wording, const FoldedWords& words, const Window& window, const auto& there) {
  const bool has_numbers = std::any_of(words.begin() + window.begin, words.begin() + window.end,
                                       [](const FoldedWord& word) { return word.kind == WordKind::number; });
  return !has_numbers || std::includes(there.begin(), there.end(), wording.numbers.begin(), wording.numbers.end());
}

WordingMatch describe(const Wording& wording, const FoldedWords& words, const Window& window, const auto& there) {
  WordingMatch match;
  match.span = {words[window.begin].span.begin, words[window.end - 1].span.end};
  match.matched = window.matched;
  std::set_difference(wording.asked.begin(), wording.asked.end(), there.begin(), there.end(),
                      std::back_inserter(match.missing));
  for (size_t i = window.begin; i < window.end; ++i) {
    const FoldedWord& word = words[i];
    const bool added_negation = word.kind == WordKind::negation && !wording.negated;
    if (added_negation || (carries_meaning(word) && !wording.asked.contains(word.folded))) {
      match.added.push_back(word.span);
    } else if (carries_meaning(word)) {
      match.same.push_back(word.span);
    }
  }
  match.same_words = match.missing.empty() && match.added.empty();
  return match;
}

}  // namespace

Wording read_wording(std::string_view sentence, const WordLexicon& lexicon) {
  Wording wording;
  wording.words = fold_words(sentence, lexicon);
  for (const FoldedWord& word : wording.words) {
    if (carries_meaning(word)) wording.asked.insert(word.folded);
    if (word.kind == WordKind::number) wording.numbers.insert(word.folded);
  }
  wording.negated = is_negated(wording.words, 0, wording.words.size());
  return wording;
}

size_t words_needed(size_t asked) { return (asked * 7 + 9) / 10; }

std::optional<WordingMatch> match_wording(const Wording& wording, const FoldedWords& candidate) {
  if (wording.asked.empty()) return std::nullopt;
  const Window window = Slider(wording, candidate).best();
  if (window.matched < words_needed(wording.asked.size())) return std::nullopt;
  if (is_negated(candidate, window.begin, window.end) != wording.negated) return std::nullopt;
  const std::set<std::string> there = folded_in(candidate, window);
  if (!numbers_agree(wording, candidate, window, there)) return std::nullopt;
  return describe(wording, candidate, window, there);
}

}  // namespace onrecord
