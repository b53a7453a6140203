// "06/03/2024" is 6 March, a Wednesday, or 3 June, a Monday: what a page must say to tell.
#include "onrecord/article/day_month_order.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

const DateWords& date_words() {
  static const DateWords words = *DateWords::load({});
  return words;
}

// All dates of `text`, settled by each other and by `evidence`.
std::string dump(std::string_view text, std::string_view language, const OrderEvidence& evidence) {
  std::vector<FoundDate> dates = find_dates(text, language, date_words());
  settle_day_and_month(dates, evidence);
  std::string out;
  for (const FoundDate& date : dates) out += (out.empty() ? "" : " ") + edtf_of(date);
  return out;
}

OrderEvidence order(bool day_first, bool month_first) {
  OrderEvidence evidence;
  evidence.day_first_seen = day_first;
  evidence.month_first_seen = month_first;
  return evidence;
}

TEST(DayMonthOrder, stays_open_without_evidence) {
  EXPECT_EQ(dump("06/03/2024", "en", {}), "2024");
  EXPECT_EQ(dump("06/03/2024", "en", order(true, true)), "2024");
}

TEST(DayMonthOrder, other_dates_of_the_page) {
  EXPECT_EQ(dump("06/03/2024, 3 June 2024", "en", {}), "2024-06-03 2024-06-03");
  EXPECT_EQ(dump("06/03/2024, 7 March 2024", "en", {}), "2024-03-06 2024-03-07");
  EXPECT_EQ(dump("06/03/2024, 7 August 2024", "en", {}), "2024 2024-08-07");
  EXPECT_EQ(dump("06/03/2024", "en", order(true, false)), "2024-03-06");
  EXPECT_EQ(dump("06/03/2024", "en", order(false, true)), "2024-06-03");
}

TEST(DayMonthOrder, custom_gives_way_to_sure_evidence_only) {
  EXPECT_EQ(dump("06/03/2024, 2024-06-03", "de", {}), "2024-06-03 2024-06-03");
  EXPECT_EQ(dump("06/03/2024", "de", order(false, true)), "2024-06-03");
  EXPECT_EQ(dump("06/03/2024", "en-US", order(true, false)), "2024-06-03");
  EXPECT_EQ(dump("06/03/2024", "de-AT", order(false, true)), "2024-03-06");
  EXPECT_EQ(dump("06/03/2024, 4 June 2024", "de", {}), "2024-03-06 2024-06-04");
}

TEST(DayMonthOrder, bounds_and_address) {
  OrderEvidence captured;
  captured.not_after = CivilDate{2024, 4, 1};
  EXPECT_EQ(dump("06/03/2024", "en", captured), "2024-03-06");
  OrderEvidence photo;
  photo.not_before = CivilDate{2024, 5, 1};
  EXPECT_EQ(dump("06/03/2024", "en", photo), "2024-06-03");
  OrderEvidence address;
  address.address_month = CivilDate{2024, 3, 1};
  EXPECT_EQ(dump("06/03/2024", "en", address), "2024-03-06");
}

TEST(DayMonthOrder, the_weekday_of_its_line) {
  const auto read = [](std::optional<int32_t> named) {
    FoundDate date = find_dates("06/03/2024", "en", date_words()).front();
    settle_by_weekday(named, date);
    return edtf_of(date);
  };
  EXPECT_EQ(read(2), "2024-03-06");
  EXPECT_EQ(read(0), "2024-06-03");
  EXPECT_EQ(read(3), "2024");
  EXPECT_EQ(read(std::nullopt), "2024");
}

TEST(DayMonthOrder, the_only_weekday) {
  EXPECT_EQ(only_weekday("the mayor said on Wednesday", "en", date_words()), 2);
  EXPECT_EQ(only_weekday("on Wednesday, not on Friday", "en", date_words()), std::nullopt);
  EXPECT_EQ(only_weekday("the sun sat low", "en", date_words()), std::nullopt);
}

}  // namespace
}  // namespace onrecord
