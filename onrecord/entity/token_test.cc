#include "onrecord/entity/token.h"

#include <gtest/gtest.h>

#include "onrecord/entity/article_for_test.h"

namespace onrecord {
namespace {

struct Case {
  std::string_view text;
  std::string_view dump;  // Tokens by blanks, sentences by " | ".
};

Tokens cut(const Article& article) {
  const Result<AbbreviationsPtr> abbreviations = load_abbreviations({});
  EXPECT_TRUE(abbreviations);
  return tokenize(article, **abbreviations);
}

std::string dump(std::string_view text) {
  const Article article = article_for_test(text);
  const Tokens tokens = cut(article);
  std::string out;
  for (const Sentence& sentence : tokens.sentences) {
    if (!out.empty()) out += " |";
    for (uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (!out.empty()) out += ' ';
      out += token_text(article, tokens.tokens[i]);
    }
  }
  return out;
}

void check(std::span<const Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(dump(c.text), c.dump) << c.text;
}

TEST(Token, cuts_words) {
  constexpr Case cases[] = {
      {"", ""},
      {"   ", ""},
      {"Rebels of al-Varda don't talk.", "Rebels of al-Varda don't talk ."},
      {"Odin's plan, the rebels' plan", "Odin 's plan , the rebels ' plan"},
      {"It’s Ek’s.", "It ’s Ek ’s ."},
      {"1,200 men, 3.5% at 10:30", "1,200 men , 3.5 % at 10:30"},
      {"a 40-year-old from AT&T", "a 40-year-old from AT&T"},
      {"see example.net/page, @ann_ek", "see example.net / page , @ ann_ek"},
      {"wait... what--now", "wait ... what -- now"},
      {"Köln–Žilina “naïve”", "Köln – Žilina “ naïve ”"},
      {"U.S.-led raid by the U.S. army", "U.S.-led raid by the U.S. army"},
  };
  check(cases);
}

TEST(Token, ends_sentences) {
  constexpr Case cases[] = {
      {"One left. Two stayed.", "One left . | Two stayed ."},
      {"Mr. Ek met Gen. Ann B. Lund.", "Mr. Ek met Gen. Ann B. Lund ."},
      {"It is like Ek v. Lund in May.", "It is like Ek v. Lund in May ."},
      {"The U.S. army left the U.S. The rest stayed.", "The U.S. army left the U.S. | The rest stayed ."},
      {"He said no. Then he left.", "He said no . | Then he left ."},
      {"He is No. 3 here.", "He is No. 3 here ."},
      {"“It is over.” She left.", "“ It is over . ” | She left ."},
      {"\"It is over.\" \"Is it?\" he asked.", "\" It is over . \" | \" Is it ? \" he asked ."},
      {"We ... wait ... for Ek. (He left.) Why?!", "We ... wait ... for Ek . | ( He left . ) | Why ? !"},
      {"Das war am 3. Oktober. Er ging.", "Das war am 3 . Oktober . | Er ging ."},
      {"It ended.The rest", "It ended . | The rest"},
      {"A title\n\nA body", "A title | A body"},
  };
  check(cases);
}

TEST(Token, tells_case_and_space) {
  const Article article = article_for_test("NATO (al-Varda) Ek");
  const Tokens tokens = cut(article);
  ASSERT_EQ(tokens.tokens.size(), 5u);
  EXPECT_TRUE(tokens.tokens[0].all_upper);
  EXPECT_TRUE(tokens.tokens[1].space_before);
  EXPECT_FALSE(tokens.tokens[2].space_before);
  EXPECT_FALSE(tokens.tokens[2].capitalised);
  EXPECT_TRUE(tokens.tokens[4].capitalised);
  EXPECT_FALSE(tokens.tokens[4].all_upper);
}

TEST(Token, numbers_what_is_written_alike) {
  const Tokens tokens = cut(article_for_test("Ek met Ek. ek met"));
  EXPECT_EQ(tokens.spelling_of, (std::vector<uint32_t>{0, 1, 0, 2, 3, 1}));
  EXPECT_EQ(tokens.spellings, (std::vector<uint32_t>{0, 1, 3, 4}));
}

TEST(Token, finds_by_offset) {
  const Tokens tokens = cut(article_for_test("One two"));
  EXPECT_EQ(token_at_or_after(tokens, 0), 0u);
  EXPECT_EQ(token_at_or_after(tokens, 1), 1u);
  EXPECT_EQ(token_at_or_after(tokens, 5), 2u);
}

TEST(Token, any_bytes_give_tokens) {
  const Article article = article_for_test("\xFF\xC3 a\xE2\x80. \x80");
  for (const Token& token : cut(article).tokens) EXPECT_LE(token.span.end, article.text.size());
}

}  // namespace
}  // namespace onrecord
