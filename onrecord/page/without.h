// A text without some of its parts, still knowing where the rest came from.
#pragma once

#include "onrecord/core/byte_map.h"

namespace onrecord {

// REQUIRES: `cut` is sorted, its spans lie apart and in the text.
MappedText without(const MappedText& text, const Spans& cut);

}  // namespace onrecord
