// The labels of the rules, corrected by the block model: what is text the model says, what else a block is the rules.
// Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/article/line_features.h"
#include "onrecord/article/rule_labels.h"
#include "onrecord/page/page.h"

namespace onrecord {

// What the markup says that people wrote on a page.
enum class Thread : uint8_t { unnamed, comments, posts };

// The blocks that the model is asked about, in page order: those that the rules call text or know no name for. On a
// page with markup, where names of elements mislead, also captions, advertisements and other named ones, but no title,
// byline or dateline. Not about links that the rules do not call text: they are half of all blocks and hardly ever
// text.
std::vector<uint32_t> find_open_blocks(const Page& page, const RuleLabels& rules);

// What the model takes from the text becomes a link or menu, what it adds becomes body. The thread of comments stays
// what it is but on a forum: where more of the text stands in it than outside, outside no more than an opening post,
// and markup says forum or, where it says nothing, the rules found no text outside. REQUIRES: `log_odds` has one entry
// for each of `open`, in thousandths.
std::vector<BlockLabel> correct_labels(const RuleLabels& rules, const std::vector<LineFeatures>& lines,
                                       const std::vector<uint32_t>& open, const std::vector<int32_t>& log_odds,
                                       Thread thread);

}  // namespace onrecord
