#include "onrecord/article/photo_credit.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(PhotoCredit, AtTheEndOfACaption) {
  const auto agencies = Agencies::load({});
  ASSERT_TRUE(agencies);
  const struct {
    const char* caption;
    const char* expected;  // whole | who
  } cases[] = {
      {"A bridge at dawn. (Photo by AFP)", "(Photo by AFP) | AFP"},
      {"A bridge at dawn (Lena Marsh/Reuters).", "(Lena Marsh/Reuters). | Lena Marsh/Reuters"},
      {"A bridge at dawn. Photo: Lena Marsh", "Photo: Lena Marsh | Lena Marsh"},
      {"A bridge, source: @bridgewatch", "source: @bridgewatch | @bridgewatch"},
      {"© Sputnik/ Lena Marsh", "© Sputnik/ Lena Marsh | Sputnik/ Lena Marsh"},
      {"A bridge at dawn (left)", "none"},
      {"A bridge at dawn", "none"},
      {"", "none"},
  };
  for (const auto& c : cases) {
    const auto credit = find_credit(c.caption, *agencies);
    const std::string got =
        credit ? std::string(slice(c.caption, credit->whole)) + " | " + std::string(slice(c.caption, credit->who))
               : "none";
    EXPECT_EQ(got, c.expected) << c.caption;
  }
}

}  // namespace
}  // namespace onrecord
