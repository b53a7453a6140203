// Pages with markup, from bytes to the article: labels, comments, facts. All people and places are invented.
#include <gtest/gtest.h>

#include "onrecord/article/html_article_fixture.h"

namespace onrecord {
namespace {

// "label | words", one line a block.
std::string dump_blocks(const std::string& html) {
  const Page page = parse_html(html);
  std::string out;
  for (const LabelledBlock& block : read_html(html).blocks) {
    out += std::string(name_of(block.label)) + " | " + std::string(slice(page.text, block.span)) + "\n";
  }
  return out;
}

TEST(HtmlArticle, PartsOfAPage) {
  const std::string html =
      "<html><head><title>Velin puts off vote on bridge - Lowland Herald</title></head><body>"
      "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
      "<main><h1>Velin puts off vote on bridge</h1><div class=byline>By Ann Lee</div>"
      "<div class=entry-content>" +
      std::string(first_paragraph) +
      "<figure><img><figcaption>The old ferry of Velin.</figcaption></figure><h2>A week more</h2>" + second_paragraph +
      "<div class=related-posts><a href=/f>Ferry fares to rise</a></div><blockquote><p>It is only a week, and then we "
      "shall know where we stand, all of us.</p></blockquote>" +
      third_paragraph +
      "</div><div class=share-buttons><a href=#>Share on Chirper</a></div></main>"
      "<footer><p>Copyright Lowland Herald</p></footer></body></html>";
  EXPECT_EQ(dump_blocks(html),
            "menu | Home\n"
            "menu | World\n"
            "title | Velin puts off vote on bridge\n"
            "byline | By Ann Lee\n"
            "body | The council of Velin put off its vote on the new bridge on Tuesday because two members were "
            "missing, the mayor said after the meeting.\n"
            "caption | The old ferry of Velin.\n"
            "subhead | A week more\n"
            "body | The vote will be held in a week, and nobody has asked for the plans to be changed in any way, she "
            "added.\n"
            "related-link | Ferry fares to rise\n"
            "quote | It is only a week, and then we shall know where we stand, all of us.\n"
            "body | The bridge has been talked of for thirty years, and three mayors before her promised it to the "
            "fishermen.\n"
            "share | Share on Chirper\n"
            "footer | Copyright Lowland Herald\n");
}

TEST(HtmlArticle, NamesThatCannotBeMeant) {
  const Article article = read_html("<body><div class='sidebar-wrapper newsletter'><h1>Velin puts off vote</h1>" +
                                    three_paragraphs() + "</div></body>");
  EXPECT_NE(body_of(article).find("three mayors before her"), std::string::npos);
}

TEST(HtmlArticle, TextInSeveralElements) {
  const Article article =
      read_html("<body><article><h1>Velin puts off vote</h1><div class=article-body>" + std::string(first_paragraph) +
                "</div><div class=ad-slot>Buy more rope</div><div class=article-body>" + second_paragraph +
                "</div><div class=article-body>" + third_paragraph + "</div></article></body>");
  const std::string body = body_of(article);
  EXPECT_NE(body.find("two members were missing"), std::string::npos);
  EXPECT_NE(body.find("three mayors before her"), std::string::npos);
  EXPECT_EQ(body.find("rope"), std::string::npos);
}

TEST(HtmlArticle, CommentsWithReplies) {
  const Article article = read_html(
      "<body><article><h1>Velin puts off vote</h1><div class=entry-content>" + three_paragraphs() +
      "</div></article><ol class=comment-list><li class=comment><div class=comment-author>Bo Ek</div>"
      "<div class=comment-metadata>3 May 2016 at 10:11</div><p>They said the same ten years ago.</p>"
      "<ol class=children><li class=comment><div class=comment-author>Ida Voss</div><p>Twelve, I think.</p></li></ol>"
      "</li></ol></body>");
  ASSERT_EQ(article.comments.size(), 2u);
  EXPECT_EQ(article.comments[0].author->text, "Bo Ek");
  EXPECT_EQ(article.comments[0].time->text, "3 May 2016 at 10:11");
  EXPECT_EQ(article.comments[0].text, "They said the same ten years ago.");
  EXPECT_EQ(article.comments[1].depth, 1u);
  EXPECT_EQ(article.comments[1].parent, 0u);
  EXPECT_EQ(body_of(article).find("ten years ago"), std::string::npos);
}

// The element of a comment holds a head, a title of its own and fields whose labels are not shown.
TEST(HtmlArticle, CommentsOfArticleElements) {
  const auto comment = [](const std::string& head, const std::string& title, const std::string& words) {
    return "<article class=comment><footer><h6>" + head + "</h6></footer><div class=field--name-comment-body><p>" +
           title + "</p></div><div class=\"field--name-comment-body field--label-hidden\"><p>" + words +
           "</p></div></article>";
  };
  const Article article =
      read_html("<body><article><h1>Velin puts off vote</h1><div class=entry-content>" + three_paragraphs() +
                "</div></article><div id=comments class=comments>" +
                comment("Bo Ek | 3 May 2016 at 10:11", "Old news", "They said the same ten years ago.") +
                comment("Ida Voss | 4 May 2016", "Count", "Twelve, I think.") + "</div></body>");
  ASSERT_EQ(article.comments.size(), 2u);
  EXPECT_EQ(article.comments[0].author->text, "Bo Ek");
  EXPECT_EQ(article.comments[0].time->text, "3 May 2016 at 10:11");
  EXPECT_EQ(article.comments[0].text, "Old news\nThey said the same ten years ago.");
  EXPECT_EQ(article.comments[1].author->text, "Ida Voss");
}

TEST(HtmlArticle, FactsFromMarkupAndSight) {
  const Article article = read_html(
      "<html lang=en><head><title>Mills close early | Lowland Herald</title>"
      "<meta property=og:title content='Exports fall as the mills close early'>"
      "<meta property=og:site_name content='Lowland Herald'>"
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2016-05-03T22:30:00Z\","
      "\"author\":{\"@type\":\"Person\",\"name\":\"Ann Lee\"}}</script></head><body><article>"
      "<h1>Trade - Exports fall as the mills close early</h1><p class=byline>By Ann Lee</p><p class=date>May 4, "
      "2016</p><div class=entry-content>" +
      three_paragraphs() + "</div></article></body></html>");
  ASSERT_TRUE(article.title.has_value());
  EXPECT_EQ(article.title->fact.text, "Exports fall as the mills close early");
  ASSERT_TRUE(article.kicker.has_value());
  EXPECT_EQ(article.kicker->text, "Trade -");
  ASSERT_EQ(article.byline.size(), 1u);
  EXPECT_EQ(article.byline[0].text, "Ann Lee");
  EXPECT_EQ(article.byline[0].coding, Coding::text);
  EXPECT_EQ(article.published.value, "2016-05-04");  // The page's own day, not that of UTC.
  EXPECT_EQ(article.published.candidates.size(), 2u);
  ASSERT_TRUE(article.outlet.has_value());
  EXPECT_EQ(article.outlet->fact.text, "Lowland Herald");
  EXPECT_EQ(article.language, "en");
}

TEST(HtmlArticle, NothingIsInvented) {
  const Article article = read_html("<body><h1>Velin puts off vote</h1>" + three_paragraphs() + "</body>");
  EXPECT_EQ(article.published.value, "");
  EXPECT_TRUE(article.byline.empty());
  EXPECT_FALSE(article.outlet.has_value());
  EXPECT_FALSE(article.modified.has_value());
}

TEST(HtmlArticle, PagesThatAreNone) {
  EXPECT_EQ(read_html("<title>404 - Page not found</title><body><h1>Page not found</h1></body>").not_article,
            NotArticle::error);
  EXPECT_EQ(read_html("").not_article, NotArticle::stub);
  EXPECT_EQ(read_html("<body>" + three_paragraphs() + "</body>").not_article, NotArticle::none);
}

TEST(HtmlArticle, Kinds) {
  const std::string text = three_paragraphs();
  EXPECT_EQ(read_html("<body><h1>Opinion: The bridge</h1>" + text).kind, ArticleKind::opinion);
  EXPECT_EQ(read_html("<body><h1>The bridge</h1>" + text).kind, ArticleKind::report);
}

// Comments of readers, longer than the article above them.
std::string page_with_thread(const std::string& head) {
  std::string thread;
  for (const char* name : {"Bo Ek", "Cy Holm", "Dan Vik", "Eva Lund"}) {
    thread +=
        std::string("<div class=comment><b>") + name + "</b> says:" + second_paragraph + third_paragraph + "</div>";
  }
  return "<html lang=en><head>" + head + "</head><body><main><article><h1>Vote on the bridge put off</h1>" +
         first_paragraph + "</article><div class='post-comments'><h3>Comments</h3>" + thread +
         "</div></main></body></html>";
}

TEST(HtmlArticle, comments_under_a_short_article_are_none_of_it) {
  const std::string article = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>";
  const std::string forum = "<script type='application/ld+json'>{\"@type\":\"DiscussionForumPosting\"}</script>";
  for (const std::string& head : {std::string(), article, article + forum}) {
    EXPECT_EQ(body_of(read_html(page_with_thread(head))).find("fishermen"), std::string::npos) << head;
  }
  EXPECT_NE(body_of(read_html(page_with_thread(forum))).find("fishermen"), std::string::npos);
}

}  // namespace
}  // namespace onrecord
