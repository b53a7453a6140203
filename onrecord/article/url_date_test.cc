#include "onrecord/article/url_date.h"

#include <gtest/gtest.h>

#include <string>

namespace onrecord {
namespace {

std::string dump(std::string_view address) {
  const std::optional<FoundDate> date = find_url_date(address);
  return date ? edtf_of(*date) + " " + std::string(slice(address, date->span)) : "";
}

TEST(UrlDate, whole_days) {
  EXPECT_EQ(dump("https://example.org/2016/03/04/bridge"), "2016-03-04 2016/03/04");
  EXPECT_EQ(dump("https://example.org/news/bridge-2016-3-4.html"), "2016-03-04 2016-3-4");
  EXPECT_EQ(dump("/detail/~04-03-2016-bridge"), "2016-03-04 04-03-2016");
  EXPECT_EQ(dump("https://example.org/20160304/bridge"), "2016-03-04 20160304");
}

TEST(UrlDate, other_numbers_are_none) {
  for (const char* address : {"https://2016-03-04.example.org/bridge", "https://example.org/2016/03/bridge",
                              "https://example.org/2016/13/04/x", "https://example.org/99120160304",
                              "https://example.org/2016/03/045", "https://example.org/2016-03", ""}) {
    EXPECT_EQ(dump(address), "") << address;
  }
}

TEST(UrlDate, months) {
  EXPECT_EQ(find_url_month("https://example.org/2016/03/bridge"), (CivilDate{2016, 3, 1}));
  EXPECT_EQ(find_url_month("https://example.org/news/2016/3"), (CivilDate{2016, 3, 1}));
  for (const char* address : {"https://example.org/2016/13/x", "https://example.org/2016/bridge", "/20160/03/x", ""}) {
    EXPECT_EQ(find_url_month(address), std::nullopt) << address;
  }
}

}  // namespace
}  // namespace onrecord
