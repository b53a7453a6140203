#include "onrecord/page/input_kind.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(InputKind, is_found_out) {
  const auto kind = [](std::string_view bytes) { return std::string(name_of(find_input_kind(bytes))); };
  EXPECT_EQ(kind("<!DOCTYPE html><p>x"), "html");
  EXPECT_EQ(kind("\n<!-- saved --><HTML>"), "html");
  EXPECT_EQ(kind("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html/>"), "html");
  EXPECT_EQ(kind("Saltmere <b>today</b><p>A</p><p>B</p>"), "html");
  EXPECT_EQ(kind("Harbour reopens\n\nBoats left at dawn."), "dump");
  EXPECT_EQ(kind("The <b> tag makes text bold." + std::string(4000, '.')), "dump");
  EXPECT_EQ(kind("<angry crowd>"), "dump");
  EXPECT_EQ(kind(""), "dump");
}

}  // namespace
}  // namespace onrecord
