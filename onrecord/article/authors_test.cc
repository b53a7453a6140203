// Who wrote the article of a page: one test a place that may say so. All people and places are invented.
#include "onrecord/article/authors.h"

#include <gtest/gtest.h>

#include <string>

#include "onrecord/article/html_article_fixture.h"

namespace onrecord {
namespace {

// The authors of a page with `head` in its head, `byline` under its title and `foot` under its text.
std::string authors(const std::string& head, const std::string& byline, const std::string& foot = "") {
  const std::string html = "<html><head><title>Vote on bridge put off</title>" + head +
                           "</head><body><article><h1>Vote on bridge put off</h1>" + byline + three_paragraphs() +
                           foot + "</article></body></html>";
  std::string out;
  for (const Fact& author : read_html(html).byline) {
    out += (out.empty() ? "" : "; ") + author.text;
    if (author.coding == Coding::text) {
      EXPECT_EQ(html.substr(author.at[0].begin, author.at[0].size()), author.text);
    }
  }
  return out;
}

std::string json_ld(const std::string& author) {
  return "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":" + author + "}</script>";
}

TEST(Authors, of_each_kind_of_place) {
  EXPECT_EQ(authors("<meta name=author content='Ada Moss'>", ""), "Ada Moss");
  EXPECT_EQ(authors(json_ld("[{\"@type\":\"Person\",\"name\":\"Ada Moss\"},\"Bo Ek\"]"), ""), "Ada Moss; Bo Ek");
  EXPECT_EQ(authors("", "<div class=post-author>Ada Moss</div>"), "Ada Moss");
  EXPECT_EQ(authors("", "<div><a href='/autoren/ada-moss'>Ada Moss</a></div>"), "Ada Moss");
  EXPECT_EQ(authors("", "<div>By Ada Moss</div>"), "Ada Moss");
  EXPECT_EQ(authors("", "", "<div class=author>Ada Moss</div>"), "Ada Moss");
  EXPECT_EQ(authors("", ""), "");
}

TEST(Authors, the_name_under_the_title_wins_over_the_owner_of_the_site) {
  EXPECT_EQ(authors("<meta name=author content='Cord Webber'>", "<span class=author>Ada Moss</span>"), "Ada Moss");
}

TEST(Authors, persons_win_over_pen_names_and_desks) {
  EXPECT_EQ(authors(json_ld("\"editorial staff\""), "<div>By Ada Moss</div>"), "Ada Moss");
  EXPECT_EQ(authors(json_ld("\"ada\""), "<div>By Ada Moss</div>"), "Ada Moss");
  EXPECT_EQ(authors("", "<span class=author>riverwatcher</span>"), "riverwatcher");
  EXPECT_EQ(authors("", "<div class=byline>By Lowland Herald Staff</div>"), "Lowland Herald Staff");
}

TEST(Authors, an_agency_or_the_outlet_signs_where_no_person_does) {
  EXPECT_EQ(authors("", "<div class=byline>By Kestrel Wire</div>"), "Kestrel Wire");
  EXPECT_EQ(authors("", "<div class=byline>By Ada Moss, Kestrel Wire</div>"), "Ada Moss");
  EXPECT_EQ(
      authors("<meta property='og:site_name' content='Lowland Herald'>", "<div class=author>Lowland Herald</div>"),
      "Lowland Herald");
  EXPECT_EQ(authors("<meta property='og:site_name' content='Lowland'>",
                    "<div class=byline>By Ada Moss, Lowland Valley</div>"),
            "Ada Moss");
}

TEST(Authors, who_stands_beside_those_that_sure_markup_names_took_the_photographs) {
  EXPECT_EQ(authors(json_ld("\"Ada Moss\""), "<div class=author><span>Ada Moss</span><br><span>Bo Ek</span></div>"),
            "Ada Moss");
  EXPECT_EQ(authors("",
                    "<span class=author>Ada Moss</span><figure><figcaption>The bridge. <span class=author>Bo "
                    "Ek</span></figcaption></figure>"),
            "Ada Moss");
}

TEST(Authors, whom_the_page_marks_beside_the_one_in_its_markup_wrote_too) {
  EXPECT_EQ(authors(json_ld("\"Ada Moss\""),
                    "<div class=authors><a rel=author href=/a>Ada Moss</a>, <a rel=author href=/b>Bo Ek</a></div>"),
            "Ada Moss; Bo Ek");
}

TEST(Authors, one_line_under_the_text_that_says_by_may_name_many) {
  EXPECT_EQ(authors("", "", "<p class=authors>By Ada Moss, Bo Ekman, Cyril Holm and Dan Vik</p>"),
            "Ada Moss; Bo Ekman; Cyril Holm; Dan Vik");
  EXPECT_EQ(authors("", "",
                    "<div class=author>By Ada Moss</div><div class=author>By Bo Ekman</div>"
                    "<div class=author>By Cyril Holm</div><div class=author>By Dan Vik</div>"),
            "");
}

TEST(Authors, an_outlet_that_is_called_like_people_are) {
  const std::string site = "<meta property='og:site_name' content='Marianne'>";
  EXPECT_EQ(authors(site, "<div class=byline>By Marianne Dubois and Ada Moss</div>"), "Marianne Dubois; Ada Moss");
  EXPECT_EQ(authors(site, "<div class=author>Marianne</div>"), "Marianne");
}

TEST(Authors, the_owner_of_the_page_may_have_written_it) {
  EXPECT_EQ(authors("", "<div class=author>Anna Moss</div>", "<footer>© 2016 Anna Moss</footer>"), "Anna Moss");
}

TEST(Authors, another_place_completes_the_best_one) {
  EXPECT_EQ(authors(json_ld("\"Ada Moss\""), "<div class=byline>By Ada Moss and Bo Ek</div>"), "Ada Moss; Bo Ek");
  EXPECT_EQ(authors(json_ld("\"Ada\""), "<div class=byline>By Ada Moss</div>"), "Ada Moss");
}

TEST(Authors, a_line_with_nothing_but_a_name) {
  EXPECT_EQ(authors("", "<div>Anna Moss</div>"), "Anna Moss");
  EXPECT_EQ(authors("", "<div>Anna Moss</div>", "<p>Mayor Moss did not want to say more.</p>"), "");
}

TEST(Authors, the_owner_of_a_site_who_stands_nowhere_on_the_page_counts_less) {
  EXPECT_EQ(authors("<meta name=author content='Cord Webber'>", "<div>Posted by riverwatcher</div>"), "riverwatcher");
}

TEST(Authors, the_innermost_element_names_the_person) {
  EXPECT_EQ(authors("", "<div class=author><a class=author-link>Ada Moss</a> Lowland Valley</div>"), "Ada Moss");
}

TEST(Authors, teasers_have_authors_of_their_own) {
  const std::string teasers =
      "<div class=related><h3>Ferry sold to a firm abroad</h3><span class=author>Cord Webber</span></div>";
  EXPECT_EQ(authors("", "<span class=author>Ada Moss</span>", teasers), "Ada Moss");
}

TEST(Authors, who_came_with_the_record_where_the_page_names_nobody) {
  Record record;
  record.bytes = "Vote put off\n\nThe council of Velin will vote in a week.";
  record.declared = InputKind::text;
  record.given.author = Fact{"Ada Moss and Bo Ek", {}, Coding::text, Given::table};
  record.given.outlet = Fact{"Lowland Herald", {}, Coding::text, Given::table};
  const ArticleLexiconPtr lexicon = std::move(*load_article_lexicon({}));
  const Article article = extract_article(parse_page(record, {}), *lexicon);
  ASSERT_EQ(article.byline.size(), 2u);
  EXPECT_EQ(article.byline[1].text, "Bo Ek");
  EXPECT_EQ(article.byline[1].given, Given::table);
  EXPECT_TRUE(article.byline[1].at.empty());
  EXPECT_EQ(article.outlet->fact.text, "Lowland Herald");
  EXPECT_EQ(article.outlet->fact.given, Given::table);
}

}  // namespace
}  // namespace onrecord
