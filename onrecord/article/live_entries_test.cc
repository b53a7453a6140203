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
  return out;
}

constexpr const char* four_open =
    "11:48 Bridge reopened 2\n10:05 Water falls 3\n09:20 School closed 2\n08:36 First reports 2\n";

TEST(LiveEntries, elements_of_one_kind_or_none_at_all) {
  EXPECT_EQ(dump(page_of("", "Live: Flood in Velin", entries_of("<section>", "</section>"))), four_open);
  EXPECT_EQ(dump(page_of("", "Live: Flood in Velin", entries_of("", ""))), four_open);
}

TEST(LiveEntries, only_where_something_says_live) {
  const auto entries = [](const std::string& head, const std::string& title, const std::string& before = "") {
    return read_html(page_of(head, title, entries_of(before, before.empty() ? "" : "</section>"))).live_entries.size();
  };
  const std::string title = "Flood in Velin";
  EXPECT_EQ(entries("", title), 0u);
  EXPECT_EQ(entries("", "Timeline: how the flood came to Velin"), 0u);
  EXPECT_EQ(entries("", "People who live in Velin"), 0u);
  EXPECT_EQ(entries("<link rel=canonical href='https://live.velin.example/news/flood'>", title), 0u);
  EXPECT_EQ(entries("", title, "<section class='timeline-entry'>"), 0u);

  EXPECT_EQ(entries("", "Flood in Velin: as it happened tonight"), 4u);
  EXPECT_EQ(entries("", "Flood in Velin \u2013 water falls - live"), 4u);
  EXPECT_EQ(entries("<link rel=canonical href='https://velin.example/news/live/flood'>", title), 4u);
  EXPECT_EQ(entries("<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script>", title), 4u);
  EXPECT_EQ(entries("", title, "<section class='liveblog-post'>"), 4u);
}

TEST(LiveEntries, the_kind_that_the_markup_names_stays) {
  const std::string opinion = "<script type='application/ld+json'>{\"@type\":\"OpinionNewsArticle\"}</script>";
  EXPECT_EQ(read_html(page_of(opinion, "Flood in Velin: as it happened", entries_of("", ""))).kind,
            ArticleKind::opinion);
  EXPECT_EQ(read_html(page_of("", "Flood in Velin: as it happened", entries_of("", ""))).kind, ArticleKind::live);
}

std::string values(const std::string& head, const std::vector<std::string>& times) {
  std::string html;
  for (const std::string& time : times) html += "<p>" + time + "</p>" + second_paragraph;
  std::string out;
  for (const LiveEntry& entry : read_html(page_of(head, "Live: Flood in Velin", html)).live_entries) {
    EXPECT_FALSE(entry.time.fact.at.empty());
    out += (out.empty() ? "" : " ") + (entry.time.value.empty() ? "-" : entry.time.value.substr(8));
  }
  return out;
}

TEST(LiveEntries, a_day_only_where_all_times_fit_into_it) {
  const auto day = [](const std::string& clock) {
    return "<meta property='article:published_time' content='2016-05-03" + clock + "'>";
  };
  EXPECT_EQ(values(day("T20:00:00Z"), {"08:10", "09:55", "19:30"}), "03T08:10 03T09:55 03T19:30");
  EXPECT_EQ(values(day(""), {"23:55", "09:55", "08:10"}), "03T23:55 03T09:55 03T08:10");
  EXPECT_EQ(values(day("T20:00:00Z"), {"08:10", "09:55", "20:01"}), "- - -");
  EXPECT_EQ(values(day(""), {"23:40", "23:55", "00:10", "00:35"}), "- - - -");
  EXPECT_EQ(values("", {"08:10", "09:55", "19:30"}), "- - -");
}

TEST(LiveEntries, a_head_that_says_more_than_its_time_stays_text) {
  const auto body = [](const std::string& first) {
    return body_of(read_html(page_of("<meta name=author content='Ann Lee'>", "Live: Flood in Velin",
                                     "<p>" + first + "</p>" + second_paragraph + entries_of("", ""))));
  };
  for (const char* words : {"<b>23:40</b> The mayor has resigned.", "23:40 Mayor resigns.", "23:40 市長が辞任した"}) {
    const std::string plain = std::string(words).substr(std::string(words).find("40") + 2);
    EXPECT_NE(body(words).find(plain.substr(plain.find(' '))), std::string::npos) << words;
  }
  for (const char* words : {"23:40", "23:40 GMT", "<b>23:40</b> Ann Lee", "23:40 Uhr"}) {
    EXPECT_EQ(body(words).find("23:40"), std::string::npos) << words;
  }
}

TEST(LiveEntries, the_day_of_the_page) {
  const std::string day = "<meta property='article:published_time' content='2016-05-03T12:00:00+02:00'>";
  const std::string next = "<meta property='article:modified_time' content='2016-05-04T08:00:00+02:00'>";
  EXPECT_EQ(dump(page_of(day, "Live: Flood in Velin", entries_of("", ""))).substr(0, 16), "2016-05-03T11:48");
  EXPECT_EQ(dump(page_of(day + next, "Live: Flood in Velin", entries_of("", ""))), four_open);
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

TEST(LiveEntries, heading_and_time_come_from_one_object) {
  const std::string ld =
      "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":["
      "{\"headline\":\"Bridge reopened\",\"datePublished\":\"\"},"
      "{\"headline\":\" \",\"datePublished\":\"2016-05-03T09:20:10+02:00\"},"
      "{\"headline\":\"Water falls\"},{\"datePublished\":\"2016-05-09T09:20:10+02:00\"},"
      "{\"headline\":\"School closed\",\"datePublished\":\"2016-05-03T09:20:10+02:00\"}]}</script>";
  EXPECT_EQ(dump(page_of(ld, "Flood in Velin", entries_of("", ""))),
            "11:48 Bridge reopened 2\n10:05 Water falls 3\n2016-05-03T09:20 School closed 2\n08:36 First reports 2\n");
}

TEST(LiveEntries, their_words_are_the_body) {
  const Article article = read_html(page_of("", "Live: Flood in Velin", entries_of("", "")));
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
  EXPECT_EQ(dump(page_of("", "Live: Flood in Velin", entries_of("", "", 2))), "");
  const std::string timetable =
      "<table><tr><td>9:00</td><td>Registration of all guests in the lower hall</td></tr><tr><td>10:00</td><td>Walk to "
      "the old bridge with the guide</td></tr></table>";
  EXPECT_EQ(dump(page_of("", "A day in Velin", three_paragraphs() + timetable)), "");
}

}  // namespace
}  // namespace onrecord
