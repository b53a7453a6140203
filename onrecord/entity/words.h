// The words of an article as the lexicon knows them: each distinct form folded and looked up once. Private.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/entity/lexicon.h"
#include "onrecord/entity/token.h"

namespace onrecord {

struct WordForm {
  std::string folded;
  WordFacts facts;
  uint32_t small = 0;   // Times written small in sentences of this article.
  uint32_t inside = 0;  // Times written with a capital inside sentences that are no headline.
};

// How the letters of a sentence are set.
enum class LetterCase : uint8_t { sentence, title, capitals };

// A phrase of a table found in the text.
template <typename Value>
struct PhraseMatch {
  uint32_t end = 0;              // Behind its last token; 0 when none was found.
  const Value* value = nullptr;  // Lives as long as the lexicon.
};

// REQUIRES: article, tokens and lexicon outlive it.
class Words {
 public:
  Words(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon);

  const Article& article() const { return article_; }
  const Tokens& tokens() const { return tokens_; }
  const EntityLexicon& lexicon() const { return lexicon_; }

  const Token& token(uint32_t i) const { return tokens_.tokens[i]; }
  uint32_t count() const { return static_cast<uint32_t>(tokens_.tokens.size()); }
  std::string_view text(uint32_t i) const { return token_text(article_, token(i)); }
  const WordForm& form(uint32_t i) const { return forms_[form_of(i)]; }
  uint32_t form_of(uint32_t i) const { return form_of_[spelling_of(i)]; }
  uint32_t form_count() const { return static_cast<uint32_t>(forms_.size()); }
  uint32_t spelling_of(uint32_t i) const { return tokens_.spelling_of[i]; }
  std::string_view folded(uint32_t i) const { return form(i).folded; }
  bool has(uint32_t i, uint32_t flags) const { return (form(i).facts.flags & flags) != 0; }
  Span span(uint32_t first, uint32_t end) const { return {token(first).span.begin, token(end - 1).span.end}; }
  LetterCase letter_case(uint32_t sentence) const { return cases_[sentence]; }
  bool is_possessive(uint32_t i) const { return i < count() && folded(i) == "'s"; }
  bool is_mark(uint32_t i) const { return token(i).kind == TokenKind::punctuation; }

  // The folded words of [first, end), one space where the text has white space.
  std::string phrase(uint32_t first, uint32_t end) const;

  // The longest phrase of `table` that begins at `first` and ends at or before `limit`.
  template <PhraseKind kind, typename Value>
  PhraseMatch<Value> longest(const PhraseTable<kind, Value>& table, uint32_t first, uint32_t limit) const {
    PhraseMatch<Value> best;
    const WordForm& begin = form(first);
    const uint32_t longest = begin.facts.longest[static_cast<size_t>(kind)];
    if (longest == 0 || first == limit) return best;
    if (const Value* value = table.find(begin.folded)) best = {first + 1, value};
    const uint32_t most = longest == 1 && !joined(first + 1, limit) ? 1 : std::min(limit - first, 2 * longest);
    if (most == 1) return best;
    std::string buffer = begin.folded;
    for (uint32_t i = first + 1; i < first + most; ++i) {
      if (token(i).space_before) buffer += ' ';
      buffer += folded(i);
      if (const Value* value = table.find(buffer)) best = {i + 1, value};
    }
    return best;
  }

 private:
  // Whether token `i` goes on with the one before it, without white space: two tokens may be one word of a phrase.
  bool joined(uint32_t i, uint32_t limit) const { return i < limit && !token(i).space_before; }
  void fold_spellings();
  void look_up_forms();
  void tell_case(uint32_t sentence);
  void count_case(uint32_t sentence);

  const Article& article_;
  const Tokens& tokens_;
  const EntityLexicon& lexicon_;
  std::vector<uint32_t> form_of_;  // By spelling: "Apple" and "apple" are two spellings of one form.
  std::vector<WordForm> forms_;
  std::vector<LetterCase> cases_;  // By sentence.
};

}  // namespace onrecord
