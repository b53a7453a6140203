#include "onrecord/article/clock_time.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

// "hour:minute <the words>"
std::string dump(std::string_view line) {
  const std::optional<ClockTime> time = find_clock_time(line);
  if (!time) return "";
  return std::to_string(time->hour) + ":" + std::to_string(time->minute) + " <" + std::string(slice(line, time->span)) +
         ">";
}

TEST(ClockTime, found) {
  EXPECT_EQ(dump("10:42"), "10:42 <10:42>");
  EXPECT_EQ(dump("3 hours ago 08:36 Ada Moss"), "8:36 <08:36>");
  EXPECT_EQ(dump("3 hours ago08:36Ada Moss"), "8:36 <08:36>");
  EXPECT_EQ(dump("3.45pm Bridge closed"), "15:45 <3.45pm>");
  EXPECT_EQ(dump("11 a.m."), "11:0 <11 a.m.>");
  EXPECT_EQ(dump("12:05 AM"), "0:5 <12:05 AM>");
  EXPECT_EQ(dump("14h05"), "14:5 <14h05>");
  EXPECT_EQ(dump("Um 9.30 Uhr"), "9:30 <9.30 Uhr>");
}

TEST(ClockTime, other_numbers_are_none) {
  for (const char* line : {"", "2-1", "10.11.2017", "10:42:31", "10.42", "25:10", "10:60", "v1:20", "13:05 pm", "7"}) {
    EXPECT_EQ(dump(line), "") << line;
  }
}

}  // namespace
}  // namespace onrecord
