// schema.org statements in JSON-LD scripts to candidates.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/page/candidate_list.h"

namespace onrecord {

// `scripts`: the contents of the page's <script type="application/ld+json">, as ranges of `input`. Looks at what stands
// at top level, in arrays and @graph and in mainEntity; references by @id are followed, also from script to script.
// A reason names type and property: "JSON-LD NewsArticle.headline".
void read_json_ld(std::string_view input, const std::vector<ByteRange>& scripts, CandidateList& out);

}  // namespace onrecord
