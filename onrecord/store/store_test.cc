#include "onrecord/store/store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>

#include "onrecord/core/hash.h"
#include "onrecord/store/actor_query.h"
#include "onrecord/store/export.h"
#include "onrecord/store/given.h"
#include "onrecord/store/link.h"
#include "onrecord/store/places.h"
#include "onrecord/store/search_query.h"
#include "onrecord/store/zstd.h"

namespace onrecord {
namespace {

const WordLexicon& lexicon() {
  static const Result<WordLexicon> loaded = load_word_lexicon({});
  return *loaded;
}

// A folder that is gone when the test is.
class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / (std::string("onrecord_store_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~StoreTest() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

struct Name {
  std::string text, alias;  // The alias is stated; "" none.
};

// A page of plain text, body only, with entities whose names stand in it.
PageRows make_page(const std::string& path, const std::string& body, const std::vector<Name>& names,
                   const std::string& url = "") {
  Record record;
  record.path = path;
  Annotation page;
  Article& article = page.article;
  article.text = body;
  for (const Name& name : names) {
    Entity entity;
    entity.type = EntityType::group;
    entity.name = name.text;
    const uint32_t begin = static_cast<uint32_t>(article.text.size()) + 1;
    article.text += " " + name.text;
    const uint32_t end = static_cast<uint32_t>(article.text.size());
    page.entities.mentions.push_back(
        {static_cast<uint32_t>(page.entities.entities.size()), MentionForm::name, {begin, end}});
    if (!name.alias.empty()) {
      article.text += ", also known as " + name.alias;
      const uint32_t alias_end = static_cast<uint32_t>(article.text.size());
      const uint32_t alias_begin = alias_end - static_cast<uint32_t>(name.alias.size());
      entity.aliases.push_back({{alias_begin, alias_end}, "also known as", {begin, alias_end}});
    }
    page.entities.entities.push_back(entity);
  }
  const uint32_t size = static_cast<uint32_t>(article.text.size());
  article.map = ByteMap::identity(size);
  article.segments = {{BlockLabel::body, {0, size}}};
  record.bytes = article.text;
  record.id = "sha256:" + sha256_hex(record.bytes);
  if (!url.empty()) record.given.url = Fact{url, {}, Coding::text, Given::jsonl};
  article.url = record.given.url;
  page.id = record.id;
  page.path = path;
  page.bytes = record.bytes.size();
  return prepare_page(record, std::move(page), "engine 1", lexicon(), RawMode::keep);
}

std::string export_all(const Store& store) {
  std::string out;
  for (ExportKind kind : {ExportKind::pages, ExportKind::actors, ExportKind::copies, ExportKind::claims}) {
    const Status status = export_lines(store, kind, ExportFormat::ndjson, [&](std::string_view line) {
      out += std::string(line) + "\n";
      return true;
    });
    EXPECT_TRUE(status) << status.error().message;
  }
  return out;
}

Store fill(const std::string& path, const std::vector<PageRows>& pages, size_t piece) {
  Result<Store> store = Store::create(path, "engine 1");
  EXPECT_TRUE(store) << store.error().message;
  for (size_t i = 0; i < pages.size(); ++i) {
    EXPECT_TRUE(store->add(pages[i]));
    if ((i + 1) % piece == 0) {
      EXPECT_TRUE(store->finish());
    }
  }
  EXPECT_TRUE(store->finish());
  return std::move(*store);
}

std::vector<PageRows> random_pile(std::mt19937& random, uint32_t count) {
  std::vector<PageRows> pages;
  for (uint32_t i = 0; i < count; ++i) {
    std::string body;
    for (uint32_t block = 0; block < 4; ++block) {
      const size_t planted = random() % 6;
      for (size_t word = 0; word < 14; ++word) {
        body += "w" + std::to_string(planted < 4 ? planted * 14 + word : random() % 1000) + " ";
      }
    }
    std::vector<Name> names;
    for (size_t k = random() % 3; k > 0; --k) {
      const std::string alias = random() % 2 == 0 ? "Old Front " + std::to_string(random() % 9) : "";
      names.push_back({"New Front " + std::to_string(random() % 9), alias});
    }
    pages.push_back(make_page("p" + std::to_string(i), body, names));
  }
  return pages;
}

TEST_F(StoreTest, PiecesAndOrderGiveWhatOneGoGives) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<PageRows> pages = random_pile(random, 100);  // More than a bucket holds.
  const std::string expected = export_all(fill(file("one.db"), pages, pages.size()));
  std::shuffle(pages.begin(), pages.end(), random);
  Store pieces = fill(file("pieces.db"), pages, 9);
  EXPECT_EQ(export_all(pieces), expected);
  // The batch form over the same file.
  ASSERT_TRUE(pieces.database().execute("BEGIN"));
  ASSERT_TRUE(link_all_pages(pieces.database(), {}));
  ASSERT_TRUE(pieces.database().execute("COMMIT"));
  EXPECT_EQ(export_all(pieces), expected);
  EXPECT_NE(expected.find("\"joins\": [{"), std::string::npos);
  EXPECT_NE(expected.find("\"kind\": \"passage\""), std::string::npos);
}

CorrectionTarget front(const std::string& name) { return {name, EntityType::group, "", {}}; }

Correction random_correction(std::mt19937& random, const std::vector<PageRows>& pages) {
  const auto any_target = [&] {
    if (random() % 3 > 0) {
      return front((random() % 2 == 0 ? "New Front " : "Old Front ") + std::to_string(random() % 9));
    }
    CorrectionTarget place;
    const PageRows& page = pages[random() % pages.size()];
    place.page = page.id;
    place.at = page.names.empty() ? ByteRanges{{0, 1}} : *read_ranges(page.names[random() % page.names.size()].at);
    return place;
  };
  constexpr CorrectionVerb verbs[] = {CorrectionVerb::merge, CorrectionVerb::distinct, CorrectionVerb::split,
                                      CorrectionVerb::rename, CorrectionVerb::type};
  Correction out;
  out.verb = verbs[random() % std::size(verbs)];
  out.undo = random() % 4 == 0;
  out.target = any_target();
  if (out.has_with()) out.with = any_target();
  if (out.verb == CorrectionVerb::rename) out.to = "Third Front " + std::to_string(random() % 3);
  if (out.verb == CorrectionVerb::type) out.to = random() % 2 == 0 ? "organization" : "place";
  return out;
}

// The batch form defines the meaning: whatever pages and lines came in between, and in which pieces.
TEST_F(StoreTest, CorrectionsInPiecesAreThoseOfOneGo) {
  const uint32_t seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::vector<PageRows> pages = random_pile(random, 40);
  Result<Store> pieces = Store::create(file("pieces.db"), "engine 1");
  ASSERT_TRUE(pieces);
  CorrectionFile corrections;
  for (size_t i = 0; i < pages.size(); ++i) {
    ASSERT_TRUE(pieces->add(pages[i]));
    if (random() % 2 == 0) {
      const CorrectionFile longer = with_line(corrections, random_correction(random, pages));
      ASSERT_TRUE(append_to_correction_file(file("pieces.db"), corrections, longer));
      corrections = longer;
    }
    if (random() % 3 == 0) {
      const Status status = pieces->finish();
      ASSERT_TRUE(status) << status.error().message;
    }
  }
  ASSERT_TRUE(pieces->finish());
  std::filesystem::copy(file("pieces.corrections"), file("one.corrections"));
  std::shuffle(pages.begin(), pages.end(), random);
  const std::string expected = export_all(fill(file("one.db"), pages, pages.size()));
  EXPECT_EQ(export_all(*pieces), expected) << corrections.text;
  // Without the file nothing of it is left.
  std::filesystem::remove(file("pieces.corrections"));
  ASSERT_TRUE(pieces->finish());
  EXPECT_EQ(export_all(*pieces), export_all(fill(file("plain.db"), pages, pages.size()))) << corrections.text;
}

TEST_F(StoreTest, ACorrectionIsAppliedWholeOrNotAtAll) {
  fill(file("x.db"), {make_page("a", "one", {{"Tarim Front", ""}}), make_page("b", "two", {{"River Brigade", ""}})}, 2);
  Result<Store> store = Store::open(file("x.db"), Store::Use::correcting);
  ASSERT_TRUE(store);
  Correction merge{CorrectionVerb::merge, false, front("Tarim Front"), front("River Brigade"), "", "", "", "", 0};
  Correction distinct = merge;
  distinct.verb = CorrectionVerb::distinct;
  ASSERT_TRUE(store->correct(distinct));
  const std::string before = export_all(*store);
  const Status refused = store->correct(merge);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("holds them apart"), std::string::npos) << refused.error().message;
  EXPECT_EQ(export_all(*store), before);
  EXPECT_EQ(read_correction_file(file("x.db"))->lines.size(), 1u);
  distinct.undo = true;
  ASSERT_TRUE(store->correct(distinct));
  ASSERT_TRUE(store->correct(merge));
  const Status other = store->correct({CorrectionVerb::distinct, false, merge.target, merge.with, "", "", "", "", 0});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().message, file("x.corrections") + ":3 says otherwise: undo it first");
  const Status nobody = store->correct({CorrectionVerb::split, false, front("Valley Guard"), {}, "", "", "", "", 0});
  ASSERT_FALSE(nobody);
  EXPECT_EQ(read_correction_file(file("x.db"))->lines.size(), 3u);
}

// Merges that share an entity are followed from whichever of them a new page touches.
TEST_F(StoreTest, AChainOfMergesIsOneActorWhicheverPageComesLast) {
  const std::vector<std::string> names = {"Tarim Front", "River Brigade", "Valley Guard", "Hill Watch"};
  for (size_t last = 0; last < names.size(); ++last) {
    const std::string pile = file("x" + std::to_string(last));
    CorrectionFile lines;
    for (size_t i = 0; i + 1 < names.size(); ++i) {
      lines = with_line(lines, {CorrectionVerb::merge, false, front(names[i]), front(names[i + 1]), "", "", "", "", 0});
    }
    ASSERT_TRUE(append_to_correction_file(pile + ".db", {}, lines));
    Result<Store> store = Store::create(pile + ".db", "engine 1");
    ASSERT_TRUE(store);
    for (size_t i = 1; i <= names.size(); ++i) {
      const size_t page = (last + i) % names.size();
      ASSERT_TRUE(store->add(make_page(std::to_string(page), "page", {{names[page], ""}})));
      ASSERT_TRUE(store->finish());
    }
    EXPECT_EQ(list_actors(*store)->size(), 1u) << last;
  }
}

// "the stop-Rook movement" is what a page calls the front; nobody states that it is a name.
TEST_F(StoreTest, WhoIsOnlyTakenForANameStandsBehindWhoHasIt) {
  std::vector<PageRows> pages = {make_page("a", "one", {{"Rook Council", ""}})};
  for (const char* path : {"b", "c", "d"}) {
    pages.push_back(make_page(path, std::string("page ") + path, {{"Tarim Front", "the stop-Rook movement"}}));
    for (NameRow& name : pages.back().names) {
      if (name.seq > 0) name.reason = name.proof = name.proof_text = name.key = "";
    }
  }
  const Store store = fill(file("x.db"), pages, pages.size());
  const Result<std::vector<int64_t>> found = find_actors(store, "rook");
  ASSERT_TRUE(found);
  std::vector<std::string> names;
  for (int64_t actor : *found) names.push_back(read_actor(store, actor)->name);
  EXPECT_EQ(names, (std::vector<std::string>{"Rook Council", "Tarim Front"}));
}

TEST_F(StoreTest, ALineThatMeansNobodyAnyMoreHasLostItsEffect) {
  fill(file("x.db"), {make_page("a", "one", {{"Tarim Front", ""}}), make_page("b", "two", {{"River Brigade", ""}})}, 2);
  Result<Store> store = Store::open(file("x.db"), Store::Use::correcting);
  ASSERT_TRUE(store);
  const Correction split{CorrectionVerb::split, false, front("River Brigade"), {}, "", "", "", "", 0};
  const Correction lines[] = {
      {CorrectionVerb::merge, false, front("Tarim Front"), front("River Brigade"), "", "", "", "", 0},
      {CorrectionVerb::rename, false, front("River Brigade"), {}, "Brigade of the Senn", "", "", "", 0},
  };
  uint64_t line = 1;
  for (Correction correction : lines) {
    ASSERT_TRUE(store->correct(correction));
    const std::string before = export_all(*store);
    const Status refused = store->correct(split);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message,
              file("x.corrections") + ":" + std::to_string(line) + " says otherwise: undo it first");
    EXPECT_EQ(export_all(*store), before);
    correction.undo = true;
    ASSERT_TRUE(store->correct(correction));
    line += 2;
  }
  EXPECT_TRUE(store->correct(split));
}

