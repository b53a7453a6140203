// A page as the Wayback Machine plays it back; the page is invented, the archive's marks are as it writes them.
#include <gtest/gtest.h>

#include "onrecord/read/wayback_copy.h"
#include "onrecord/read/wayback_insertions.h"

namespace onrecord {
namespace {

constexpr std::string_view copy =
    "<!DOCTYPE html><html><head lang=\"en\"><script src=\"//archive.org/includes/athena.js\"></script>\n"
    "<script>__wm.wombat(\"https://example.org/ferry?a=1&b=2\",\"20160701204439\",\"https://web.archive.org/"
    "\",\"web\");\n"
    "</script><!-- End Wayback Rewrite JS Include -->\n"
    "<title>Ferry</title><link rel=\"canonical\" "
    "href=\"https://web.archive.org/web/20160701204439/https://example.org/ferry\">\n"
    "<script type=\"application/ld+json\">{\"url\": "
    "\"https:\\/\\/web.archive.org\\/web\\/20160701204439\\/https:\\/\\/example.org\\/f\"}"
    "</script></head><body><!-- BEGIN WAYBACK TOOLBAR INSERT -->"
    "<input type=\"text\" name=\"url\" id=\"wmtbURL\" value=\"https://example.org/ferry?a=1&amp;b=2\"> captures"
    "<!-- END WAYBACK TOOLBAR INSERT -->"
    "<p>Ferry <img src=\"/web/20160701204439im_/https://example.org/a.png\"> see /web/2016/http://a, "
    "<a href='/web/20160701/http://example.org/b'>b</a> <a href=\"/web/about/\">c</a></p></body></html>\n"
    "<!--\n     FILE ARCHIVED ON 20:44:39 Jul 01, 2016 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 13:25:33 Jan 26, 2018.\n-->";

std::string without_insertions(std::string_view page) {
  std::string out;
  size_t begin = 0;
  for (const Span span : find_wayback_insertions(page)) {
    out += page.substr(begin, span.begin - begin);
    begin = span.end;
  }
  return out + std::string(page.substr(begin));
}

TEST(Wayback, what_the_archive_wrote_is_found) {
  EXPECT_EQ(without_insertions(copy),
            "<!DOCTYPE html><html><head lang=\"en\">\n"
            "<title>Ferry</title><link rel=\"canonical\" href=\"https://example.org/ferry\">\n"
            "<script type=\"application/ld+json\">{\"url\": \"https:\\/\\/example.org\\/f\"}</script></head><body>"
            "<p>Ferry <img src=\"https://example.org/a.png\"> see /web/2016/http://a, "
            "<a href='http://example.org/b'>b</a> <a href=\"/web/about/\">c</a></p></body></html>\n"
            "<!--\n     FILE ARCHIVED ON 20:44:39 Jul 01, 2016 AND RETRIEVED FROM THE\n"
            "     INTERNET ARCHIVE ON 13:25:33 Jan 26, 2018.\n-->");
}

TEST(Wayback, a_page_that_only_cites_the_archive_stays_as_it_is) {
  EXPECT_TRUE(
      find_wayback_insertions("<a href=\"https://web.archive.org/web/20160701204439/http://example.org/\">a</a>")
          .empty());
}

TEST(Wayback, address_and_time_stand_in_the_page) {
  GivenFacts given;
  given.url = Fact{"https://other.example/saved.html", {}, Coding::text, Given::url};
  read_wayback_facts(copy, given);
  EXPECT_EQ(given.url->text, "https://example.org/ferry?a=1&b=2");
  EXPECT_EQ(slice(copy, given.url->at.at(0)), given.url->text);
  EXPECT_EQ(given.url->coding, Coding::json);
  EXPECT_EQ(given.captured->text, "20:44:39 Jul 01, 2016");
  EXPECT_EQ(slice(copy, given.captured->at.at(0)), given.captured->text);
  EXPECT_EQ(given.captured_reason, "Wayback Machine comment");
}

TEST(Wayback, an_old_copy_has_its_address_in_the_toolbar_alone) {
  constexpr std::string_view old =
      "<html><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><input name=\"url\" id=\"wmtbURL\" "
      "value=\"http://example.org/a\">"
      "<!-- END WAYBACK TOOLBAR INSERT --><p>x";
  GivenFacts given;
  read_wayback_facts(old, given);
  EXPECT_EQ(given.url->text, "http://example.org/a");
  EXPECT_EQ(given.url->coding, Coding::attribute);
  EXPECT_FALSE(given.captured);
}

TEST(Wayback, an_address_of_the_archive_holds_the_real_one) {
  GivenFacts given;
  given.url =
      Fact{"https://web.archive.org/web/20160701204439id_/https://example.org/a", {}, Coding::text, Given::warc};
  given.captured = Fact{"2018-01-26T00:00:00Z", {}, Coding::text, Given::warc};
  read_wayback_facts("<p>x", given);
  EXPECT_EQ(given.url->text, "https://example.org/a");
  EXPECT_EQ(given.url->given, Given::warc);
  EXPECT_EQ(given.captured->text, "2016-07-01T20:44:39Z");
  EXPECT_EQ(given.captured_reason, "Wayback Machine address");
}

TEST(Wayback, other_addresses_stay) {
  for (const char* address :
       {"https://example.org/a", "https://web.archive.org/web/", "https://web.archive.org/web/2016/x",
        "https://web.archive.org/web/20169901204439/https://example.org/a",
        "https://web.archive.org/web/20160701204439im_cs_/https://example.org/a"}) {
    EXPECT_FALSE(split_wayback_address(address)) << address;
  }
}

}  // namespace
}  // namespace onrecord
