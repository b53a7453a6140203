// Tree construction against html5lib-tests/tree-construction (format: its README.md). The suite is no part of the
// project; without it the test is skipped. Left out: tests that need scripting, and those that are older than the
// standard (see older_than_the_standard).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "onrecord/html/dump.h"
#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

const std::filesystem::path suite = ONRECORD_SOURCE_DIR "/../shared/data/html5lib-tests/tree-construction";

struct Case {
  std::string data;
  std::string context;  // Empty: a whole document.
  std::string tree;
  bool with_scripting = false;
};

std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::string> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

void add_line(Case& test, std::string_view section, const std::string& line) {
  if (section == "#data") test.data += line + '\n';
  if (section == "#document-fragment") test.context = line;
  if (section == "#document") test.tree += line + '\n';
}

bool is_section(std::string_view line) {
  static constexpr std::string_view sections[] = {"#data",      "#errors",     "#new-errors", "#document-fragment",
                                                  "#script-on", "#script-off", "#document"};
  return std::find(std::begin(sections), std::end(sections), line) != std::end(sections);
}

// A test ends before "#data" that follows an empty line.
std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::string section;
  for (const std::string& line : read_lines(path)) {
    if (line == "#data" && (section.empty() || section == "#document")) cases.emplace_back();
    if (is_section(line) && (line == "#data" || section != "#document")) {
      section = line;
      if (line == "#script-on") cases.back().with_scripting = true;
      continue;
    }
    if (!cases.empty()) add_line(cases.back(), section, line);
  }
  for (Case& test : cases) {
    if (!test.data.empty()) test.data.pop_back();
    while (test.tree.ends_with("\n\n")) test.tree.pop_back();
  }
  return cases;
}

std::string parse_and_dump(const Case& test) {
  if (test.context.empty()) return dump_tree(parse(test.data));
  DumpOptions options;
  options.fragment = true;
  return dump_tree(parse_fragment(test.data, test.context), options);
}

// Since June 2026 "<?" and a name begin a processing instruction (https://github.com/whatwg/html/pull/12118), and what
// the input ends in is none. These expect a comment. testdata/html has cases for it.
bool older_than_the_standard(const Case& test) {
  static constexpr std::string_view inputs[] = {"<?import namespace=\"foo\" implementation=\"#bar\">", "<?",
                                                "<?COMMENT?>", "<?COM--MENT?>", "<?xml version"};
  return std::find(std::begin(inputs), std::end(inputs), test.data) != std::end(inputs);
}

TEST(Html5libTree, builds_the_trees_of_the_suite) {
  if (!std::filesystem::exists(suite)) GTEST_SKIP() << "no html5lib-tests at " << suite;
  int count = 0, older = 0;
  for (const auto& entry : std::filesystem::directory_iterator(suite)) {
    if (entry.path().extension() != ".dat") continue;
    for (const Case& test : read_cases(entry.path())) {
      if (test.with_scripting) continue;
      if (older_than_the_standard(test)) {
        ++older;
        continue;
      }
      ++count;
      EXPECT_EQ(parse_and_dump(test), test.tree) << entry.path().filename() << "\ninput: " << test.data
                                                 << (test.context.empty() ? "" : "\nin: ") << test.context;
    }
  }
  EXPECT_GT(count, 1500);
  EXPECT_EQ(older, 5);
}

}  // namespace
}  // namespace onrecord::html
