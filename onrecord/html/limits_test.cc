// Each limit is kept, and told with the place where it was reached first.
#include <gtest/gtest.h>

#include "onrecord/html/hostile_shapes.h"
#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

std::string numbered(std::string_view before, std::string_view behind, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += std::string(before) + std::to_string(i) + std::string(behind);
  return out;
}

// "depth limit at 5, 3 times", one a line.
std::string reports_of(const Document& page) {
  std::string out;
  for (const Report& report : page.reports()) {
    out += std::string(report.what) + " at " + std::to_string(report.at) + ", " + std::to_string(report.times) +
           " times\n";
  }
  return out;
}

NodeId find(const Document& page, Tag tag) {
  NodeId node = page.root();
  while (node != no_node && page.tag(node) != tag) node = page.next(node);
  return node;
}

TEST(Limits, of_bytes) {
  Limits limits;
  limits.bytes = 8;
  const Document page = parse("<p>Fish and chips", limits);
  EXPECT_EQ(page.text(page.first_child(find(page, Tag::p))), "Fish ");
  EXPECT_EQ(page.input().size(), 8u);
  EXPECT_EQ(reports_of(page), "byte limit at 8, 1 times\n");
  limits.bytes = 17;
  EXPECT_EQ(reports_of(parse("<p>Fish and chips", limits)), "");
}

TEST(Limits, of_depth) {
  Limits limits;
  limits.depth = 16;
  const Document page = parse(repeated("<div>", 16), limits);
  EXPECT_EQ(reports_of(page), "depth limit at 70, 2 times\n");  // html and body count.
}

TEST(Limits, of_nodes) {
  Limits limits;
  limits.nodes = 16;
  const Document page = parse(repeated("<br>", 20), limits);
  EXPECT_EQ(page.node_count(), 16u);
  EXPECT_EQ(reports_of(page), "node limit at 48, 1 times\n");  // The root, html, head, body and twelve <br>.
}

TEST(Limits, of_attributes) {
  Limits limits;
  limits.attributes = 3;
  const Document page = parse("<p a b c><p a b c d e>", limits);
  const NodeId second = page.next_sibling(find(page, Tag::p));
  EXPECT_EQ(page.attributes(second).size(), 3u);
  EXPECT_FALSE(page.has_attribute(second, "d"));
  EXPECT_EQ(reports_of(page), "attribute limit at 9, 1 times\n");
}

TEST(Limits, of_names) {
  Limits limits;
  limits.depth = 60'000;
  EXPECT_EQ(reports_of(parse(numbered("<x-", ">", 9'999), limits)), "");
  const std::string page = numbered("<x-", ">", 10'001);
  const std::string at = std::to_string(page.find("<x-9999>"));
  EXPECT_EQ(reports_of(parse(page, limits)), "name limit at " + at + ", 1 times\n");
}

TEST(Limits, of_formatting) {
  EXPECT_EQ(reports_of(parse(numbered("<b a=", ">", 64))), "");
  EXPECT_EQ(reports_of(parse(numbered("<b a=", ">", 65))), "formatting limit at 502, 1 times\n");
}

TEST(Limits, of_formatting_that_is_opened_again_and_again) {
  const std::string page = "<p>" + numbered("<b a=", ">", 60) + repeated("<p>x", 20'000);
  EXPECT_EQ(reports_of(parse(page)).substr(0, 16), "formatting limit");
}

// A node costs at least a byte of input, but for a few that the parser implies and those that it copies on a budget.
TEST(Limits, of_nodes_a_hostile_page_can_make) {
  for (const HostileShape& shape : hostile_shapes) {
    const std::string input = make_hostile(shape, 100'000);
    EXPECT_LT(parse(input).node_count(), input.size() + 100'000) << shape.name;
  }
}

TEST(Limits, are_told_on_hostile_pages) {
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

TEST(Limits, of_depth_on_hostile_pages) {
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
