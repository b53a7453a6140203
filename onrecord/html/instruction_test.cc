// Processing instructions as the standard cuts them.
#include "onrecord/html/instruction.h"

#include <gtest/gtest.h>

#include <string>

#include "onrecord/html/html.h"

namespace onrecord::html {
namespace {

// "target|data", "comment" or "nothing".
std::string dump(std::string_view text) {
  const InstructionParts parts = parse_instruction(text);
  if (parts.kind == InstructionKind::comment) return "comment";
  if (parts.kind == InstructionKind::unfinished) return "nothing";
  return std::string(parts.target) + "|" + std::string(parts.data);
}

TEST(Instruction, parts) {
  static constexpr struct {
    std::string_view text;
    std::string_view parts;
  } cases[] = {
      {"<?menu>", "menu|"},
      {"<?menu?>", "menu|"},
      {"<?Menu item=1 ?>", "Menu|item=1 "},
      {"<?_m-2 \r\n\t x>", "_m-2|x"},
      {"<?menu?soup?\?>", "menu|?soup?"},
      {"<?menu ? >", "menu|? "},
      {"<?menu a>b?>", "menu|a"},
      {"<?xml version='1.0'?>", "comment"},
      {"<?XML-Stylesheet href=a?>", "comment"},
      {"<?xmlx?>", "xmlx|"},
      {"<?2?>", "comment"},
      {"<? menu?>", "comment"},
      {"<?>", "comment"},
      {"<?menu:tea?>", "comment"},
      {"<?me\u00F1u?>", "comment"},
      {"<?", "nothing"},
      {"<?menu", "nothing"},
      {"<?menu tea?", "nothing"},
      {"<?xml", "nothing"},
  };
  for (const auto& c : cases) EXPECT_EQ(dump(c.text), c.parts) << c.text;
}

TEST(Instruction, stands_in_the_tree_with_its_place) {
  const Document page = parse("<p>a<?Menu tea\r\n?>b");
  NodeId node = page.root();
  while (page.kind(node) != NodeKind::instruction) node = page.next(node);
  EXPECT_EQ(page.instruction(node).target, "Menu");
  EXPECT_EQ(page.instruction(node).data, "tea\n");
  EXPECT_EQ(page.source(node), (ByteRange{4, 18}));
  EXPECT_EQ(page.text(node), "");
}

}  // namespace
}  // namespace onrecord::html
