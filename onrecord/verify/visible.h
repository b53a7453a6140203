// Which characters of a record a reader of the page sees: a rough scan of the bytes that needs no tree.
#pragma once

#include <string_view>

#include "onrecord/verify/characters.h"

namespace onrecord::verify {

// HTML without tags, comments, scripts, forms' fields, what the markup hides, and the toolbar of a Wayback copy, which
// is none of the page. White space is left out.
Characters visible_in_html(const Characters& all);

// Whether the characters are, once references are decoded if they stand in HTML, only white space, marks without width
// and control characters: a block of these is none.
bool shows_nothing(std::string_view utf8, bool in_html);

// Everything but white space, soft hyphens and a byte order mark.
Characters visible_in_text(const Characters& all);

}  // namespace onrecord::verify
