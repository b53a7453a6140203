// When something was said, from words like "on Friday" and the page's date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onrecord/article/article.h"

namespace onrecord {

// EDTF, as exact as words and page allow; empty where they tell no date.
// "yesterday", a weekday, "last week", "this month" count from the page's date and have no value where that is not one
// day; a weekday is the last one that is not after it. Days and months without a year take the year of their last
// occurrence on the page's date, or "XXXX" where that differs within the page's interval. Nothing said lies behind the
// page's date.
//
//   published 2016-05-04, a Wednesday: "on Friday" 2016-04-29, "last month" 2016-04, "last week" 2016 (it has two
//   months) published unknown: "on Friday" empty, "on May 3" XXXX-05-03, "in May 2016" 2016-05
std::optional<std::string> said_at_value(std::string_view words, const DateFact& published);

}  // namespace onrecord