// The limit of a file's size stands for the full disk.
TEST_F(StoreTest, AFailedAppendLeavesTheCorrectionsAsTheyWere) {
  const CorrectionFile file_before =
      with_line({}, {CorrectionVerb::split, false, front("Tarim Front"), {}, "", "", "", "", 0});
  ASSERT_TRUE(append_to_correction_file(file("x.db"), {}, file_before));
  CorrectionFile longer = with_line(
      file_before, {CorrectionVerb::split, false, front("River Brigade"), {}, "", "", std::string(5000, 'x'), "", 0});
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  rlimit small = before;
  small.rlim_cur = file_before.text.size() + 10;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const Status status = append_to_correction_file(file("x.db"), file_before, longer);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  EXPECT_FALSE(status);
  const Result<CorrectionFile> after = read_correction_file(file("x.db"));
  ASSERT_TRUE(after) << after.error().message;
  EXPECT_EQ(after->text, file_before.text);
}

TEST_F(StoreTest, CorrectionsThatAreNoFileAreTold) {
  std::filesystem::create_directories(file("x.corrections"));
  ASSERT_EQ(mkfifo(file("y.corrections").c_str(), 0600), 0);
  std::filesystem::create_symlink("/dev/full", file("z.corrections"));
  for (const char* pile : {"x", "y", "z"}) {
    const Result<CorrectionFile> read = read_correction_file(file(std::string(pile) + ".db"));
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, file(std::string(pile) + ".corrections") + ": is no file");
  }
}

