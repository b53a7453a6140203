// What the markup says of a page: one line a candidate.
#include <gtest/gtest.h>

#include "onrecord/page/page.h"
#include "onrecord/page/page_support_test.h"

namespace onrecord {
namespace {

const char* name_of(MetaField field) {
  static constexpr const char* names[] = {"title",    "author",    "published",   "modified", "site",
                                          "url",      "canonical", "description", "section",  "tag",
                                          "language", "type",      "agency",      "credit"};
  return names[static_cast<size_t>(field)];
}

// field, reason: words; ... and checks that each stands where it says.
std::string candidates(const std::string& html) {
  const Page page = test::parse_as(InputKind::html, html);
  EXPECT_EQ(test::check_law(page, html), "") << html;
  std::string out;
  for (const MetaCandidate& c : page.candidates) {
    EXPECT_FALSE(c.fact.at.empty());
    out += std::string(name_of(c.field)) + ", " + c.reason + ": " + c.fact.text + "\n";
  }
  return out;
}

std::string json_ld(const std::string& json) {
  return candidates("<script type=\"application/ld+json\">" + json + "</script>");
}

TEST(Metadata, elements_of_the_head) {
  EXPECT_EQ(candidates("<html lang=en-GB><title> Harbour\n&amp; town </title>"
                       "<meta property=og:title content='Harbour &quot;opens&quot;'>"
                       "<META NAME=Author CONTENT='Ada Moss'>"
                       "<meta name=article:published_time content=2021-04-05T10:00:00Z>"
                       "<meta name=keywords content='harbour, ferry,, Salt&amp;mere'>"
                       "<meta name=viewport content=x><meta name=author content=' '>"
                       "<link rel='Canonical' href='https://example.org/a?b=1&amp;c=2'>"),
            "language, html lang: en-GB\n"
            "title, title element: Harbour & town\n"
            "title, og:title: Harbour \"opens\"\n"
            "author, meta author: Ada Moss\n"
            "published, article:published_time: 2021-04-05T10:00:00Z\n"
            "tag, meta keywords: harbour\n"
            "tag, meta keywords: ferry\n"
            "tag, meta keywords: Salt&mere\n"
            "canonical, link canonical: https://example.org/a?b=1&c=2\n");
}

TEST(Metadata, meta_that_writes_value_for_content) {
  EXPECT_EQ(candidates("<meta name=author value='Ada Moss'><meta name=author content='Bo Ek' value=2>"),
            "author, meta author: Ada Moss\n"
            "author, meta author: Bo Ek\n");
}

TEST(Metadata, elements_of_the_body) {
  EXPECT_EQ(candidates("<time datetime=2021-04-05>5 <b>April</b></time><time>today</time>"
                       "<a rel='nofollow author' href=/ada>Ada Moss</a><a rel=tag>ferry</a>"),
            "published, time datetime: 2021-04-05\n"
            "published, time text: 5 April\n"
            "published, time text: today\n"
            "author, rel=author: Ada Moss\n"
            "tag, rel=tag: ferry\n");
}

TEST(Metadata, microdata) {
  EXPECT_EQ(candidates("<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>Harbour</h1>"
                       "<meta itemprop=datePublished content=2021-04-05>"
                       "<div itemprop='author' itemscope itemtype='https://schema.org/Person'>By <b itemprop=name>Ada "
                       "Moss</b></div></div>"
                       "<div itemscope itemtype=https://schema.org/Comment><i itemprop=author>troll</i></div>"
                       "<p itemprop=author>Bo Reed</p>"),
            "title, microdata NewsArticle.headline: Harbour\n"
            "published, microdata NewsArticle.datePublished: 2021-04-05\n"
            "author, microdata NewsArticle.author: Ada Moss\n"
            "author, microdata author: Bo Reed\n");
}

TEST(Metadata, microdata_in_any_case) {
  EXPECT_EQ(
      candidates(
          "<div itemScope itemType='https://schema.org/NewsArticle'><time ItemProp=datePublished dateTime=2021-04-05>"),
      "published, time datetime: 2021-04-05\n"
      "published, microdata NewsArticle.datePublished: 2021-04-05\n");
}

TEST(JsonLd, properties_and_nested_names) {
  EXPECT_EQ(
      json_ld(
          R"({"@context": "https://schema.org", "@type": ["Thing", "NewsArticle"], "headline": "The \"old\" harbour",
    "author": [{"@type": "Person", "name": "Ada Moss"}, "Bo Reed", {"@type": "Organization", "name": "Coast Desk"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Saltmere Post", "logo": {"name": "logo"}},
    "datePublished": "2021-04-05T10:00:00+02:00", "keywords": ["harbour", "ferry, storm"],
    "mainEntityOfPage": {"@type": "WebPage", "@id": "https:\/\/example.org\/a"},
    "image": {"creditText": "Cy Lund"}, "comment": [{"@type": "Comment", "author": {"name": "troll"}}]})"),
      "type, JSON-LD @type: Thing\n"
      "type, JSON-LD @type: NewsArticle\n"
      "title, JSON-LD NewsArticle.headline: The \"old\" harbour\n"
      "author, JSON-LD NewsArticle.author: Ada Moss\n"
      "author, JSON-LD NewsArticle.author: Bo Reed\n"
      "author, JSON-LD NewsArticle.author (Organization): Coast Desk\n"
      "published, JSON-LD NewsArticle.datePublished: 2021-04-05T10:00:00+02:00\n"
      "site, JSON-LD NewsArticle.publisher: Saltmere Post\n"
      "tag, JSON-LD NewsArticle.keywords: harbour\n"
      "tag, JSON-LD NewsArticle.keywords: ferry\n"
      "tag, JSON-LD NewsArticle.keywords: storm\n"
      "url, JSON-LD NewsArticle.mainEntityOfPage: https://example.org/a\n"
      "credit, JSON-LD ImageObject.creditText: Cy Lund\n");
}

TEST(JsonLd, references_are_followed_from_script_to_script) {
  EXPECT_EQ(candidates(R"(<script type=application/ld+json>{"@graph": [{"@type": "Article", "headline": "H",
                          "author": {"@id": "#ada"}, "publisher": {"@id": "#self"}},
                          {"@type": "Organization", "@id": "#self", "publisher": {"@id": "#self"}}]}</script>
                          <script type="application/ld+json; charset=utf-8">[{"@id": "#ada", "@type": "Person",
                          "name": "Ada Moss"}]</script>)"),
            "type, JSON-LD @type: Article\n"
            "title, JSON-LD Article.headline: H\n"
            "author, JSON-LD Article.author: Ada Moss\n");
}

TEST(JsonLd, damage) {
  EXPECT_EQ(json_ld("<!-- {\"@type\": \"Article\",\n\"headline\": \"The\nharbour\",, \"datePublished\": \"2021\""),
            "type, JSON-LD @type: Article\n"
            "title, JSON-LD Article.headline: The harbour\n"
            "published, JSON-LD Article.datePublished: 2021\n");
}

TEST(JsonLd, references_in_a_circle_end) {
  EXPECT_EQ(
      json_ld(R"([{"@type": "Article", "headline": "H", "author": {"@id": "a"}}, {"@id": "a", "name": {"@id": "a"}}])"),
      "type, JSON-LD @type: Article\n"
      "title, JSON-LD Article.headline: H\n");
}

TEST(Metadata, there_is_a_limit) {
  std::string html;
  for (int i = 0; i < 2500; ++i) html += "<time>" + std::to_string(i) + "</time>";
  const Page page = test::parse_as(InputKind::html, html);
  EXPECT_EQ(page.candidates.size(), 2000u);
  EXPECT_EQ(page.notes, std::vector<std::string>{"metadata: candidate limit reached"});
}

}  // namespace
}  // namespace onrecord
