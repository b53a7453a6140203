// Copies that the Internet Archive's Wayback Machine plays back, saved as files or crawled: what they say of
// themselves.
//
//     __wm.wombat("https://example.org/ferry","20160701204439","https://web.archive.org/",…)      a script in the head
//     <input type="text" name="url" id="wmtbURL" value="https://example.org/ferry" …>             its toolbar
//     <!-- FILE ARCHIVED ON 20:44:39 Jul 01, 2016 AND RETRIEVED FROM THE …                          behind the page, in
//     UTC https://web.archive.org/web/20160701204439/https://example.org/ferry                          the copy's own
//     address
//
// Nothing here depends on the site that was copied; a page that has none of the archive's marks is no copy.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "onrecord/read/read.h"

namespace onrecord {

// Whether a page, as bytes or decoded, carries the archive's marks: in its first 64 KiB, or its last 4 KiB.
bool is_wayback_copy(std::string_view page);

struct WaybackAddress {
  std::string_view url;  // Of the page that was copied.
  std::string time;      // ISO 8601.
};

// Takes an archive's address apart; empty for others.
std::optional<WaybackAddress> split_wayback_address(std::string_view address);

// Fills in the real address and the time of the copy: with the places where they stand in `bytes`, else from the
// archive's own address in given.url. The time of the copy wins over the time when the copy was crawled or saved.
void read_wayback_facts(std::string_view bytes, GivenFacts& given);

}  // namespace onrecord
