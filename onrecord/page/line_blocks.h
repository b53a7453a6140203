// Lines of a dump or a plain text to blocks: one a line, or one a paragraph where the text is hard-wrapped.
#pragma once

#include <string_view>

#include "onrecord/page/block_builder.h"

namespace onrecord {

// The map of `out` counts in `decoded`.
void build_line_blocks(std::string_view decoded, BlockBuilder& out);

}  // namespace onrecord
