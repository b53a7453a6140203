// WARC archives that the tests write themselves: whole, cut at every byte, lying, damaged at random.
#include "onrecord/read/warc.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "onrecord/read/packed_for_tests.h"
#include "onrecord/read/warc_for_tests.h"

namespace onrecord {
namespace {

std::string page(int number) { return "<p>Ferry " + std::to_string(number) + " left Saltmere</p>"; }

// Records of three pages, and one that is none.
std::vector<std::string> some_records() {
  return {warc_record("warcinfo", "", "application/warc-fields", "software: by hand\r\n"),
          warc_response("https://example.org/1", http_response(page(1))),
          warc_response("https://example.org/2", http_response(page(2))),
          warc_response("https://example.org/3", http_response(page(3)))};
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

std::string packed_each(const std::vector<std::string>& records) {
  std::string out;
  for (const std::string& record : records) out += gzipped(record);
  return out;
}

std::vector<ReadItem> read(std::string_view archive, uint64_t max_record_bytes = 1 << 20) {
  std::vector<ReadItem> out;
  WarcSource source{"a.warc", view_source(archive), find_packing(archive), ""};
  read_warc(std::move(source), max_record_bytes, nullptr, [&](ReadItem&& item) {
    out.push_back(std::move(item));
    return true;
  });
  return out;
}

std::string dump(const std::vector<ReadItem>& items) {
  std::string out;
  for (const ReadItem& item : items) {
    out += path_of(item).substr(6);
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      out += " ! " + std::to_string(error->at) + " " + error->cause + "\n";
    } else {
      out += " = " + std::get<Record>(item).bytes + "\n";
    }
  }
  return out;
}

std::string dump(std::string_view archive, uint64_t max_record_bytes = 1 << 20) {
  return dump(read(archive, max_record_bytes));
}

std::string three_pages(std::string_view a, std::string_view b, std::string_view c) {
  return std::string(a) + " = " + page(1) + "\n" + std::string(b) + " = " + page(2) + "\n" + std::string(c) + " = " +
         page(3) + "\n";
}

std::string offset(const std::vector<std::string>& records, size_t index) {
  size_t bytes = 0;
  for (size_t i = 0; i < index; ++i) bytes += records[i].size();
  return "#" + std::to_string(bytes);
}

std::string packed_offset(const std::vector<std::string>& records, size_t index) {
  std::vector<std::string> packed;
  for (const std::string& record : records) packed.push_back(gzipped(record));
  return offset(packed, index);
}

// ---------------------------------------------------------------- whole archives

TEST(Warc, is_known_by_its_first_bytes) {
  EXPECT_TRUE(is_warc("WARC/1.0\r\n"));
  EXPECT_TRUE(is_warc(gzipped("WARC/1.1\r\nWARC-Type: warcinfo\r\n")));
  EXPECT_TRUE(is_warc(zstd_packed("WARC/1.1\r\nWARC-Type: warcinfo\r\n")));
  EXPECT_FALSE(is_warc("WARC/x"));
  EXPECT_FALSE(is_warc(gzipped("<p>WARC/1.1</p>")));
  EXPECT_FALSE(is_warc(""));
}

TEST(Warc, a_record_is_named_by_its_offset) {
  const std::vector<std::string> records = some_records();
  EXPECT_EQ(dump(join(records)), three_pages(offset(records, 1), offset(records, 2), offset(records, 3)));
}

TEST(Warc, a_packed_record_is_named_by_the_offset_of_its_member) {
  const std::vector<std::string> records = some_records();
  EXPECT_EQ(dump(packed_each(records)),
            three_pages(packed_offset(records, 1), packed_offset(records, 2), packed_offset(records, 3)));
}

TEST(Warc, in_one_member_the_place_inside_of_it_follows) {
  const std::vector<std::string> records = some_records();
  const std::string inner = "#0+";
  EXPECT_EQ(dump(gzipped(join(records))),
            three_pages(inner + offset(records, 1).substr(1), inner + offset(records, 2).substr(1),
                        inner + offset(records, 3).substr(1)));
}

TEST(Warc, members_may_end_anywhere) {
  const std::string all = join(some_records());
  std::string packed;
  for (size_t at = 0; at < all.size(); at += 100) packed += gzipped(all.substr(at, 100));
  const std::vector<ReadItem> items = read(packed);
  ASSERT_EQ(items.size(), 3u);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(std::get<Record>(items[i]).bytes, page(i + 1));
}

// ---------------------------------------------------------------- digests, revisits, parts

// The notes of the only page.
std::string notes(std::string_view fields, std::string_view message) {
  std::string out;
  const std::vector<ReadItem> items = read(warc_response("https://example.org/1", message, fields));
  for (const std::string& note : std::get<Record>(items.at(0)).notes) out += note + "\n";
  return out;
}

TEST(Warc, a_page_with_a_wrong_digest_is_kept_and_told) {
  const std::string message = http_response("abc");
  const std::string sha1 = "WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n";  // Of "abc": RFC 3174.
  EXPECT_EQ(notes(sha1, message), "");
  EXPECT_EQ(notes("WARC-Payload-Digest: SHA1:a9993e364706816aba3e25717850c26c9cd0d89d\r\n", message), "");
  EXPECT_EQ(notes("WARC-Payload-Digest: "
                  "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\r\n",
                  message),
            "");
  // Of an unknown kind, in base 64, cut off: nothing is known to be wrong.
  for (const char* unknown : {"crc9:77", "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "sha1:VGMT"}) {
    EXPECT_EQ(notes("WARC-Payload-Digest: " + std::string(unknown) + "\r\n", message), "") << unknown;
  }
  EXPECT_EQ(
      notes(sha1, http_response("abd")),
      "WARC-Payload-Digest sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5 is not that of the bytes in the record at offset "
      "0\n");
  EXPECT_EQ(notes("WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n", message).substr(0, 17),
            "WARC-Block-Digest");
}

TEST(Warc, the_digest_of_a_chunked_page_may_be_of_the_page_alone) {
  const std::string chunked = http_response("3\r\nabc\r\n0\r\n\r\n",
                                            "Content-Type: text/html\r\n"
                                            "Transfer-Encoding: chunked\r\n");
  EXPECT_EQ(notes("WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n", chunked), "");
}

TEST(Warc, the_digest_of_a_packed_page_may_be_of_the_page_itself) {
  const std::string sha1 = "WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n";
  const std::string head = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
  EXPECT_EQ(notes(sha1, http_response(gzipped("abc"), head)), "");
  EXPECT_EQ(notes(sha1, http_response(gzipped("abd"), head)).substr(0, 19), "WARC-Payload-Digest");
}

std::string remarks(const std::string& archive) {
  std::string out;
  WarcSource source{"a.warc", view_source(archive), find_packing(archive), "",
                    [&](const std::string& path, const std::string& words) { out += path + ": " + words + "\n"; }};
  read_warc(std::move(source), 1 << 20, nullptr, [](ReadItem&&) { return true; });
  return out;
}

TEST(Warc, revisits_are_counted) {
  const std::string revisit = warc_record("revisit", "https://example.org/1", "application/http", http_response(""));
  EXPECT_EQ(remarks(join(some_records())), "");
  EXPECT_EQ(remarks(join(some_records()) + revisit + revisit),
            "a.warc: 2 revisit records: their pages are those of other records\n");
  EXPECT_EQ(dump(revisit), " ! 0 no page in this archive (1 records)\n");
}

// A page in three parts.
std::vector<std::string> parts_of_a_page(const std::string& total) {
  const std::string origin = "WARC-Segment-Origin-ID: <urn:uuid:1>\r\nWARC-Segment-Number: ";
  return {warc_response("https://example.org/1", http_response("<p>Ferry "),
                        "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Segment-Number: 1\r\n"),
          warc_record("continuation", "https://example.org/1", "", "left ", origin + "2\r\n"),
          warc_record("continuation", "https://example.org/1", "", "Saltmere</p>",
                      origin + "3\r\nWARC-Segment-Total-Length: " + total + "\r\n")};
}

TEST(Warc, the_parts_of_a_split_page_are_joined) {
  const std::vector<std::string> parts =
      parts_of_a_page(std::to_string(http_response("<p>Ferry left Saltmere</p>").size()));
  const std::string other = warc_response("https://example.org/2", http_response(page(2)));
  const std::string archive = parts[0] + other + parts[1] + parts[2];
  EXPECT_EQ(dump(archive),
            "#" + std::to_string(parts[0].size()) + " = " + page(2) + "\n#0 = <p>Ferry left Saltmere</p>\n");
  WarcSource source{"a.warc", view_source(archive), Packing::none};
  EXPECT_EQ(std::get<Record>(read_warc_record(std::move(source), {0, 0}, 1 << 20)).bytes, "<p>Ferry left Saltmere</p>");
}

TEST(Warc, parts_that_are_missing_are_told) {
  const std::vector<std::string> parts = parts_of_a_page("9");
  EXPECT_EQ(dump(parts[0] + parts[1]),
            "#0 ! 0 the page is split into several records, and the last of them is not in this archive\n");
  EXPECT_EQ(dump(parts[0] + parts[2]), "#0 ! 0 part 2 of the page is missing\n");
  EXPECT_EQ(dump(join(parts)), "#0 ! 0 the parts of the page have 70 bytes, the last one says 9\n");
  EXPECT_EQ(remarks(parts[1] + parts[2]),
            "a.warc: 2 continuation records of what is no page here, or begins in another archive\n");
}

TEST(Warc, split_pages_wait_in_bounded_memory) {
  const auto begin = [](int number, const std::string& body) {
    return warc_response("https://example.org/" + std::to_string(number), http_response(body),
                         "WARC-Record-ID: <urn:uuid:" + std::to_string(number) + ">\r\nWARC-Segment-Number: 1\r\n");
  };
  const auto more = [](int number, const std::string& body) {
    return warc_record(
        "continuation", "https://example.org/1", "", body,
        "WARC-Segment-Origin-ID: <urn:uuid:" + std::to_string(number) + ">\r\nWARC-Segment-Number: 2\r\n");
  };
  const std::string large(600, 'x');
  const std::string first = begin(1, large);
  const std::string place = std::to_string(first.size());
  EXPECT_EQ(dump(first + begin(2, large), 1000),
            "#0 ! 0 the parts of the page are too far from each other\n#" + place + " ! " + place +
                " the page is split into several records, and the last of them is not in this archive\n");
  EXPECT_EQ(dump(first + more(1, large), 1000), "#0 ! 0 the parts of the page are too large together\n");
  std::string many;
  for (int i = 0; i < 100; ++i) many += begin(i, "x");
  const std::string told = dump(many);
  EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 100);
}

TEST(Warc, zstd_frames) {
  std::string packed;
  for (const std::string& record : some_records()) packed += zstd_packed(record);
  EXPECT_EQ(read(packed).size(), 3u);
}

TEST(Warc, every_place_is_found_again) {
  const std::vector<std::string> records = some_records();
  for (const std::string& archive : {join(records), packed_each(records), gzipped(join(records))}) {
    for (const ReadItem& item : read(archive)) {
      const Record& record = std::get<Record>(item);
      const std::optional<ArchivePlace> place = parse_archive_place(record.path.substr(7));
      ASSERT_TRUE(place) << record.path;
      WarcSource source{"a.warc", view_source(std::string_view(archive).substr(place->offset)), find_packing(archive),
                        ""};
      const ReadItem again = read_warc_record(std::move(source), *place, 1 << 20);
      ASSERT_TRUE(std::holds_alternative<Record>(again)) << record.path;
      EXPECT_EQ(std::get<Record>(again).id, record.id);
      EXPECT_EQ(std::get<Record>(again).path, record.path);
    }
  }
}

TEST(Warc, facts_from_the_heads) {
  const std::vector<ReadItem> items = read(warc_response(
      "<https://example.org/a>", http_response("<p>x", "content-type: Text/HTML; Charset=\"koi8-r\"\r\n")));
  const Record& record = std::get<Record>(items.at(0));
  EXPECT_EQ(record.given.url->text, "https://example.org/a");
  EXPECT_EQ(record.given.url->given, Given::warc);
  EXPECT_EQ(record.given.captured->text, "2018-01-02T10:11:00Z");
  EXPECT_EQ(record.given.captured_reason, "WARC-Date");
  EXPECT_EQ(record.given.charset, "koi8-r");
  EXPECT_EQ(record.declared, InputKind::html);
}

TEST(Warc, which_records_are_pages) {
  const std::string html = http_response("<p>x");
  const std::string address = "https://example.org/a";
  const struct {
    const char* what;
    std::string record;
    bool page;
  } cases[] = {
      {"html", warc_response(address, html), true},
      {"plain text", warc_response(address, http_response("x", "Content-Type: text/plain\r\n")), true},
      {"no type, but a tag", warc_response(address, http_response(" <!DOCTYPE html><p>x", "Server: x\r\n")), true},
      {"no type and no tag", warc_response(address, http_response("<svg>", "Server: x\r\n")), false},
      {"a picture", warc_response(address, http_response("x", "Content-Type: image/png\r\n")), false},
      {"not found", warc_response(address, http_response("<p>x", "Content-Type: text/html\r\n", "404 Not Found")),
       false},
      {"moved", warc_response(address, http_response("<p>x", "Content-Type: text/html\r\n", "301 Moved")), false},
      {"for programs", warc_response("https://example.org/robots.txt", html), false},
      {"a name lookup", warc_record("response", "dns:example.org", "text/dns", "x"), false},
      {"a request", warc_record("request", address, "application/http", "GET / HTTP/1.1\r\n\r\n"), false},
      {"the same bytes again", warc_record("revisit", address, "application/http", html), false},
      {"metadata", warc_record("metadata", address, "text/plain", "x"), false},
      {"a resource", warc_record("resource", address, "text/html", "<p>x"), true},
      {"a crawler's resource", warc_record("resource", "urn:text:" + address, "text/plain", "x"), false},
      {"a page's text", warc_record("conversion", address, "text/plain", "x"), true},
      {"a document", warc_response(address, html, "WARC-Resource-Type: document\r\n"), true},
      {"fetched by a script", warc_response(address, html, "WARC-Resource-Type: xhr\r\n"), false},
  };
  for (const auto& test : cases) {
    const std::vector<ReadItem> items = read(test.record);
    const bool is_page = std::holds_alternative<Record>(items.at(0));
    EXPECT_EQ(is_page, test.page) << test.what << ": " << dump(items);
  }
}

TEST(Warc, an_archive_without_pages_is_told) {
  EXPECT_EQ(dump(some_records().front()), " ! 0 no page in this archive (1 records)\n");
}

TEST(Warc, codings_of_http_are_undone) {
  const std::string body = page(1);
  const std::string chunks = "8\r\n" + body.substr(0, 8) + "\r\nA;x=y\r\n" + body.substr(8, 10) + "\r\n" + "7\r\n" +
                             body.substr(18, 7) + "\r\n";
  const std::string rest = body.substr(25);
  const std::string last = "3\r\n" + rest + "\r\n0\r\n\r\n";
  ASSERT_EQ(rest.size(), 3u);
  const struct {
    std::string fields, body;
  } cases[] = {
      {"Transfer-Encoding: chunked\r\n", chunks + last},
      {"Transfer-Encoding: chunked\r\n", body},  // The crawler took the chunks apart.
      {"Content-Encoding: gzip\r\n", gzipped(body)},
      {"Content-Encoding: x-gzip\r\n", gzipped(body)},
      {"Content-Encoding: gzip\r\n", body},
      {"Content-Encoding: gzip, gzip\r\n", gzipped(gzipped(body))},
      {"Content-Encoding: identity\r\n", body},
      {"Content-Encoding: deflate\r\n", zlib_packed(body)},
      {"Content-Encoding: deflate\r\n", raw_deflated(body)},
      {"Content-Encoding: zstd\r\n", zstd_packed(body)},
      {"Content-Encoding: br\r\n", brotli_packed(body)},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(dump(warc_response("http://example.org/",
                                 http_response(test.body, "Content-Type: text/html\r\n" + test.fields))),
              "#0 = " + body + "\n")
        << test.fields;
  }
}

TEST(Warc, a_body_that_cannot_be_unpacked_is_told) {
  const std::string type = "Content-Type: text/html\r\n";
  const std::string packed = gzipped(page(1));
  const struct {
    std::string fields, body, cause;
  } cases[] = {
      {"Content-Encoding: gzip\r\n", packed.substr(0, 30), "gzip body: cut off"},
      {"Content-Encoding: lzma\r\n", "x", "content coding lzma is not known"},
      {"Content-Encoding: gzip, gzip, gzip, gzip\r\n", "x", "more than three content codings"},
      {"Content-Encoding: gzip\r\n", gzipped(std::string(2 << 20, 'x')),
       "gzip body: unpacked larger than --max-record 1M"},
  };
  for (const auto& test : cases) {
    EXPECT_EQ(dump(warc_response("http://example.org/", http_response(test.body, type + test.fields))),
              "#0 ! 0 " + test.cause + "\n");
  }
}

TEST(Warc, a_bomb_is_told_by_its_ratio) {
  const std::string bomb = gzipped(std::string(20 << 20, 'x'));
  const std::string record = warc_response(
      "http://example.org/", http_response(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));
  EXPECT_EQ(dump(record, 64 << 20), "#0 ! 0 gzip body: unpacks to more than 250 times its size\n");
}

TEST(Warc, a_page_that_may_be_cut_off_says_so) {
  const std::string chunked =
      http_response("8\r\n<p>Ferry\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n");
  const std::vector<ReadItem> items = read(warc_response("http://example.org/", chunked, "WARC-Truncated: length\r\n"));
  const Record& record = std::get<Record>(items.at(0));
  EXPECT_EQ(record.bytes, "<p>Ferry");
  EXPECT_EQ(record.notes,
            (std::vector<std::string>{"the last chunk of the HTTP body is missing: the page may be cut off",
                                      "the crawler cut the page off (WARC-Truncated: length)"}));
}

// ---------------------------------------------------------------- losses

TEST(Warc, large_records_are_passed_over) {
  const std::string large = warc_response("http://example.org/", http_response(std::string(300000, 'x')));
  const std::vector<std::string> records = {warc_response("http://example.org/1", http_response(page(1))), large,
                                            warc_response("http://example.org/2", http_response(page(2)))};
  const std::string size = std::to_string(http_response(std::string(300000, 'x')).size());
  EXPECT_EQ(dump(join(records), 1024), "#0 = " + page(1) + "\n" + offset(records, 1) + " ! " +
                                           offset(records, 1).substr(1) + " larger than --max-record 1K (" + size +
                                           " bytes)\n" + offset(records, 2) + " = " + page(2) + "\n");
}

// The length in the head of the second record, in place of its own.
std::string with_length(std::string_view stated, bool packed) {
  std::vector<std::string> records = some_records();
  std::string& record = records[2];
  const size_t begin = record.find("Content-Length: ") + 16;
  record.replace(begin, record.find('\r', begin) - begin, stated);
  return packed ? packed_each(records) : join(records);
}

TEST(Warc, a_wrong_length_costs_its_own_record_at_most) {
  for (const bool packed : {false, true}) {
    for (const char* stated :
         {"99999", "90000000000", "200", "x", "-1", "", "18446744073709551615", "99999999999999999999999"}) {
      const std::vector<ReadItem> items = read(with_length(stated, packed));
      ASSERT_GE(items.size(), 3u) << stated << packed << dump(items);
      EXPECT_EQ(std::get<Record>(items.front()).bytes, page(1)) << stated;
      EXPECT_TRUE(std::holds_alternative<ReadError>(items[1])) << stated << packed;
      ASSERT_TRUE(std::holds_alternative<Record>(items.back())) << stated << packed << dump(items);
      EXPECT_EQ(std::get<Record>(items.back()).bytes, page(3)) << stated;
    }
  }
}

TEST(Warc, junk_between_records_is_told) {
  const std::vector<std::string> records = some_records();
  const std::string at = std::to_string((records[0] + records[1]).size());
  EXPECT_EQ(dump(records[0] + records[1] + "no record\nnone WARC/1.1\n" + records[2]),
            offset(records, 1) + " = " + page(1) + "\n#" + at + " ! " + at + " 24 bytes that are no record\n#" +
                std::to_string((records[0] + records[1]).size() + 24) + " = " + page(2) + "\n");
}

TEST(Warc, junk_between_members_is_told) {
  const std::vector<std::string> records = some_records();
  const std::string first = gzipped(records[1]);
  const std::string at = std::to_string(first.size());
  EXPECT_EQ(dump(first + "junk" + gzipped(records[2])), "#0 = " + page(1) + "\n#0+" +
                                                            std::to_string(records[1].size()) + " ! " + at +
                                                            " bytes between the members are none of the archive\n#" +
                                                            std::to_string(first.size() + 4) + " = " + page(2) + "\n");
}

TEST(Warc, a_damaged_member_costs_its_own_record) {
  std::vector<std::string> packed;
  for (const std::string& record : some_records()) packed.push_back(gzipped(record));
  for (size_t at = 0; at < packed[2].size(); ++at) {
    std::vector<std::string> damaged = packed;
    damaged[2][at] = static_cast<char>(damaged[2][at] ^ 0x55);
    const std::vector<ReadItem> items = read(join(damaged));
    const std::string shown = std::to_string(at) + "\n" + dump(items);
    EXPECT_EQ(std::get<Record>(items.front()).bytes, page(1)) << shown;
    ASSERT_TRUE(std::holds_alternative<Record>(items.back())) << shown;
    EXPECT_EQ(std::get<Record>(items.back()).bytes, page(3)) << shown;
    // Bytes 4 to 9 of a gzip head are a time and flags, which nobody checks.
    EXPECT_TRUE(std::holds_alternative<ReadError>(items[1]) || (at >= 4 && at <= 9)) << shown;
  }
}

// What is whole comes; what is cut off is told. `ends`: where each record can be had; `borders`: where nothing is
// missing.
void check_every_cut(const std::string& archive, const std::vector<size_t>& ends, const std::vector<size_t>& borders) {
  for (size_t cut = 0; cut < archive.size(); ++cut) {
    const std::vector<ReadItem> items = read(std::string_view(archive).substr(0, cut));
    int pages = 0;
    size_t errors = 0, whole = 0;
    for (const ReadItem& item : items) {
      errors += std::holds_alternative<ReadError>(item);
      if (const Record* record = std::get_if<Record>(&item)) {
        EXPECT_EQ(record->bytes, page(++pages));
      }
    }
    for (size_t end : ends) whole += end <= cut;
    EXPECT_EQ(pages, whole) << "cut at " << cut << "\n" << dump(items);
    const bool nothing_missing = pages > 0 && std::count(borders.begin(), borders.end(), cut) > 0;
    EXPECT_EQ(errors, nothing_missing ? 0u : 1u) << "cut at " << cut << "\n" << dump(items);
  }
}

TEST(Warc, cut_at_every_byte) {
  std::vector<size_t> ends, borders;
  std::string archive;
  for (const std::string& record : some_records()) {
    archive += record;
    borders.push_back(archive.size());
    ends.push_back(archive.size() - 4);
  }
  check_every_cut(archive, {ends.begin() + 1, ends.end()}, borders);
}

TEST(Warc, packed_and_cut_at_every_byte) {
  std::vector<size_t> ends;
  std::string archive;
  for (const std::string& record : some_records()) {
    archive += gzipped(record);
    ends.push_back(archive.size());
  }
  check_every_cut(archive, {ends.begin() + 1, ends.end()}, ends);
}

// ---------------------------------------------------------------- anything at all

// Damage at random: pages that were not touched come, unless damage beside them took them along; nothing else is
// invented.
void check_random_damage(std::mt19937& random, const std::string& archive) {
  std::string damaged = archive;
  for (size_t i = random() % 8; i > 0; --i) {
    const size_t at = random() % damaged.size();
    switch (random() % 3) {
      case 0: damaged[at] = static_cast<char>(random()); break;
      case 1: damaged.erase(at, random() % 50); break;
      default: damaged.insert(at, archive.substr(random() % archive.size(), random() % 300)); break;
    }
  }
  uint64_t at = 0;
  for (const ReadItem& item : read(damaged)) {
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      EXPECT_LE(error->at, damaged.size());
    }
    const std::string id = path_of(item).substr(6);
    if (id.empty()) continue;
    const std::optional<ArchivePlace> place = parse_archive_place(id.substr(1));
    ASSERT_TRUE(place) << id;
    EXPECT_GE(place->offset, at) << "places go forward";
    at = place->offset;
  }
}

TEST(Warc, damaged_at_random) {
  const std::vector<std::string> records = some_records();
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    check_random_damage(random, join(records));
    check_random_damage(random, packed_each(records));
    check_random_damage(random, gzipped(join(records)));
  }
}

// Each record claims bytes that are not its own. What is looked at, and so the time, grows with the file and not
// faster; this test would take minutes otherwise.
TEST(Warc, lies_do_not_make_it_slow) {
  std::string archive;
  for (int i = 0; i < 100000; ++i) archive += "WARC/1.0\r\nContent-Length: 900007\r\n\r\n";
  EXPECT_EQ(read(archive).size(), 100000u);
  std::string heads;
  for (int i = 0; i < 300000; ++i) heads += "WARC/1.0\n";
  EXPECT_EQ(read(heads).size(), 300000u);
  std::string members;
  for (int i = 0; i < 100000; ++i) members += "\x1F\x8B\x08";
  EXPECT_LE(read(gzipped("WARC/1.0\r\n") + members).size(), 100u);
}

}  // namespace
}  // namespace onrecord
