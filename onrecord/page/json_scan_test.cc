#include "onrecord/page/json_scan.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string dump(const JsonTree& tree, JsonId id) {
  const JsonNode& node = tree.node(id);
  if (node.kind == JsonKind::string) return "'" + tree.text(id).text + "'";
  if (node.kind == JsonKind::word) return tree.text(id).text;
  std::string out;
  for (JsonId child = node.first_child; child != no_json; child = tree.node(child).next_sibling) {
    if (!out.empty()) out += " ";
    if (!tree.node(child).key.empty()) out += "k=";
    out += dump(tree, child);
  }
  if (node.kind == JsonKind::object) return "{" + out + "}";
  return node.kind == JsonKind::array ? "[" + out + "]" : out;
}

std::string scan(std::string_view json) {
  const JsonTree tree(json, {0, static_cast<uint32_t>(json.size())});
  return dump(tree, JsonTree::root);
}

struct Case {
  const char* json;
  const char* expected;
};

TEST(JsonScan, takes_what_pages_have) {
  const Case cases[] = {
      {R"({"a": 1, "b": [true, null, "x"], "c": {}})", "{k=1 k=[true null 'x'] k={}}"},
      {R"({"a": "x\n\"y\"\u00e4\ud83d\ude00\/"})", "{k='x\n\"y\"\u00E4\U0001F600/'}"},
      {"{\"a\": \"x\ny\"}", "{k='x\ny'}"},               // a raw line break
      {R"({"a": 1,, "b": [1, 2,],})", "{k=1 k=[1 2]}"},  // superfluous commas
      {R"({"a": "1" "b": "2"})", "{k='1' k='2'}"},       // a missing one
      {R"({"a": "the "old" harbour", "b": 2})", "{k='the \"old\" harbour' k=2}"},
      {"<!--//--><![CDATA[//><!--\n{\"a\": 1}\n//--><!]]>", "{k=1}"},
      {"/* note */ {\"a\": 1 // why\n, \"b\": 2}", "{k=1 k=2}"},
      {R"({"a": 1} {"b": 2};)", "{k=1} {k=2}"},
      {R"({"a": {"b": [1)", "{k={k=[1]}}"},        // cut off
      {R"({"a": [1} , "b": 2)", "{k=[1]} 'b' 2"},  // closed wrongly
      {R"(]}{"a": "x)", "{k='x'}"},
      {R"({a: 1, "\x": "\q\ud800"})", "{k=1 k='\\q\uFFFD'}"},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(scan(c.json), c.expected) << c.json;
}

TEST(JsonScan, strings_know_their_place) {
  const std::string json = R"(xx{"a": "b\u0041c"})";
  const JsonTree tree(json, {2, static_cast<uint32_t>(json.size())});
  const JsonId value = tree.member(tree.node(JsonTree::root).first_child, "a");
  const MappedText text = tree.text(value);
  EXPECT_EQ(text.text, "bAc");
  EXPECT_EQ(text.map.to_source(Span{0, 3}), (ByteRanges{{9, 17}}));
  EXPECT_EQ(text.map.to_source(Span{1, 2}), (ByteRanges{{10, 16}}));
}

TEST(JsonScan, deep_nesting_is_no_recursion) {
  const std::string deep(200000, '[');
  EXPECT_EQ(JsonTree(deep, {0, 200000}).size(), 200001u);
  const std::string wrong = deep + std::string(200000, '}');
  EXPECT_EQ(JsonTree(wrong, {0, 400000}).size(), 200001u);
}

}  // namespace
}  // namespace onrecord
