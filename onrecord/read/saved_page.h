// What browsers and their extensions write into a page that they save.
#pragma once

#include <string_view>

#include "onrecord/read/read.h"

namespace onrecord {

// URL and time from `<!-- saved from url=(0028)https://example.org/a -->` (Chrome, Edge, Internet Explorer) or from
// SingleFile's comment in the first 4 KiB. The time is given in ISO 8601.
void read_saved_page_comment(std::string_view bytes, GivenFacts& given);

}  // namespace onrecord
