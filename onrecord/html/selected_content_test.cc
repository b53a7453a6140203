// What a <selectedcontent> holds; its text and places, "text [begin,end)".
#include <gtest/gtest.h>

#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

std::string held(const Document& page) {
  NodeId content = page.root();
  while (content != no_node && page.tag(content) != Tag::selectedcontent) content = page.next(content);
  std::string out;
  if (content == no_node) return "none";
  const NodeId end = page.next_skipping_children(content);
  for (NodeId node = page.next(content); node != end; node = page.next(node)) {
    if (page.is_element(node)) out += "<" + page.tag_name(node) + ">";
    if (page.kind(node) != NodeKind::text) continue;
    out += page.text(node);
    for (const ByteRange range : page.text_ranges(node)) {
      out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
    }
  }
  return out;
}

struct Case {
  std::string_view input;
  std::string_view held;
};

TEST(SelectedContent, is_a_copy_of_the_selected_option) {
  static constexpr Case cases[] = {
      {"<select><selectedcontent></selectedcontent><option>Tea<option>Milk", "Tea [51,54)"},
      {"<select><selectedcontent></selectedcontent><option>Tea<option selected>Milk<option>x", "Milk [71,75)"},
      {"<select><selectedcontent></selectedcontent><option disabled>Tea<option>Milk", "Milk [71,75)"},
      {"<select><selectedcontent></selectedcontent><optgroup disabled><option>a</optgroup><option>b", "b [90,91)"},
      {"<select><selectedcontent></selectedcontent><option>a</i>b<b>&amp;c", "ab [51,52) [56,57)<b>&c [60,66)"},
      {"<select><option>a<option selected>b<option>c</option><selectedcontent>", "b [34,35)"},
      {"<select><selectedcontent>old</selectedcontent><option>new", "new [54,57)"},
      {"<select><option>new</option><selectedcontent>er", "newer [16,19) [45,47)"},
  };
  for (const Case& c : cases) EXPECT_EQ(held(parse(c.input)), c.held) << c.input;
}

TEST(SelectedContent, stays_as_it_is_elsewhere) {
  static constexpr Case cases[] = {
      {"<selectedcontent>a</selectedcontent><option>b", "a [17,18)"},
      {"<select multiple><selectedcontent></selectedcontent><option selected>a", ""},
      {"<select size=3><selectedcontent></selectedcontent><option>a", ""},
      {"<select size=' +01x'><selectedcontent></selectedcontent><option>a", "a [64,65)"},
      {"<select><option>a<div><selectedcontent></selectedcontent></div></option><option>b", ""},
      {"<select><template><selectedcontent></selectedcontent></template><option>a", ""},
      {"<select><selectedcontent></selectedcontent><datalist><option>a", ""},
      {"<select><selectedcontent></selectedcontent><optgroup><div><optgroup><option>a", ""},
      {"<select><object><select><selectedcontent></selectedcontent><option>a", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(held(parse(c.input)), c.held) << c.input;
}

TEST(SelectedContent, is_told_where_it_costs_too_much) {
  std::string input = "<select><option>";
  for (int i = 0; i < 4000; ++i) input += "<i>x</i>";
  input += "</option>";
  for (int i = 0; i < 1000; ++i) input += "<selectedcontent></selectedcontent>";
  const Document page = parse(input);
  EXPECT_LT(page.node_count(), 200'000u);
  ASSERT_EQ(page.reports().size(), 1u);
  EXPECT_EQ(page.reports()[0].what, std::string_view("selected content limit"));
}

}  // namespace
}  // namespace onrecord::html
