#include "onrecord/corpus/claims.h"

#include "onrecord/core/hash.h"

namespace onrecord {

std::string claim_key(std::string_view content, Polarity polarity, const WordLexicon& lexicon) {
  std::string words = name_of(polarity);
  size_t count = 0;
  for (const FoldedWord& word : fold_words(content, lexicon)) {
    if (word.kind == WordKind::function) continue;
    if (word.kind != WordKind::negation) ++count;
    words += " " + word.folded;
  }
  return count < min_claim_words ? "" : sha256_hex(words).substr(0, 32);
}

}  // namespace onrecord
