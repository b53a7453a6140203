// Which statement stands inside which.
#pragma once

#include <vector>

#include "onrecord/attribution/attribution.h"

namespace onrecord {

// Sorts by begin of content, outer before inner, and sets each parent: the smallest statement whose content holds the
// cue and the content of the other.
void nest(std::vector<Statement>& statements);

}  // namespace onrecord
