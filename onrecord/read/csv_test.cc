// Tables: one row a line of the dump.
#include "onrecord/read/csv.h"

#include "onrecord/read/csv_rows.h"
#include "onrecord/read/packed_for_tests.h"
#include "onrecord/read/read_fixture.h"

namespace onrecord {
namespace {

std::string rows_of(std::string_view table, char separator = ',', uint64_t max_bytes = 1 << 20) {
  CsvRows rows(view_source(table), max_bytes);
  rows.set_separator(separator);
  std::string out;
  while (rows.next()) {
    out += std::to_string(rows.at) + ":";
    for (const std::string& field : rows.fields) out += "[" + field + "]";
    out += rows.too_long ? " too long" : "";
    out += rows.not_closed ? " not closed" : "";
    out += "\n";
  }
  return out;
}

TEST(CsvRows, quotes_and_line_ends) {
  const struct {
    const char* table;
    const char* rows;
  } cases[] = {
      {"", ""},
      {"a", "0:[a]\n"},
      {"a,b\r\nc,d\r\n", "0:[a][b]\n5:[c][d]\n"},
      {"a,b\nc,d", "0:[a][b]\n4:[c][d]\n"},
      {"a,b\r\rc,d", "0:[a][b]\n5:[c][d]\n"},
      {"\n\r\na\n\n", "3:[a]\n"},
      {",\na,\n", "0:[][]\n2:[a][]\n"},
      {"\xEF\xBB\xBFurl,x\n", "3:[url][x]\n"},
      {"\"a,b\",\"c\nd\"\n", "0:[a,b][c\nd]\n"},
      {"\"say \"\"no\"\"\",\"\"\n", "0:[say \"no\"][]\n"},
      {"a \"b\" c,d\n", "0:[a \"b\" c][d]\n"},
      {"\"a\" b,c\n", "0:[a\" b,c\n] not closed\n"},
      {"\"a", "0:[a] not closed\n"},
      {"\"", "0:[] not closed\n"},
      {"\"a\"", "0:[a]\n"},
  };
  for (const auto& test : cases) EXPECT_EQ(rows_of(test.table), test.rows) << test.table;
}

TEST(CsvRows, a_long_row_is_passed_over) {
  const std::string commas(3000, ',');
  EXPECT_EQ(rows_of("a,b\n" + std::string(2000, 'x') + "\n" + commas + "\nc,d\n", ',', 1000),
            "0:[a][b]\n4: too long\n2005: too long\n5006:[c][d]\n");
}

using Csv = Read;

TEST_F(Csv, columns_are_fields_by_name_or_by_map) {
  const std::string path =
      put("a.csv", "id,headline,url,text\nf1,Ferry,https://example.org/1,Boats left\n,\"A, b\",,x\n");
  ReadOptions options;
  options.columns = {{"headline", "title"}};
  std::vector<Record> all;
  read_records({path}, options, [&](ReadItem&& item) {
    all.push_back(std::get<Record>(std::move(item)));
    return true;
  });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(short_path(all[0].path), "a.csv#f1");
  EXPECT_EQ(all[0].bytes, "Boats left");
  EXPECT_EQ(all[0].given.title->text, "Ferry");
  EXPECT_EQ(all[0].given.title->given, Given::table);
  EXPECT_EQ(all[0].given.url->text, "https://example.org/1");
  EXPECT_EQ(all[0].declared, InputKind::text);
  EXPECT_EQ(short_path(all[1].path), "a.csv#3");
  EXPECT_EQ(all[1].given.title->text, "A, b");
  EXPECT_FALSE(all[1].given.url);
}

TEST_F(Csv, author_and_outlet_are_given) {
  const std::string path = put("a.csv", "by,paper,text\nAda Moss and Bo Ek,Lowland Herald,Boats left\n, ,x\n");
  ReadOptions options;
  options.columns = {{"by", "author"}, {"paper", "outlet"}};
  std::vector<Record> all;
  read_records({path}, options, [&](ReadItem&& item) {
    all.push_back(std::get<Record>(std::move(item)));
    return true;
  });
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].given.author->text, "Ada Moss and Bo Ek");
  EXPECT_EQ(all[0].given.author->given, Given::table);
  EXPECT_EQ(all[0].given.outlet->text, "Lowland Herald");
  EXPECT_FALSE(all[1].given.author);
  EXPECT_FALSE(all[1].given.outlet);
}

TEST_F(Csv, a_record_is_found_again_by_its_id) {
  const std::string path = put("a.csv", "id,text\nf1,one\nf#2,two\n");
  EXPECT_EQ(read({path + "#f#2"}), "a.csv#f#2 = two\n");
  EXPECT_EQ(read({path + "#f3"}), "a.csv#f3 ! 0 no such record in this file\n");
}

TEST_F(Csv, the_separator_is_what_the_first_line_has) {
  put("a.tsv", "url\ttext\nu\tone, two\n");
  put("b.csv", "url;text\nu;one, two\n");
  put("c.csv.gz", gzipped("url,text\nu,three\n"));
  EXPECT_EQ(read_root(), "a.tsv#2 = one, two\nb.csv#2 = one, two\nc.csv.gz#2 = three\n");
}

TEST_F(Csv, what_is_wrong_is_told_with_its_place) {
  put("a.csv", "url,text\nu,one,more\nu\nu,two\nu,\n");
  put("b.csv", "url,body\nu,one\n");
  put("c.csv", "");
  put("d.csv", "text\n\"one\n");
  EXPECT_EQ(read_root(),
            "a.csv#2 ! 9 the row has 3 fields, the first one 2\n"
            "a.csv#3 ! 20 the row has 1 fields, the first one 2\n"
            "a.csv#4 = two\n"
            "a.csv#5 ! 28 neither an html nor a text field\n"
            "b.csv ! 0 no column is the html or text of a page (--map COLUMN=text); there are: url, body\n"
            "c.csv ! 0 empty file\n"
            "d.csv#2 ! 5 a quoted field is not closed before the end of the file\n");
  ReadOptions options;
  options.columns = {{"headline", "title"}};
  EXPECT_EQ(read({(root_ / "a.csv").string()}, options), "a.csv ! 0 no column headline; there are: url, text\n");
}

TEST_F(Csv, large_fields) {
  const std::string text(300000, 'x');
  put("a.csv", "text\n\"" + text + "\"\ny\n");
  EXPECT_EQ(read_root(), "a.csv#2 = " + text + "\na.csv#3 = y\n");
  ReadOptions options;
  options.max_record_bytes = 200000;
  EXPECT_EQ(read_root(options), "a.csv#2 ! 5 larger than --max-record 200000 (300000 bytes)\na.csv#3 = y\n");
}

}  // namespace
}  // namespace onrecord
