// Four times the page takes about four times the work, whatever its shape: parsing, and reading all that was parsed.
//
// Work is processor time, so the test is generous: it asks for less than ten times, where a quadratic step gives
// sixteen, and tries again before it complains.
#include <gtest/gtest.h>

#include <ctime>

#include "onrecord/html/hostile_shapes.h"
#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

constexpr size_t small_bytes = 32 * 1024;

void read_everything(const Document& page) {
  for (NodeId node = page.root(); node != no_node; node = page.next(node)) {
    MappedText text;
    page.append_text(node, text);
    page.attributes(node);
  }
}

double measure_seconds(const std::string& input) {
  const std::clock_t begin = std::clock();
  read_everything(parse(input));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

bool is_linear(const std::string& small, const std::string& large) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    const double small_seconds = measure_seconds(small);
    if (measure_seconds(large) < 10 * small_seconds + 0.002) return true;
  }
  return false;
}

TEST(Linearity, of_hostile_pages) {
  for (const HostileShape& shape : hostile_shapes) {
    EXPECT_TRUE(is_linear(make_hostile(shape, small_bytes), make_hostile(shape, 4 * small_bytes))) << shape.name;
  }
}

// A node costs at least a byte of input, but for a few that the parser implies and those that it copies on a budget.
TEST(Linearity, of_memory) {
  for (const HostileShape& shape : hostile_shapes) {
    const std::string input = make_hostile(shape, 100'000);
    EXPECT_LT(parse(input).node_count(), input.size() + 100'000) << shape.name;
  }
}

TEST(Linearity, limits_are_told) {
  Limits limits;
  limits.nodes = 1000;
  limits.attributes = 10;
  limits.depth = 20;
  const auto told = [&](std::string_view shape_name, std::string_view what) {
    for (const HostileShape& shape : hostile_shapes) {
      if (shape.name != shape_name) continue;
      const std::string input = make_hostile(shape, 20'000) + '>';
      const Document page = parse(input, limits);
      EXPECT_LE(page.node_count(), 1010u);
      for (const Report& report : page.reports()) {
        if (std::string_view(report.what) == what) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(told("deep divisions", "depth limit"));
  EXPECT_TRUE(told("deep divisions", "node limit"));
  EXPECT_TRUE(told("attributes of one tag", "attribute limit"));
  EXPECT_TRUE(told("second body tags", "attribute limit"));
  EXPECT_TRUE(told("links in links", "node limit"));
}

TEST(Linearity, no_element_is_deeper_than_the_limit) {
  Limits limits;
  limits.depth = 30;
  for (const HostileShape& shape : hostile_shapes) {
    const std::string input = make_hostile(shape, 5'000);
    const Document page = parse(input, limits);
    for (NodeId node = page.root(); node != no_node; node = page.next(node)) {
      uint32_t depth = 0;
      for (NodeId up = node; up != page.root(); up = page.parent(up)) ++depth;
      ASSERT_LE(depth, 2 * limits.depth) << shape.name;
    }
  }
}

}  // namespace
}  // namespace onrecord::html
