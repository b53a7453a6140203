#include <gtest/gtest.h>

#include "onrecord/core/civil_date.h"
#include "onrecord/core/hash.h"
#include "onrecord/core/json_writer.h"
#include "onrecord/core/table.h"

namespace onrecord {
namespace {

TEST(CivilDate, days_go_there_and_back) {
  for (int64_t day = -800'000; day < 800'000; day += 13) {
    ASSERT_EQ(days_from_civil(civil_from_days(day)), day);
    ASSERT_TRUE(is_valid(civil_from_days(day)));
  }
}

TEST(CivilDate, knows_weekdays) {
  EXPECT_EQ(weekday({1970, 1, 1}), 3);
  EXPECT_EQ(weekday({2024, 2, 29}), 3);
  EXPECT_EQ(weekday({1900, 1, 1}), 0);
}

TEST(CivilDate, reads_valid_days_only) {
  EXPECT_EQ(parse_civil_date("2024-02-29"), (CivilDate{2024, 2, 29}));
  EXPECT_FALSE(parse_civil_date("2023-02-29"));
  EXPECT_FALSE(parse_civil_date("2023-2-09"));
  EXPECT_FALSE(parse_civil_date("2023-13-01"));
  EXPECT_FALSE(parse_civil_date("20x3-01-01"));
}

TEST(Hash, sha256_of_the_standard) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Json, writes_nested_values_in_order) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("path").value("a.html");
  json.key("at").begin_array();
  json.begin_array().value(3).value(42).end_array();
  json.end_array();
  json.key("none").null();
  json.key("empty").begin_object().end_object();
  json.key("share").hundredths(7);
  json.end_object();
  EXPECT_EQ(out, R"({"path": "a.html", "at": [[3, 42]], "none": null, "empty": {}, "share": 0.07})");
}

TEST(Json, escapes_and_repairs) {
  std::string out;
  JsonWriter(out).value("a\"\\\n\x01\xFF\xC3\xB6");
  EXPECT_EQ(out, "\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBD\xC3\xB6\"");
}

TEST(Table, reads_rows_and_passes_over_comments) {
  const Result<Table> table = parse_table("t.tsv", "# head\none\ttwo\n\nthree\tfour\r\n", 2);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[1][1], "four");
}

TEST(Table, says_where_it_is_damaged) {
  const Result<Table> table = parse_table("cue_verbs.tsv", "# head\na\tb\nc\n", 2);
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().message, "cue_verbs.tsv:3: expected 2 columns, found 1");
}

TEST(Table, a_missing_one_is_named) {
  const Result<std::string> text = read_data({}, "no_such.tsv");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().message, "data/no_such.tsv: no such table");
}

}  // namespace
}  // namespace onrecord
