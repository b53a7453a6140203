// Which block of a page with markup is the title of its article. Private to this folder.
#pragma once

#include <optional>

#include "onrecord/article/tree_boxes.h"

namespace onrecord {

// Index of the block. `container` holds the text (no_box: none). What the markup calls the title (og:title, JSON-LD
// headline, the title element without the site's name) tells headings apart. A page may show no title at all.
std::optional<uint32_t> find_title_block(const Page& page, const TreeBoxes& boxes,
                                         const std::vector<LineFeatures>& lines, uint32_t container);

}  // namespace onrecord