TEST_F(StoreTest, TheSmallestPathDecidesWhatWasGiven) {
  const std::vector<PageRows> pages = {make_page("a", "one text", {{"New Front", "Old Front"}}, "https://a.example"),
                                       make_page("b", "one text", {{"New Front", "Old Front"}}, "https://b.example")};
  const std::string forward = export_all(fill(file("ab.db"), pages, 1));
  EXPECT_EQ(export_all(fill(file("ba.db"), {pages[1], pages[0]}, 1)), forward);
  EXPECT_NE(forward.find("https://a.example"), std::string::npos);
  EXPECT_EQ(forward.find("https://b.example"), std::string::npos);
}

TEST_F(StoreTest, WhatIsNotCommittedIsNotIn) {
  {
    Result<Store> store = Store::create(file("x.db"), "engine 1");
    ASSERT_TRUE(store);
    ASSERT_TRUE(store->add(make_page("a", "kept", {})));
    ASSERT_TRUE(store->commit());
    ASSERT_TRUE(store->add(make_page("b", "lost", {})));
  }
  const Result<Store> store = Store::open(file("x.db"));
  ASSERT_TRUE(store);
  EXPECT_EQ(*store->count_pages(), 1);
  EXPECT_EQ(*store->count_unlinked(), 1);
}

