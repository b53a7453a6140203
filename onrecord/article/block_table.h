// What the block model is told of a page, as a table: what `train/blocks` learns from.
#pragma once

#include <string>

#include "onrecord/article/article.h"

namespace onrecord {

// The first line of a table of such pages: "path label text" and the names of the columns, parted by tabs.
std::string block_table_head(InputKind kind);

// One line a block; `label` is that of the rules alone. Empty for article text, which has nothing to tell apart.
std::string block_table(const std::string& path, const Page& page, const ArticleLexicon& lexicon);

}  // namespace onrecord
