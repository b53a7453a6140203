#include "onrecord/article/own_day.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

FoundDate date_in(std::string_view text) {
  static const DateWords words = std::move(*DateWords::load({}));
  return find_dates(text, "en", words).front();
}

bool is_own_day(std::string_view other, std::string_view first) {
  return is_own_day_of(date_in(other), date_in(first));
}

TEST(OwnDay, a_day_without_time_as_far_as_zones_reach) {
  EXPECT_TRUE(is_own_day("3 May 2016", "2016-05-04T02:10:00Z"));
  EXPECT_TRUE(is_own_day("5 May 2016", "2016-05-04T23:10:00Z"));
  EXPECT_FALSE(is_own_day("3 May 2016", "2016-05-04T15:10:00Z"));
  EXPECT_FALSE(is_own_day("2 May 2016", "2016-05-04T02:10:00Z"));
}

TEST(OwnDay, a_time_must_be_the_same_instant) {
  EXPECT_TRUE(is_own_day("3 May 2016, 22:10", "2016-05-04T02:10:00Z"));
  EXPECT_FALSE(is_own_day("3 May 2016, 22:25", "2016-05-04T02:10:00Z"));
  EXPECT_TRUE(is_own_day("2016-05-03T22:10:00-04:00", "2016-05-04T02:10:00Z"));
  EXPECT_FALSE(is_own_day("2016-05-03T21:10:00-04:00", "2016-05-04T02:10:00Z"));
}

TEST(OwnDay, only_of_a_time_in_utc) { EXPECT_FALSE(is_own_day("3 May 2016", "2016-05-04T02:10:00+02:00")); }

TEST(OwnDay, the_same_instant_needs_a_zone) {
  const FoundDate utc = date_in("2016-05-04T02:10:00Z");
  EXPECT_TRUE(is_same_instant(date_in("2016-05-03T22:10:00-04:00"), utc));
  EXPECT_FALSE(is_same_instant(date_in("3 May 2016, 22:10"), utc));
}

}  // namespace
}  // namespace onrecord
