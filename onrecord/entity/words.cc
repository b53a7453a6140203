#include "onrecord/entity/words.h"

#include "onrecord/core/utf8.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

Words::Words(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon)
    : article_(article), tokens_(tokens), lexicon_(lexicon) {
  fold_spellings();
  look_up_forms();
  const auto sentences = static_cast<uint32_t>(tokens.sentences.size());
  cases_.resize(sentences, LetterCase::sentence);
  for (uint32_t i = 0; i < sentences; ++i) tell_case(i);
  for (uint32_t i = 0; i < sentences; ++i) count_case(i);
}

void Words::fold_spellings() {
  const std::vector<uint32_t>& spellings = tokens_.spellings;
  forms_.reserve(spellings.size());  // Never moved while `numbers` looks into them.
  PageWordMap<uint32_t> numbers;     // From 1.
  for (uint32_t first : spellings) {
    std::string folded = fold(text(first));
    const uint32_t* known = numbers.find(folded);
    if (known == nullptr) {
      forms_.emplace_back().folded = std::move(folded);
      numbers[forms_.back().folded] = form_count();
    }
    form_of_.push_back(known == nullptr ? form_count() - 1 : *known - 1);
  }
}

void Words::look_up_forms() {
  std::vector<std::string_view> folded;
  folded.reserve(forms_.size());
  for (const WordForm& form : forms_) folded.push_back(form.folded);
  lexicon_.words.find_each(folded, [&](size_t i, const WordFacts* facts) {
    if (facts != nullptr) forms_[i].facts = *facts;
  });
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
    WordForm& form = forms_[form_of(i)];
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
