#include "onrecord/attribution/attribution.h"

#include <gtest/gtest.h>

#include "onrecord/attribution/quotes.h"
#include "onrecord/attribution/said_at.h"
#include "onrecord/entity/article_for_test.h"

namespace onrecord {
namespace {

struct Case {
  std::string_view text;
  std::string_view dump;
};

Tokens cut(const Article& article) {
  const Result<AbbreviationsPtr> abbreviations = load_abbreviations({});
  EXPECT_TRUE(abbreviations);
  return tokenize(article, **abbreviations);
}

std::string join(const Article& article, const Spans& spans) {
  std::string out;
  for (Span span : spans) {
    if (!out.empty()) out += " + ";
    out += slice(article.text, span);
  }
  return out;
}

// "mode: content <cue> [source]" of each statement, those inside others with their parent's number.
std::string dump(std::string_view text) {
  const Result<CueLexiconPtr> lexicon = load_cue_lexicon({});
  EXPECT_TRUE(lexicon);
  const Article article = article_for_test(text);
  const Attribution found = find_statements(article, cut(article), {}, **lexicon);
  std::string out;
  for (const Statement& statement : found.statements) {
    if (!out.empty()) out += " | ";
    out += std::string(name_of(statement.mode)) + ": " + join(article, statement.content) + " <" +
           join(article, statement.cue) + "> [" + join(article, statement.source) + "]";
    if (statement.parent) out += " in " + std::to_string(*statement.parent + 1);
    if (statement.polarity != Polarity::affirmed) out += std::string(" ") + name_of(statement.polarity);
  }
  return out;
}

void check(std::span<const Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(dump(c.text), c.dump) << c.text;
}

TEST(Statements, direct) {
  constexpr Case cases[] = {
      {"\"It is over,\" she said.", "direct: It is over, <said> [she]"},
      {"\"It is over,\" said Ann Lee, a nurse.", "direct: It is over, <said> [Ann Lee, a nurse]"},
      {"\"It is over,\" she said. \"Go home.\"", "direct: It is over, + Go home. <said> [she]"},
      {"\"It is,\" she said, \"over.\"", "direct: It is, + over. <said> [she]"},
      {"Lee said: \"It is over.\"", "direct: It is over. <said> [Lee]"},
      {"\"Is it over?\" Lee asked.", "direct: Is it over? <asked> [Lee] question"},
      {"\xE2\x80\x9CIt is over,\" she said.", "direct: It is over, <said> [she]"},
  };
  check(cases);
}

TEST(Statements, indirect_and_mixed) {
  constexpr Case cases[] = {
      {"Officials said that the bridge was closed.", "indirect: the bridge was closed <said> [Officials]"},
      {"Officials said the bridge was closed.", "indirect: the bridge was closed <said> [Officials]"},
      {"The bridge was closed, officials said.", "indirect: The bridge was closed <said> [officials]"},
      {"Officials said the bridge was \"a ruin\" and had to be closed.",
       "mixed: the bridge was \"a ruin\" and had to be closed <said> [Officials]"},
      {"Lee urged the council to close it.", "indirect: to close it <urged> [Lee]"},
      {"Lee accused the council of fraud.", "indirect: the council of fraud <accused> [Lee]"},
      {"Lee did not say whether it was closed.", "indirect: whether it was closed <did not say> [Lee] not-said"},
      {"According to Lee, the bridge is closed.", "indirect: the bridge is closed <According to> [Lee]"},
  };
  check(cases);
}

TEST(Statements, nested) {
  constexpr Case cases[] = {
      {"Lee reported that officials said the bridge was closed.",
       "indirect: officials said the bridge was closed <reported> [Lee] | "
       "indirect: the bridge was closed <said> [officials] in 1"},
  };
  check(cases);
}

TEST(Statements, none) {
  constexpr Case cases[] = {
      {"", ""},
      {"They talked for an hour.", ""},
      {"The so-called \"iron lady\" is a bridge.", ""},
      {"I think it is over.", ""},
      {"\"", ""},
      {"said said said", ""},
  };
  check(cases);
}

std::string quoted(std::string_view text) {
  const Article article = article_for_test(text);
  const Tokens tokens = cut(article);
  std::string out;
  for (const Quote& quote : find_quotes(article, tokens)) {
    if (!out.empty()) out += " | ";
    const Span first = tokens.tokens[quote.begin()].span, last = tokens.tokens[quote.end() - 1].span;
    out += slice(article.text, Span{first.begin, last.end});
    if (quote.parent >= 0) out += " in " + std::to_string(quote.parent + 1);
    if (!quote.closed) out += " open";
  }
  return out;
}

TEST(Quotes, pairs_nests_and_leaves_apostrophes) {
  constexpr Case cases[] = {
      {"He said \"yes\" and \"no\".", "yes | no"},
      {"\"I said 'no' to them,\" he said.", "I said 'no' to them, | no in 1"},
      {"\xE2\x80\x9Cmixed marks\" here", "mixed marks"},
      {"''Two strokes,'' he said", "Two strokes,"},
      {"The veterans' rights don't count.", ""},
      {"\xE2\x80\x9CIt goes on", "It goes on open"},
      {"'It goes nowhere", ""},
      {"Lee left.\"It is over,\" he said.", "It is over,"},
      {"\xE2\x80\x98It is over,\xE2\x80\x9D she said.", "It is over,"},
      {"'A 12\" pipe leaks,' she said.", "A 12\" pipe leaks,"},
  };
  for (const Case& c : cases) EXPECT_EQ(quoted(c.text), c.dump) << c.text;
}

DateFact published(CivilDate not_before, CivilDate not_after) {
  DateFact out;
  out.not_before = not_before;
  out.not_after = not_after;
  return out;
}

TEST(Quotes, every_style_of_marks) {
  constexpr Case cases[] = {
      {"\xE2\x80\x9CIt is \xE2\x80\x98over\xE2\x80\x99,\xE2\x80\x9D he said.",
       "It is \xE2\x80\x98over\xE2\x80\x99, | over in 1"},              // “ ‘ ’ ”
      {"\xE2\x80\x9EIt is over,\xE2\x80\x9C he said.", "It is over,"},  // „ “
      {"\xE2\x80\x9EIt is over,\xE2\x80\x9D he said.", "It is over,"},  // „ ”
      {"\xE2\x80\x9AIt is over,\xE2\x80\x98 he said.", "It is over,"},  // ‚ ‘
      {"\xC2\xABIt is over,\xC2\xBB he said.", "It is over,"},          // « »
      {"\xC2\xBBIt is over,\xC2\xAB he said.", "It is over,"},          // » «
      {"\xC2\xABIt is \xE2\x80\xB9over\xE2\x80\xBA,\xC2\xBB he said.",
       "It is \xE2\x80\xB9over\xE2\x80\xBA, | over in 1"},
      {"\xE3\x80\x8CIt is \xE3\x80\x8Eover\xE3\x80\x8F now\xE3\x80\x8D he said.",
       "It is \xE3\x80\x8Eover\xE3\x80\x8F now | over in 1"},  // 「 『 』 」
      {"'It is over,' he said.", "It is over,"},
      {"'It is \"over\",' he said.", "It is \"over\", | over in 1"},
      {"``It is over,'' he said.", "It is over,"},
      {"\"It is \xE2\x80\x9Cover\xE2\x80\x9D,\" he said.", "It is \xE2\x80\x9Cover\xE2\x80\x9D, | over in 1"},
      {"\"He said, 'Good. And he left,\" she said.", "He said, 'Good. And he left, | Good. And he left, in 1 open"},
      {"\xE2\x80\x9COne.\n\n\xE2\x80\x9CTwo,\xE2\x80\x9D he said.", "One. open | Two,"},
  };
  for (const Case& c : cases) EXPECT_EQ(quoted(c.text), c.dump) << c.text;
}

TEST(SaidAt, counts_from_the_day_of_the_page) {
  const DateFact wednesday = published({2016, 5, 4}, {2016, 5, 4});
  constexpr Case cases[] = {
      {"on Friday", "2016-04-29"},
      {"on Wednesday", "2016-05-04"},
      {"last Wednesday", "2016-04-27"},
      {"early Monday", "2016-05-02"},
      {"yesterday", "2016-05-03"},
      {"today", "2016-05-04"},
      {"last night", "2016-05-03"},
      {"last week", "2016"},
      {"earlier this week", "2016-05"},
      {"last month", "2016-04"},
      {"this year", "2016"},
      {"last year", "2015"},
      {"in March", "2016-03"},
      {"in June", "2015-06"},
      {"in May 2014", "2014-05"},
      {"on May 3", "2016-05-03"},
      {"on May 5", "2015-05-05"},
      {"on Dec. 24, 2013", "2013-12-24"},
      {"in 2012", "2012"},
      {"in May last year", "2015-05"},
      {"in March this year", "2016-03"},
      {"last May", ""},
      {"Monday last week", "2016-04-25"},
      {"on Monday of last week", "2016-04-25"},
      {"on Monday this week", "2016-05-02"},
      {"on Friday this week", ""},
      {"on Tuesday evening two weeks ago", ""},
      {"earlier on Friday", "2016-04-29"},
      {"next Friday", ""},
      {"tomorrow", ""},
      {"every Friday", ""},
      {"on Feb. 30", ""},
      {"on Feb. 29", "2016-02-29"},
      {"later", ""},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(said_at_value(c.text, wednesday).value_or(""), c.dump) << c.text;
}

TEST(SaidAt, stays_partial_where_the_page_has_no_day) {
  constexpr Case cases[] = {
      {"on Friday", ""}, {"last month", ""}, {"on May 3", "XXXX-05-03"}, {"in May 2016", "2016-05"}};
  for (const Case& c : cases) EXPECT_EQ(said_at_value(c.text, {}).value_or(""), c.dump) << c.text;
  const DateFact year = published({2016, 1, 1}, {2016, 12, 31});
  EXPECT_EQ(said_at_value("on May 3", year).value_or(""), "XXXX-05-03");  // 2015 or 2016.
  EXPECT_EQ(said_at_value("on Jan. 1", year).value_or(""), "2016-01-01");
  EXPECT_EQ(said_at_value("on Friday", year).value_or(""), "");
}

}  // namespace
}  // namespace onrecord
