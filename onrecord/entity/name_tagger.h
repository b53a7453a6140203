// Runs the name model over the words of a text. Private to this folder.
#pragma once

#include <vector>

#include "onrecord/entity/names.h"

namespace onrecord {

// Words that the model takes for a name.
struct TaggedName {
  uint32_t first, end;  // Tokens.
  uint32_t sentence;
  NameKind kind;
  KindPoints points;  // For each kind, how well the name would fit it.
};

// Sorted, never overlapping. REQUIRES: `rules` are the names of the rules, sorted by span.
std::vector<TaggedName> tag_names(const Words& words, const std::vector<NameMention>& rules);

}  // namespace onrecord
