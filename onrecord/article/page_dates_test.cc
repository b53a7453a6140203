// When a page was published: one test a place that may say so. All people and places are invented.
#include "onrecord/article/page_dates.h"

#include <gtest/gtest.h>

#include <string>

#include "onrecord/article/html_article_fixture.h"

namespace onrecord {
namespace {

// "value, reason" of a page with `head` in its head, `under` under its title, `foot` under its text.
std::string published(const std::string& head, const std::string& under, const std::string& foot = "") {
  const Article article =
      read_html("<html lang=en-GB><head>" + head + "</head><body><article><h1>Vote on bridge put off</h1>" + under +
                three_paragraphs() + foot + "</article></body></html>");
  return article.published.value.empty() ? "" : article.published.value + ", " + article.published.reason;
}

TEST(PageDates, each_kind_of_place) {
  EXPECT_EQ(published("<meta property='article:published_time' content='2016-05-03T10:00:00+02:00'>", ""),
            "2016-05-03T10:00, article:published_time");
  EXPECT_EQ(published("", "<time datetime='2016-05-03'>yesterday</time>"), "2016-05-03, time datetime");
  EXPECT_EQ(published("", "<abbr class=published title='2016-05-03'>yesterday</abbr>"), "2016-05-03, time title");
  EXPECT_EQ(published("", "<div>3 May 2016</div>"), "2016-05-03, line under the title");
  EXPECT_EQ(published("<link rel=canonical href='https://example.org/2016/05/03/vote'>", ""),
            "2016-05-03, address of the page");
  EXPECT_EQ(published("", ""), "");
}

TEST(PageDates, a_line_that_is_labelled_for_something_else) {
  EXPECT_EQ(published("", "<figcaption>3 May 2016</figcaption>"), "2016-05-03, line under the title");
  EXPECT_EQ(published("", "", "<footer>This article was published on 3 May 2016 and filed under bridges.</footer>"),
            "2016-05-03, line under the text");
}

TEST(PageDates, a_date_in_the_text_is_none_of_the_page) {
  EXPECT_EQ(published("",
                      "<p>On 3 May 2016 the council had promised a vote on the bridge within the year, but then "
                      "the mayor fell ill and nobody spoke of it any more.</p>"),
            "");
}

TEST(PageDates, a_dateline_that_opens_the_text) {
  EXPECT_EQ(published("",
                      "<p>(3 May 2016) The council of Velin will not vote on the new bridge this week, because two "
                      "of its members are missing, the mayor said after the meeting.</p>"),
            "2016-05-03, opening of the text");
}

TEST(PageDates, a_paragraph_of_the_text_that_begins_with_its_day_or_says_published) {
  EXPECT_EQ(published("",
                      "<p>3 May 2016. The council of Velin will not vote on the new bridge this week, because two of "
                      "its members are missing, the mayor said after the meeting.</p>"),
            "2016-05-03, opening of the text");
  EXPECT_EQ(published("", std::string(first_paragraph) + "<p>Published on 3 May 2016. Length: 4 minutes. Licence: "
                                                         "free to copy for all who name the author.</p>"),
            "2016-05-03, line that says published");
}

// The date of a page whose line under the title is `date`; `foot` stands under its text.
std::string day_of_line(const std::string& language, const std::string& date, const std::string& foot = "") {
  return read_html("<html lang=" + language + "><body><article><h1>Vote on bridge put off</h1><div class=date>" + date +
                   "</div>" + three_paragraphs() + "</article>" + foot + "</body></html>")
      .published.value;
}

TEST(PageDates, day_and_month_are_told_by_the_weekday_of_their_line_only) {
  EXPECT_EQ(day_of_line("en", "07/05/2024, Tuesday"), "2024-05-07");
  EXPECT_EQ(day_of_line("en", "07/05/2024"), "2024");  // Also a Tuesday, as the paragraph says of something else.
  EXPECT_EQ(day_of_line("en", "06/03/2024", "<aside class=related><a href=/x>Market on Monday, 04/05/2019</a></aside>"),
            "2024");
}

TEST(PageDates, a_day_that_the_text_speaks_of_does_not_tell_day_from_month) {
  const std::string near =
      "<p>The mayor was elected on 4 June 2024, and the next vote for the office is due in the spring of 2028.</p>";
  EXPECT_EQ(day_of_line("en", "06/03/2024</div>" + near + "<div>"), "2024");
}

TEST(PageDates, comments_and_teasers_do_not_tell_how_the_page_writes_its_date) {
  const std::string comment =
      "<section class=comments><div class=comment><p>I wrote to them on 25/03/2023 and got no answer.</p></div>"
      "</section>";
  const std::string teaser = "<aside class=related><ul><li><a href=/x>Ferry show, 25/03/2023</a></li></ul></aside>";
  for (const std::string& foot : {comment, teaser}) {
    EXPECT_EQ(day_of_line("en-US", "06/03/2024", foot), "2024-06-03");
    EXPECT_EQ(day_of_line("en", "06/03/2024", foot), "2024");
  }
  EXPECT_EQ(day_of_line("en", "06/03/2024</div><div class=date>Updated 25/03/2024"), "2024-03-06");
}

TEST(PageDates, an_article_shown_with_the_day_of_its_last_change) {
  const std::string markup =
      "<meta property='article:published_time' content='2014-05-03T10:00:00+02:00'>"
      "<meta property='article:modified_time' content='2016-11-20T10:00:00+02:00'>";
  EXPECT_EQ(published(markup, "<div>20 November 2016</div>"),
            "2016-11-20, line under the title; markup tells of 2014-05-03");
  EXPECT_EQ(published(markup, "<div>Updated 20 November 2016</div>"), "2014-05-03T10:00, article:published_time");
  EXPECT_EQ(published(markup, "<div>3 May 2014</div><div>20 November 2016</div>"),
            "2014-05-03T10:00, article:published_time");
}

TEST(PageDates, the_clock_above_the_title_is_not_the_day_of_the_article) {
  const auto read = [](const std::string& markup) {
    return read_html("<html lang=en><head>" + markup +
                     "</head><body><article><div class=today>20 November 2016</div><h1>Vote on bridge put off</h1>" +
                     three_paragraphs() + "</article></body></html>")
        .published.value;
  };
  EXPECT_EQ(read("<meta property='article:published_time' content='2014-05-03T10:00:00+02:00'>"
                 "<meta property='article:modified_time' content='2016-11-20T10:00:00+02:00'>"),
            "2014-05-03T10:00");
  EXPECT_EQ(read("<meta property='article:published_time' content='2016-11-19T20:00:00Z'>"), "2016-11-19T20:00");
}

TEST(PageDates, the_limit_of_lines_that_are_read_is_told) {
  const auto notes = [](size_t lines) {
    std::string html = "<h1>Vote on bridge put off</h1>" + three_paragraphs();
    for (size_t i = 0; i < lines; ++i) html += "<div>3 May 2016</div>";
    return read_html(html).notes;
  };
  EXPECT_EQ(notes(2048), std::vector<std::string>());
  EXPECT_EQ(notes(2049), std::vector<std::string>{"dates: limit reached, later lines are not read for them"});
}

TEST(PageDates, the_own_day_of_a_page_beside_utc) {
  const std::string utc = "<meta property='article:published_time' content='2016-05-03T23:10:00Z'>";
  EXPECT_EQ(published(utc, "<div>4 May 2016</div>"), "2016-05-04, line under the title");
  EXPECT_EQ(published(utc, "<div>4 May 2016</div><div>3 May 2016</div>"), "2016-05-03T23:10, article:published_time");
}

}  // namespace
}  // namespace onrecord
