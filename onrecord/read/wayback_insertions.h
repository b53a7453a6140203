// What the Wayback Machine writes into the pages that it plays back, so that the page can be read as it was.
#pragma once

#include <string_view>

#include "onrecord/core/span.h"

namespace onrecord {

// The parts of a decoded page that the archive put there, sorted, apart from each other: its scripts in the head, its
// toolbar, and the archive's address before every address in the markup. Empty for pages that are no copies.
//
//     <a href="[https://web.archive.org/web/20160701204439/]https://example.org/ferry">
//     "url": "[https:\/\/web.archive.org\/web\/20160701204439\/]https:\/\/example.org\/ferry"
Spans find_wayback_insertions(std::string_view page);

}  // namespace onrecord
