// testdata/html/MODE/cases.txt: many small pages in one file, each under a line "== what it shows"; a context in square
// brackets makes it a fragment. What stands up to the next such line is the page, but for its last line end. ␀ is a
// NUL, ␍ a CR, ␌ a form feed.
//
//   == loose words go in front
//   <table>a<tr>
//   == [td] in a cell
//   b</td>c
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// The cases with their pages (behind "> ") and trees in the format of html5lib-tests.
std::string dump_html_cases(std::string_view cases);

}  // namespace onrecord
