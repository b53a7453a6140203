// The parser built with the plain form of its searches gives the trees of testdata/html.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "onrecord/html/scan.h"
#include "tests/html_cases.h"

namespace onrecord {
namespace {

static_assert(std::is_same_v<html::Sixteen, html::PlainSixteen>);

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

TEST(HtmlPlain, gives_the_trees_of_the_cases) {
  const std::filesystem::path folder = std::filesystem::path(ONRECORD_SOURCE_DIR) / "testdata" / "html";
  int count = 0;
  for (const auto& mode : std::filesystem::directory_iterator(folder)) {
    EXPECT_EQ(dump_html_cases(read_file(mode.path() / "cases.txt")), read_file(mode.path() / "expected.txt"));
    ++count;
  }
  EXPECT_GT(count, 20);
}

}  // namespace
}  // namespace onrecord
