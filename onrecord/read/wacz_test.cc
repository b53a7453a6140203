// Collections that the tests write themselves.
#include "onrecord/read/wacz.h"

#include "onrecord/read/packed_for_tests.h"
#include "onrecord/read/read_fixture.h"
#include "onrecord/read/warc_for_tests.h"
#include "onrecord/read/zip.h"

namespace onrecord {
namespace {

using Wacz = Read;

const std::string ferry = warc_response("https://example.org/ferry", http_response("<p>Ferry"));
const std::string bridge = warc_response("https://example.org/bridge", http_response("<p>Bridge"));
const std::string moved =
    warc_response("https://example.org/old", http_response("", "Location: /bridge\r\n", "302 Found"));

std::string line(const std::string& url) { return "{\"url\": \"" + url + "\", \"ts\": \"2018-01-02T10:11:00Z\"}\n"; }

const std::string list_head = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n";

TEST_F(Wacz, pages_are_those_of_the_list) {
  put("a.wacz", zipped({{"archive/a.warc.gz", gzipped(ferry) + gzipped(bridge)},
                        {"pages/pages.jsonl", list_head + line("https://example.org/ferry#top")}}));
  EXPECT_EQ(read_root(), "a.wacz#archive/a.warc.gz#0 = <p>Ferry\n");
}

TEST_F(Wacz, and_what_they_redirect_to) {
  put("a.wacz", zipped({{"archive/a.warc.gz", gzipped(moved) + gzipped(bridge) + gzipped(ferry)},
                        {"pages/pages.jsonl", list_head + line("https://example.org/old")}}));
  EXPECT_EQ(read_root(), "a.wacz#archive/a.warc.gz#" + std::to_string(gzipped(moved).size()) + " = <p>Bridge\n");
}

TEST_F(Wacz, a_listed_page_that_is_not_there_is_told) {
  put("a.wacz", zipped({{"archive/a.warc", ferry},
                        {"pages/pages.jsonl", list_head + line("https://example.org/ferry")},
                        {"pages/extraPages.jsonl", line("https://example.org/none")}}));
  EXPECT_EQ(read_root(),
            "a.wacz#archive/a.warc#0 = <p>Ferry\n"
            "a.wacz ! 0 listed as a page, but not in the archive: https://example.org/none\n");
}

TEST_F(Wacz, without_a_list_all_pages_of_all_files) {
  put("a.wacz", zipped({{"archive/b.warc.gz", gzipped(ferry), true}, {"archive/a.warc", bridge, true}}));
  EXPECT_EQ(read_root(),
            "a.wacz#archive/a.warc#0 = <p>Bridge\n"
            "a.wacz#archive/b.warc.gz#0 = <p>Ferry\n");
}

TEST_F(Wacz, every_place_is_found_again) {
  for (const bool deflate : {false, true}) {
    for (const std::string& archive : {ferry + bridge, gzipped(ferry) + gzipped(bridge), gzipped(ferry + bridge)}) {
      const std::string path =
          put("a.wacz", zipped({{"datapackage.json", "{}"}, {"archive/a.warc", archive, deflate}}));
      const std::vector<Record> all = records(path);
      ASSERT_EQ(all.size(), 2u);
      for (const Record& record : all) {
        const std::vector<Record> again = records(record.path);
        ASSERT_EQ(again.size(), 1u) << record.path;
        EXPECT_EQ(again[0].id, record.id);
      }
    }
  }
}

TEST_F(Wacz, other_zip_archives_are_told) {
  put("a.zip", zipped({{"report.txt", "x"}}));
  put("b.zip", zipped({}));
  EXPECT_EQ(read_root(),
            "a.zip ! 0 a ZIP archive without WARC files, no text\n"
            "b.zip ! 0 a ZIP archive without WARC files, no text\n");
}

TEST_F(Wacz, a_wrong_check_sum_is_told) {
  std::string archive = zipped({{"archive/a.warc", ferry}});
  archive[archive.find("<p>Ferry") + 3] = 'B';
  put("a.wacz", archive);
  EXPECT_EQ(read_root(), "a.wacz#archive/a.warc#0 ! " + std::to_string(ferry.size()) +
                             " zip entry: the check sum is wrong, any part of it may be damaged; the record is lost\n");
}

TEST_F(Wacz, without_its_directory_the_local_heads_are_followed) {
  const std::string archive = zipped({{"archive/a.warc", ferry + bridge}});
  const size_t cut = archive.find(bridge) + 20;
  put("a.wacz", archive.substr(0, cut));
  EXPECT_EQ(read_root(), "a.wacz ! " + std::to_string(cut) +
                             " the archive's directory is missing\n"
                             "a.wacz#archive/a.warc#0 = <p>Ferry\n"
                             "a.wacz#archive/a.warc#" +
                             std::to_string(ferry.size()) + " ! " + std::to_string(ferry.size() + 20) +
                             " zip entry: has " + std::to_string(ferry.size() + 20) + " of " +
                             std::to_string((ferry + bridge).size()) + " bytes; the record is lost\n");
}

TEST_F(Wacz, cut_at_every_byte_it_is_told) {
  const std::string archive = zipped({{"archive/a.warc.gz", gzipped(ferry)}, {"pages/pages.jsonl", list_head, true}});
  for (size_t cut = 4; cut < archive.size(); ++cut) {
    put("a.wacz", archive.substr(0, cut));
    EXPECT_NE(read_root().find(" ! "), std::string::npos) << cut;
  }
}

TEST_F(Wacz, entries_that_overlap_are_not_read) {
  std::vector<ZipFile> files(3, {"archive/a.warc", ferry});
  std::string archive = zipped(files);
  for (size_t at = archive.find("PK\x01\x02"); at != std::string::npos; at = archive.find("PK\x01\x02", at + 1)) {
    archive.replace(at + 20, 4, little_endian(500, 4));
  }
  put("a.wacz", archive);
  const std::string directory = std::to_string(archive.find("PK\x01\x02"));
  EXPECT_EQ(read_root(), "a.wacz ! " + directory + " the archive's entries overlap\n");
}

TEST_F(Wacz, an_unknown_packing_is_told) {
  std::string archive = zipped({{"archive/a.warc", ferry}});
  archive[archive.rfind("PK\x01\x02") + 10] = 12;
  put("a.wacz", archive);
  EXPECT_EQ(read_root(), "a.wacz#archive/a.warc#0 ! 0 zip entry: packed by method 12, not stored or deflated\n");
}

}  // namespace
}  // namespace onrecord
