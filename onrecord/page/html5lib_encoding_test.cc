// What a page declares, against html5lib-tests/encoding (format: "#data", the page, "#encoding", the name). The suite
// is no part of the project; without it the test is skipped.
//
// chardet/ holds pages whose charset is to be guessed and is another matter; scripted/ needs scripting.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "onrecord/page/charset.h"
#include "onrecord/page/meta_charset.h"

namespace onrecord {
namespace {

const std::filesystem::path suite = ONRECORD_SOURCE_DIR "/../shared/data/html5lib-tests/encoding";

struct EncodingCase {
  std::string page, name;
};

std::vector<EncodingCase> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  std::vector<EncodingCase> cases;
  for (size_t at = all.find("#data\n"); at != std::string::npos; at = all.find("\n#data\n", at)) {
    const size_t page = all.find('\n', at + 1) + 1, mark = all.find("\n#encoding\n", page);
    if (mark == std::string::npos) break;
    const size_t name = mark + 11;
    cases.push_back({all.substr(page, mark - page), all.substr(name, all.find('\n', name) - name)});
    at = name;
  }
  return cases;
}

// Valid UTF-8 is stronger proof for us than what a page declares, which is what these cases are about.
std::string only_ascii(std::string page) {
  for (char& c : page) c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
  return page;
}

TEST(Html5libEncoding, what_pages_declare) {
  if (!std::filesystem::is_directory(suite)) GTEST_SKIP() << "html5lib-tests is not at " << suite;
  size_t count = 0;
  for (const char* file : {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"}) {
    for (const EncodingCase& c : read_cases(suite / file)) {
      ++count;
      const std::optional<Encoding> expected = encoding_of_label(c.name);
      ASSERT_TRUE(expected) << c.name;
      const std::string page = c.page.starts_with("\xEF\xBB\xBF") ? c.page : only_ascii(c.page);
      const CharsetChoice choice = choose_charset(page, {}, find_declared_charset(page));
      // A page that proves nothing is ASCII in these files, and their own guess is windows-1252.
      const Encoding chosen = choice.reason == "guess" ? Encoding::windows_1252 : choice.encoding;
      EXPECT_STREQ(name_of(chosen), name_of(*expected)) << file << ":\n" << c.page.substr(0, 2000);
    }
  }
  RecordProperty("cases", static_cast<int>(count));
  EXPECT_GT(count, 60u);
}

}  // namespace
}  // namespace onrecord
