// Which characters of a record a reader of the page sees: a rough scan of the bytes that needs no tree.
#pragma once

#include "onrecord/verify/characters.h"

namespace onrecord::verify {

// HTML without tags, comments, scripts, forms' fields, and what the markup hides. White space is left out.
Characters visible_in_html(const Characters& all);

// Everything but white space, soft hyphens and a byte order mark.
Characters visible_in_text(const Characters& all);

}  // namespace onrecord::verify
