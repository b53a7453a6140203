// What the markup says of the page, joined with what a reader sees. Private to this folder.
#pragma once

#include "onrecord/article/article.h"

namespace onrecord {

// Fills what the visible facts left open: title, outlet, addresses, tags. REQUIRES: article.blocks are labelled, the
// visible facts are found.
void join_metadata(const Page& page, Article& article);

}  // namespace onrecord