TEST_F(StoreTest, AnotherEngineIsRefusedUnlessThePileIsEmpty) {
  ASSERT_TRUE(Store::create(file("x.db"), "engine 0"));
  fill(file("x.db"), {make_page("a", "text", {})}, 1);
  const Result<Store> other = Store::create(file("x.db"), "engine 2");
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("its pages were made by engine 1, this is engine 2"), std::string::npos);
}

TEST(Given, RoundTrips) {
  Record record;
  EXPECT_EQ(describe_given(record), "");
  record.declared = InputKind::dump;
  record.given.url = Fact{"https://a.example/\"1\"", {}, Coding::text, Given::warc};
  record.given.author = Fact{"Ada Moss", {}, Coding::text, Given::table};
  record.given.captured = Fact{"2016-09-03", {}, Coding::text, Given::http};
  record.given.captured_reason = "WARC-Date";
  record.given.charset = "koi8-r";
  record.notes = {"the crawler cut the page off", "another"};
  const std::string text = describe_given(record);
  Record again;
  ASSERT_TRUE(read_given(text, again));
  EXPECT_EQ(describe_given(again), text);
  EXPECT_EQ(again.given.author, record.given.author);
  EXPECT_EQ(again.notes, record.notes);
  for (const char* damaged : {"x", "[]", R"({"url": "https://a.example"})", R"({"as": "film"})", R"({"more": 1})",
                              R"({"url": {"text": "a", "given": "hearsay"}})", R"({"notes": [1]})"}) {
    EXPECT_FALSE(read_given(damaged, again)) << damaged;
  }
}

