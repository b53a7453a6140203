#include "onrecord/article/dates.h"

#include "onrecord/article/day_month_order.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

const DateWords& date_words() {
  static const DateWords words = *DateWords::load({});
  return words;
}

// "value precision [zone] <the words>", one a date.
std::string dump(std::string_view text, std::string_view language) {
  std::string out;
  std::vector<FoundDate> dates = find_dates(text, language, date_words());
  settle_day_and_month(dates, {});
  for (const FoundDate& date : dates) {
    if (!out.empty()) out += " | ";
    out += edtf_of(date) + (date.zone.empty() ? "" : " " + date.zone);
    out += " <" + std::string(slice(text, date.span)) + ">";
  }
  return out;
}

struct Case {
  const char* text;
  const char* language;
  const char* expected;
};

TEST(Dates, Found) {
  const Case cases[] = {
      {"2017-12-25T10:11:12.345+03:00", "", "2017-12-25T10:11 +03:00 <2017-12-25T10:11:12.345+03:00>"},
      {"2017-12-25T10:11:12Z", "", "2017-12-25T10:11 Z <2017-12-25T10:11:12Z>"},
      {"2017-12-25 10:11", "", "2017-12-25T10:11 <2017-12-25 10:11>"},
      {"2017-12-25", "", "2017-12-25 <2017-12-25>"},
      {"2017-12", "", "2017-12 <2017-12>"},
      {"3 hours ago 11:48", "en-GB", ""},
      {"11 ago 2017", "it", "2017-08-11 <11 ago 2017>"},
      {"11 ago 2017", "", "2017-08-11 <11 ago 2017>"},
      {"des 12 communes", "fr", ""},
      {"20171225T101112", "", "2017-12-25 <20171225>"},
      {"Mon, 25 Dec 2017 10:11:12 +0300", "en", "2017-12-25T10:11 +0300 <Mon, 25 Dec 2017 10:11:12 +0300>"},
      {"Mon Dec 25 2017 10:11:12 GMT+0100 (CET)", "en",
       "2017-12-25T10:11 GMT+0100 <Mon Dec 25 2017 10:11:12 GMT+0100>"},
      {"Published Monday 25 December 2017", "en", "2017-12-25 <Monday 25 December 2017>"},
      {"Dec. 25, 2017 10:11 a.m. EST", "en", "2017-12-25T10:11 EST <Dec. 25, 2017 10:11 a.m. EST>"},
      {"Updated 7:05 PM ET, Mon December 25, 2017", "en", "2017-12-25T19:05 ET <7:05 PM ET, Mon December 25, 2017>"},
      {"December 25th, 2017 at 12:30am", "en", "2017-12-25T00:30 <December 25th, 2017 at 12:30am>"},
      {"25.12.2017", "de", "2017-12-25 <25.12.2017>"},
      {"Mo., 25. Dezember 2017, 10.11 Uhr", "de", "2017-12-25T10:11 <Mo., 25. Dezember 2017, 10.11 Uhr>"},
      {"Veröffentlicht am 1. März 2016", "de", "2016-03-01 <1. März 2016>"},
      {"lundi 25 décembre 2017 à 10h30", "fr", "2017-12-25T10:30 <lundi 25 décembre 2017 à 10h30>"},
      {"le 1er janvier 2018", "fr", "2018-01-01 <1er janvier 2018>"},
      {"25 de diciembre de 2017", "es", "2017-12-25 <25 de diciembre de 2017>"},
      {"martes, 6 mar 2018", "es", "2018-03-06 <martes, 6 mar 2018>"},
      {"25 grudnia 2017 r.", "pl", "2017-12-25 <25 grudnia 2017>"},
      {"25 Aralık 2017 Pazartesi", "tr", "2017-12-25 <25 Aralık 2017>"},
      {"24 نيسان / أبريل 2020", "ar", "2020-04-24 <24 نيسان / أبريل 2020>"},
      {"2019.03.26 lastupdate", "ja", "2019-03-26 <2019.03.26>"},
      {"25 декабря 2017 г.", "ru", "2017-12-25 <25 декабря 2017>"},
      {"2017. december 25.", "hu", "2017-12-25 <2017. december 25>"},
      {"2017年12月25日", "ja", "2017-12-25 <2017年12月25日>"},
      {"25/12/2017", "en", "2017-12-25 <25/12/2017>"},
      {"12/25/17", "en", "2017-12-25 <12/25/17>"},
      {"05/06/2017", "en", "2017 <05/06/2017>"},
      {"05/06/2017", "en-US", "2017-05-06 <05/06/2017>"},
      {"05/06/2017", "en-GB", "2017-06-05 <05/06/2017>"},
      {"05/06/2017", "fr", "2017-06-05 <05/06/2017>"},
      {"Tuesday 05/06/2017", "en", "2017 <Tuesday 05/06/2017>"},
      {"Saturday 05/06/2017", "en", "2017-05-06 <Saturday 05/06/2017>"},
      {"05/06/2017 (2017-06-05)", "en", "2017-06-05 <05/06/2017> | 2017-06-05 <2017-06-05>"},
      {"Mon Dec 25 10:11:12 CET 2017", "en", "2017-12-25T10:11 CET <Mon Dec 25 10:11:12 CET 2017>"},
      {"December 2017", "en", "2017-12 <December 2017>"},
      {"25 December", "en", "XXXX-12-25 <25 December>"},
      {"Ann Lee3.11.2023", "de", "2023-11-03 <3.11.2023>"},
      {"yesterday, 3 hours ago, on Friday", "en", ""},
      {"version 1.2017-12-25, 31.02.2017, 555-1234, 10/12, v3.11.2023, B25 December", "en", ""},
      {"", "", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.text, c.language), c.expected) << c.text;
}

TEST(Dates, Facts) {
  const FoundDate unsure = find_dates("05/06/2017", "en", date_words()).front();
  const DateFact fact = date_fact_of(unsure, {}, "line under the title");
  EXPECT_EQ(fact.precision, DatePrecision::year);
  EXPECT_EQ(fact.not_before, (CivilDate{2017, 5, 6}));
  EXPECT_EQ(fact.not_after, (CivilDate{2017, 6, 5}));
  EXPECT_EQ(fact.reason, "line under the title; day and month cannot be told apart");

  const FoundDate month = find_dates("December 2017", "en", date_words()).front();
  EXPECT_EQ(date_fact_of(month, {}, "").not_after, (CivilDate{2017, 12, 31}));

  const FoundDate misfit = find_dates("Sunday 25 December 2017", "en", date_words()).front();
  EXPECT_EQ(date_fact_of(misfit, {}, "x").reason, "x; weekday does not fit");
}

}  // namespace
}  // namespace onrecord
