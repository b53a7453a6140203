// The visible text of an HTML tree to blocks, in document order.
#pragma once

#include "onrecord/html/html.h"
#include "onrecord/page/block_builder.h"

namespace onrecord {

// A block ends at each border of a block-level element, at <hr>, and at two <br> with no word between. Inline markup
// breaks places, not blocks: foo<b>bar</b> is "foobar". The map of `out` counts in tree.input(). Time is linear.
// With `scripts` off, what stands in <noscript> is shown: what a browser without scripts would show.
void build_tree_blocks(const html::Document& tree, bool scripts, BlockBuilder& out);

}  // namespace onrecord
