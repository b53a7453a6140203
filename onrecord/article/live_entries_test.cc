// Live blogs of invented people and places, one line an entry: time, why, title, paragraphs.
#include "onrecord/article/live_entries.h"

#include <gtest/gtest.h>

#include <string>

#include "onrecord/article/html_article_fixture.h"

namespace onrecord {
namespace {

struct EntryText {
  const char* head;
  const char* text;
};

constexpr EntryText flood[] = {
    {"<p>11:48</p><h3>Bridge reopened</h3>",
     "<p>The bridge at Velin is open again, the council said, and buses will run from noon on.</p>"},
    {"<p>10:05</p><h3>Water falls</h3>",
     "<p>The river has fallen by a metre since the morning, the harbour master told reporters.</p>"
     "<p>He expects no further rain before the evening, and the boats may leave again.</p>"},
    {"<p>09:20</p><h3>School closed</h3>",
     "<p>The school in the lower town stays closed until Monday because its cellar is full of water.</p>"},
    {"<p>08:36</p><h3>First reports</h3>",
     "<p>People in Velin woke to flooded streets after a night of heavy rain, our reporter says.</p>"},
};

std::string page_of(const std::string& head, const std::string& title, const std::string& entries) {
  return "<html><head>" + head + "</head><body><article><h1>" + title + "</h1>" + first_paragraph + entries +
         "</article></body></html>";
}

std::string entries_of(const std::string& before, const std::string& behind, size_t count = 4) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += before + flood[i].head + flood[i].text + behind;
  return out;
}

std::string dump(const std::string& html) {
  const Article article = read_html(html);
  std::string out;
  for (const LiveEntry& entry : article.live_entries) {
    out += (entry.time.value.empty() ? entry.time.fact.text : entry.time.value) + " " +
           (entry.title ? entry.title->text : "-") + " " + std::to_string(entry.span.size()) + "\n";
    for (const Span span : entry.span) EXPECT_FALSE(slice(article.text, span).empty());
  }
  EXPECT_EQ(article.live_entries.empty(), article.kind != ArticleKind::live);
  return out;
}

constexpr const char* four_open =
    "11:48 Bridge reopened 2\n10:05 Water falls 3\n09:20 School closed 2\n08:36 First reports 2\n";

TEST(LiveEntries, elements_of_one_kind_or_none_at_all) {
  EXPECT_EQ(dump(page_of("", "Flood in Velin", entries_of("<section>", "</section>"))), four_open);
  EXPECT_EQ(dump(page_of("", "Flood in Velin", entries_of("", ""))), four_open);
}

TEST(LiveEntries, the_day_of_the_page) {
  const std::string day = "<meta property='article:published_time' content='2016-05-03T08:00:00+02:00'>";
  const std::string next = "<meta property='article:modified_time' content='2016-05-04T08:00:00+02:00'>";
  EXPECT_EQ(dump(page_of(day, "Flood in Velin", entries_of("", ""))).substr(0, 16), "2016-05-03T11:48");
  EXPECT_EQ(dump(page_of(day + next, "Flood in Velin", entries_of("", ""))), four_open);
}

TEST(LiveEntries, times_that_the_markup_states) {
  const std::string ld =
      "<script "
      "type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\","
      "\"datePublished\":\"2016-05-03T11:48:10+02:00\",\"headline\":\"Bridge reopened\"}]}</script>";
  const Article article = read_html(page_of(ld, "Flood in Velin", entries_of("", "", 3)));
  ASSERT_EQ(article.live_entries.size(), 3u);
  EXPECT_EQ(article.live_entries[0].time.value, "2016-05-03T11:48");
  EXPECT_EQ(article.live_entries[0].time.zone, "+02:00");
  EXPECT_EQ(article.live_entries[1].time.value, "");

  std::string html = page_of("", "Flood in Velin live blog", entries_of("", "", 3));
  html.replace(html.find("<p>10:05</p>"), 12, "<p><time datetime='2016-05-03T10:05:00+02:00'>10:05</time></p>");
  EXPECT_EQ(read_html(page_of(ld, "", "") + html).live_entries[1].time.value, "2016-05-03T10:05");
}

TEST(LiveEntries, their_words_are_the_body) {
  const Article article = read_html(page_of("", "Flood in Velin", entries_of("", "")));
  EXPECT_EQ(article.kind, ArticleKind::live);
  EXPECT_NE(body_of(article).find("He expects no further rain"), std::string::npos);
  EXPECT_EQ(body_of(article).find("10:05"), std::string::npos);
  for (const Segment& segment : article.segments) {
    if (segment.label == BlockLabel::body) {
      EXPECT_NE(slice(article.text, segment.span).find("put off its vote"), std::string::npos);
    }
  }
}

TEST(LiveEntries, no_live_blog) {
  EXPECT_EQ(dump(page_of("", "Flood in Velin", entries_of("", "", 3))), "");  // Three, and nothing calls it so.
  const std::string timetable =
      "<table><tr><td>9:00</td><td>Registration of all guests in the lower hall</td></tr><tr><td>10:00</td><td>Walk to "
      "the old bridge with the guide</td></tr></table>";
  EXPECT_EQ(dump(page_of("", "A day in Velin", three_paragraphs() + timetable)), "");
  std::string recording;
  for (const char* time : {"00:10", "00:42", "01:15", "01:58"}) {
    recording += std::string("<p>") + time + "</p>" + second_paragraph;
  }
  EXPECT_EQ(dump(page_of("", "The mayor of Velin in talks", recording)), "");
}

}  // namespace
}  // namespace onrecord
