#include "onrecord/article/choose_text.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

TEST(ChooseText, TheLargestF1ThatCanBeExpected) {
  const struct {
    const char* what;
    std::vector<BlockOdds> blocks;
    const char* expected;  // x: text
  } cases[] = {
      {"nothing", {}, ""},
      {"certain blocks", {{5000, 40}, {-5000, 40}, {5000, 40}}, "x-x"},
      {"a doubtful block beside certain ones", {{6000, 100}, {-300, 50}, {6000, 100}}, "x-x"},
      {"a doubtful page: the best guess is better than nothing", {{-700, 60}, {-5000, 10}}, "x-"},
      {"nothing that is likely enough", {{-900, 60}, {-5000, 10}}, "--"},
      {"odds out of all bounds", {{2147483647, 10}, {-2147483647, 10}}, "x-"},
      {"blocks without words", {{3000, 0}, {-3000, 0}}, "--"},
  };
  for (const auto& c : cases) {
    std::string got;
    for (const bool chosen : choose_text(c.blocks)) got += chosen ? 'x' : '-';
    EXPECT_EQ(got, c.expected) << c.what;
  }
}

}  // namespace
}  // namespace onrecord
