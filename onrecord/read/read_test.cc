#include "onrecord/read/read.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "onrecord/read/packed_for_tests.h"
#include "onrecord/read/read_fixture.h"
#include "onrecord/read/saved_page.h"

namespace onrecord {
namespace {

TEST_F(Read, folders_come_in_byte_order_of_their_paths) {
  put("b/z.txt", "4");
  put("b.txt", "3");
  put("a.txt", "1");
  put("b-c.txt", "2");
  put("b/a/x.txt", "0");
  put(".hidden", "never");
  EXPECT_EQ(read_root(), "a.txt = 1\nb-c.txt = 2\nb.txt = 3\nb/a/x.txt = 0\nb/z.txt = 4\n");
}

TEST_F(Read, what_cannot_be_read_is_told_and_the_rest_goes_on) {
  put("a.txt", "one");
  put("b.txt", "");
  put("c.txt", std::string(3000, 'x'));
  put("d.txt", std::string("\x89PNG\r\n\x1A\n\0\0\0", 11));
  put("e.txt", std::string("abc\0\0\0\1\2\3zzz", 12));
  put("g.txt", "two");
  fs::create_directory_symlink(root_, root_ / "f");
  fs::create_symlink(root_ / "nowhere", root_ / "h");
  mkfifo((root_ / "i").c_str(), 0600);
  ReadOptions options;
  options.max_record_bytes = 2048;
  EXPECT_EQ(read_root(options),
            "a.txt = one\n"
            "b.txt ! 0 empty file\n"
            "c.txt ! 0 larger than --max-record 2K (3000 bytes)\n"
            "d.txt ! 0 a PNG image, no text\n"
            "e.txt ! 3 binary data, no text\n"
            "f ! 0 folder was met before (a loop of links, or given twice)\n"
            "g.txt = two\n"
            "h ! 0 no such file or folder\n"
            "i ! 0 a named pipe\n");
}

TEST_F(Read, a_file_without_permission_is_told) {
  const std::string path = put("a.txt", "one");
  chmod(path.c_str(), 0);
  if (access(path.c_str(), R_OK) == 0) GTEST_SKIP() << "this user may read everything";
  EXPECT_EQ(read_root(), "a.txt ! 0 permission denied\n");
}

TEST_F(Read, a_missing_input_is_told) {
  EXPECT_EQ(read({(root_ / "none").string()}), "none ! 0 no such file or folder\n");
}

TEST_F(Read, a_path_that_is_no_utf_8_works) {
  put("caf\xE9.txt", "x");
  EXPECT_EQ(read_root(), "caf\xE9.txt = x\n");
}

TEST_F(Read, stops_at_the_limit_and_when_told_to) {
  for (const char* name : {"a", "b", "c"}) put(name, name);
  ReadOptions options;
  options.limit = 2;
  EXPECT_EQ(read_root(options), "a = a\nb = b\n");
  int calls = 0;
  read_records({root_.string()}, {}, [&](ReadItem&&) { return ++calls < 1; });
  EXPECT_EQ(calls, 1);
}

TEST_F(Read, the_id_is_the_hash_of_the_bytes) {
  EXPECT_EQ(records(put("a", "abc")).at(0).id,
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(Read, gzip_is_known_by_its_bytes) {
  put("a.html", gzipped("<p>one</p>"));
  put("b.gz", gzipped("one ") + gzipped("two") + std::string(5, '\0'));
  std::string many;
  for (int i = 0; i < 20; ++i) many += gzipped(std::string(1, static_cast<char>('a' + i)));
  put("c.gz", many);
  EXPECT_EQ(read_root(), "a.html = <p>one</p>\nb.gz = one two\nc.gz = abcdefghijklmnopqrst\n");
}

TEST_F(Read, damaged_gzip_is_told_with_its_place) {
  const std::string whole = gzipped("The harbour of Saltmere opened again on Monday.");
  put("a.gz", whole.substr(0, 30));
  std::string damaged = whole;
  damaged[10] = '\x07';  // A block type that does not exist.
  put("b.gz", damaged);
  put("c.gz", whole + "junk");
  damaged = whole;
  damaged[whole.size() - 8] = static_cast<char>(damaged[whole.size() - 8] + 1);
  put("d.gz", damaged);
  EXPECT_EQ(read_root(),
            "a.gz ! 30 cut-off gzip\n"
            "b.gz ! 11 damaged gzip: invalid block type\n"
            "c.gz ! " +
                std::to_string(whole.size()) +
                " bytes behind the gzip data are none of it\n"
                "d.gz ! " +
                std::to_string(whole.size() - 4) + " damaged gzip: incorrect data check\n");
}

TEST_F(Read, a_gzip_bomb_stops_at_the_limit) {
  put("a.gz", gzipped(std::string(1 << 20, 'x')));
  ReadOptions options;
  options.max_record_bytes = 64 << 10;
  EXPECT_EQ(read_root(options), "a.gz ! 0 unpacked larger than --max-record 64K\n");
}

constexpr std::string_view lines =
    "{\"id\": \"p1\", \"url\": \"https://example.org/1\", \"title\": \"Ferry\", \"date\": \"2021-04-05\", "
    "\"text\": \"Boats\\nleft \\u00e4t dawn\"}\n"
    "\n"
    "{\"id\": 7, \"html\": \"<p>x</p>\"}\r\n"
    "{\"id\": 8, \"html\"\n"
    "{\"id\": \"p9\", \"title\": \"no words\"}\n"
    "[1]\n"
    "{\"text\": \"last\"}";

TEST_F(Read, json_lines) {
  const std::string path = put("a.jsonl", lines);
  std::string out = read({path});
  EXPECT_TRUE(out.starts_with("a.jsonl#p1 = Boats\nleft \xC3\xA4t dawn\na.jsonl#7 = <p>x</p>\na.jsonl#4 ! 153 "))
      << out;
  EXPECT_NE(out.find("a.jsonl#p9 ! 170 neither an html nor a text field\n"), std::string::npos) << out;
  EXPECT_NE(out.find("a.jsonl#6 ! 204 no JSON object: "), std::string::npos) << out;
  EXPECT_TRUE(out.ends_with("a.jsonl#7 = last\n")) << out;
  const Record record = records(path).at(0);
  EXPECT_EQ(record.declared, InputKind::text);
  EXPECT_EQ(record.given.url->text, "https://example.org/1");
  EXPECT_EQ(record.given.title->text, "Ferry");
  EXPECT_EQ(record.given.date->text, "2021-04-05");
  EXPECT_EQ(record.given.title->given, Given::jsonl);
  EXPECT_EQ(records(path).at(1).declared, InputKind::html);
}

TEST_F(Read, packed_json_lines_give_what_stands_before_the_damage) {
  std::string all;
  for (int i = 0; i < 2000; ++i)
    all += "{\"id\": " + std::to_string(i) + ", \"text\": \"" + std::to_string(i * i) + "\"}\n";
  const std::string packed = gzipped(all);
  EXPECT_EQ(records(put("a.jsonl.gz", packed)).size(), 2000u);
  const std::string out = read({put("b.ndjson.gz", packed.substr(0, packed.size() / 2))});
  EXPECT_TRUE(out.starts_with("b.ndjson.gz#0 = 0\n")) << out.substr(0, 200);
  EXPECT_TRUE(out.ends_with("b.ndjson.gz ! " + std::to_string(packed.size() / 2) + " cut-off gzip\n"));
}

TEST_F(Read, a_line_that_is_too_long_is_passed_over) {
  put("a.jsonl", "{\"text\": \"" + std::string(200000, 'x') + "\"}\n{\"text\": \"" + std::string(2000, 'y') +
                     "\"}\n{\"text\": \"z\"}\n");
  ReadOptions options;
  options.max_record_bytes = 1024;
  EXPECT_EQ(read_root(options),
            "a.jsonl#1 ! 0 line is longer than a record may be\n"
            "a.jsonl#2 ! 200013 larger than --max-record 1K (2000 bytes)\n"
            "a.jsonl#3 = z\n");
}

TEST(SavedPage, chrome) {
  GivenFacts given;
  read_saved_page_comment("<!DOCTYPE html>\n<!-- saved from url=(0027)https://example.org/a?b=1&c -->\n<html>", given);
  EXPECT_EQ(given.url->text, "https://example.org/a?b=1&c");
  EXPECT_EQ(given.url->given, Given::url);
  EXPECT_FALSE(given.captured);
}

TEST(SavedPage, single_file) {
  GivenFacts given;
  read_saved_page_comment(
      "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/b \n"
      " saved date: Mon Apr 05 2021 17:52:46 GMT+0200 (Central European Summer Time)\n-->",
      given);
  EXPECT_EQ(given.url->text, "https://example.org/b");
  EXPECT_EQ(given.captured->text, "2021-04-05T17:52:46+02:00");
  EXPECT_EQ(given.captured_reason, "SingleFile comment");
}

TEST(SavedPage, other_comments_say_nothing) {
  GivenFacts given;
  read_saved_page_comment("<!-- saved from url=(0014)about:internet --><!-- url: https://example.org -->", given);
  EXPECT_FALSE(given.url);
}

}  // namespace
}  // namespace onrecord
