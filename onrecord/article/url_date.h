// The day that an address tells: "/2016/03/04/bridge", "bridge-2016-03-04", "/20160304/". Private to this folder.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/article/dates.h"
#include "onrecord/core/civil_date.h"

namespace onrecord {

// The first whole day in the path of `address`, from 1990 on; its span counts in `address`. A year and a month alone
// give nothing, a number that only begins like a day neither.
std::optional<FoundDate> find_url_date(std::string_view address);

// The first day of the month that ends or stands between strokes in the path of `address`: "/2016/03/bridge".
std::optional<CivilDate> find_url_month(std::string_view address);

}  // namespace onrecord
