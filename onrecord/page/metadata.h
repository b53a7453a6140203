// What the markup of a page says of it: meta elements, links, title, time, JSON-LD, microdata.
#pragma once

#include "onrecord/page/candidate_list.h"

namespace onrecord {

// In document order; what JSON-LD says comes last. `tree` is that of the decoded page. Cost is linear in the page.
void read_metadata(const html::Document& tree, CandidateList& out);

}  // namespace onrecord
