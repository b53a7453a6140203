// Why a page is no article. All people and places are invented.
#include "onrecord/article/kind.h"

#include <gtest/gtest.h>

#include <string>

#include "onrecord/article/html_article_fixture.h"

namespace onrecord {
namespace {

std::string reason(const std::string& body) {
  return name_of(read_html("<html><body>" + body + "</body></html>").not_article);
}

std::string links(size_t count, const std::string& words) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += "<li><a href='/" + std::to_string(i) + "'>" + words + "</a></li>";
  return "<ul>" + out + "</ul>";
}

TEST(NotArticle, reasons) {
  EXPECT_EQ(reason("<h1>Vote on bridge put off</h1>" + three_paragraphs()), "");
  EXPECT_EQ(reason("<h1>Highlands</h1>" + links(6, "Ferry to Velin stops for the winter")), "index");
  EXPECT_EQ(reason("<h1>Highlands</h1>" + links(6, "Ferry")), "stub");
  EXPECT_EQ(reason("<h1>Highlands</h1>" + links(30, "Ferry")), "index");
  EXPECT_EQ(reason("<h1>Page not found</h1><p>Sorry.</p>"), "error");
  EXPECT_EQ(reason("<h1>Before you continue</h1><p>Cookies.</p>"), "consent-wall");
  EXPECT_EQ(reason(""), "stub");
}

TEST(NotArticle, a_page_that_is_empty_without_scripts) {
  EXPECT_EQ(reason("<p>Loading</p><noscript><h1>Vote on bridge put off</h1>" + three_paragraphs() + three_paragraphs() +
                   three_paragraphs() + "</noscript>"),
            "");
  EXPECT_EQ(reason("<p>Loading</p><noscript><p>Please enable scripts to see this page.</p></noscript>"), "stub");
}

}  // namespace
}  // namespace onrecord
