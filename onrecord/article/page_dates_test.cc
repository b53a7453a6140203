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

TEST(PageDates, the_weekday_of_the_first_paragraph_tells_day_from_month) {
  const auto read = [](const std::string& date) {
    return read_html("<html lang=en><body><article><h1>Vote on bridge put off</h1><div>" + date + "</div>" +
                     three_paragraphs() + "</article></body></html>")
        .published.value;
  };
  EXPECT_EQ(read("07/05/2024"), "2024-05-07");  // A Tuesday, as the paragraph says.
  EXPECT_EQ(read("08/05/2024"), "2024");
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

TEST(PageDates, the_own_day_of_a_page_beside_utc) {
  const std::string utc = "<meta property='article:published_time' content='2016-05-03T23:10:00Z'>";
  EXPECT_EQ(published(utc, "<div>4 May 2016</div>"), "2016-05-04, line under the title");
  EXPECT_EQ(published(utc, "<div>4 May 2016</div><div>3 May 2016</div>"), "2016-05-03T23:10, article:published_time");
}

}  // namespace
}  // namespace onrecord