TEST_F(StoreTest, OtherFilesAreTold) {
  {
    Result<sql::Database> newer = sql::Database::open(file("newer.db"), sql::Access::create);
    ASSERT_TRUE(newer);
    ASSERT_TRUE(newer->execute("PRAGMA application_id = 1332630117; PRAGMA user_version = 3; CREATE TABLE t (a)"));
    Result<sql::Database> foreign = sql::Database::open(file("foreign.db"), sql::Access::create);
    ASSERT_TRUE(foreign);
    ASSERT_TRUE(foreign->execute("CREATE TABLE t (a)"));
  }
  EXPECT_EQ(Store::open(file("newer.db")).error().message,
            file("newer.db") + ": made by a newer onrecord (format 3; this one reads 2)");
  EXPECT_EQ(Store::open(file("foreign.db")).error().message, file("foreign.db") + ": not an onrecord database");
  EXPECT_EQ(Store::create(file("foreign.db"), "e").error().message, file("foreign.db") + ": not an onrecord database");
  EXPECT_EQ(Store::open(file("none.db")).error().message, file("none.db") + ": no such file");
}

TEST_F(StoreTest, RawBytesComeBack) {
  const PageRows page = make_page("a", std::string("b\0c", 3), {});
  const Store store = fill(file("x.db"), {page}, 1);
  EXPECT_EQ(*store.read_raw(1), std::string("b\0c", 3));
}

TEST(Places, RoundTrip) {
  const ByteRanges ranges = {{3, 42}, {50, 89}};
  EXPECT_EQ(write_places(ranges), "3-42,50-89");
  EXPECT_EQ(*read_ranges("3-42,50-89"), ranges);
  EXPECT_TRUE(read_ranges("")->empty());
  for (const char* damaged : {"3", "3-", "-4", "9-3", "1-2,", "1-2;3-4", "a-b", "99999999999-99999999999"}) {
    const Result<ByteRanges> read = read_ranges(damaged);
    EXPECT_TRUE(!read || std::string_view(damaged) == "1-2,") << damaged;
  }
}

TEST(Places, MapsRoundTripAndDamageIsAnError) {
  ByteMap map;
  map.append(1, {0, 1}, true);
  map.append(2, {4, 6}, true);
  map.append(1, {6, 11}, false);
  map.append(3, {2, 5}, true);    // Backwards in the record.
  map.append(6, {14, 18}, true);  // Two characters of three bytes, of two in the record.
  const std::string blob = write_map(map);
  const Result<ByteMap> read = read_map(blob);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->to_source(Span{0, 7}), map.to_source(Span{0, 7}));
  for (size_t cut = 1; cut < blob.size(); ++cut) static_cast<void>(read_map(blob.substr(0, cut)));
  EXPECT_FALSE(read_map(std::string("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 10)));
  EXPECT_FALSE(read_map(std::string("\x02\x00\x01", 3)));  // Linear, 2 bytes of text from none of source.
}

TEST(Zstd, RoundTripAndDamageIsAnError) {
  const std::string text(10'000, 'x');
  EXPECT_EQ(*decompress(compress(text)), text);
  EXPECT_EQ(*decompress(compress("")), "");
  EXPECT_FALSE(decompress("no frame"));
  EXPECT_FALSE(decompress(compress(text).substr(0, 9)));
}

std::string words_of(const char* query) {
  const Result<SearchQuery> read = read_query(query);
  if (!read) return read.error().message;
  std::string out = read->words;
  for (const SearchFilter& filter : read->filters) out += " [" + filter.field + "=" + filter.value + "]";
  return out;
}

TEST(SearchQuery, IsReadOrTold) {
  const std::pair<const char*, const char*> cases[] = {
      {"red bridge", "\"red\" AND \"bridge\""},
      {"\"red bridge\" NOT ferry", "\"red bridge\" NOT \"ferry\""},
      {"(red OR blue) boat", "(\"red\" OR \"blue\") AND \"boat\""},
      {"title:flood by:\"Ana Rook\" date:2016..2017", "{title} : \"flood\" [by=Ana Rook] [date=2016..2017]"},
      {"note: this", "\"note:\" AND \"this\""},
      {"-* NEAR(", "search: ( without )"},
      {"a )", "search: ) without ("},
      {"NOT a", "search: nothing before NOT"},
      {"a AND", "search: nothing behind the last operator"},
      {"()", "search: nothing before )"},
      {"\"open", "search: a phrase without its closing \""},
      {"by:", "search: a field without a value"},
  };
  for (const auto& [query, expected] : cases) EXPECT_EQ(words_of(query), expected) << query;
}

}  // namespace
}  // namespace onrecord
