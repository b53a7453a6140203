#include "onrecord/entity/words.h"

#include "onrecord/core/utf8.h"

namespace onrecord {

Words::Words(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon)
    : article_(article), tokens_(tokens), lexicon_(lexicon) {
  intern_all();
  const auto sentences = static_cast<uint32_t>(tokens.sentences.size());
  cases_.resize(sentences, LetterCase::sentence);
  for (uint32_t i = 0; i < sentences; ++i) tell_case(i);
  for (uint32_t i = 0; i < sentences; ++i) count_case(i);
}

void Words::intern_all() {
  form_of_.reserve(count());
  for (uint32_t i = 0; i < count(); ++i) form_of_.push_back(intern(text(i)));
}

uint32_t Words::intern(std::string_view text) {
  const auto known = by_text_.find(text);
  if (known != by_text_.end()) return known->second;
  std::string folded = fold(text);
  const auto [place, fresh] = by_folded_.emplace(std::move(folded), static_cast<uint32_t>(forms_.size()));
  if (fresh) {
    WordForm form;
    form.folded = place->first;
    const auto facts = lexicon_.words.find(form.folded);
    if (facts != lexicon_.words.end()) form.facts = facts->second;
    forms_.push_back(std::move(form));
  }
  by_text_.emplace(text, place->second);
  return place->second;
}

// A headline sets most plain words with a capital. Short words tell nothing: they stay small in headlines too.
void Words::tell_case(uint32_t sentence) {
  const Sentence& s = tokens_.sentences[sentence];
  uint32_t plain = 0, capitalised = 0, words = 0, upper = 0;
  for (uint32_t i = s.first_token; i < s.end_token; ++i) {
    if (token(i).kind != TokenKind::word) continue;
    ++words;
    upper += token(i).all_upper;
    if (i == s.first_token || token(i).span.size() < 4 || !has(i, word_common)) continue;
    ++plain;
    capitalised += token(i).capitalised;
  }
  if (words >= 3 && upper * 10 >= words * 7) {
    cases_[sentence] = LetterCase::capitals;
    return;
  }
  // A sentence that ends with a stop and holds a long name is no headline yet.
  const bool stopped = text(s.end_token - 1) == "." && article_.segments[s.segment].label != BlockLabel::title;
  const bool most = stopped ? plain >= 4 && capitalised == plain : capitalised >= 2 && capitalised * 5 >= plain * 3;
  if (most) cases_[sentence] = LetterCase::title;
}

void Words::count_case(uint32_t sentence) {
  if (cases_[sentence] != LetterCase::sentence) return;
  const Sentence& s = tokens_.sentences[sentence];
  for (uint32_t i = s.first_token; i < s.end_token; ++i) {
    if (token(i).kind != TokenKind::word) continue;
    WordForm& form = forms_[form_of_[i]];
    if (!token(i).capitalised)
      ++form.small;
    else if (i > s.first_token && !is_mark(i - 1))
      ++form.inside;
  }
}

std::string Words::phrase(uint32_t first, uint32_t end) const {
  std::string out;
  for (uint32_t i = first; i < end; ++i) {
    if (i > first && token(i).space_before) out += ' ';
    out += folded(i);
  }
  return out;
}

}  // namespace onrecord
