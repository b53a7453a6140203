// Sentences that say that two names are one actor's. Private.
#pragma once

#include <vector>

#include "onrecord/entity/chains.h"

namespace onrecord {

struct StatedAlias {
  Span alias;      // The name or description that is stated.
  Span other;      // The name beside it.
  uint32_t group;  // Of the actor that bears both (a root when it was made).
  std::string reason;
  Span proof;                   // The shortest stretch with both.
  bool is_description = false;  // An apposition, no name.
};

// Finds them in text order and joins the actors concerned.
std::vector<StatedAlias> find_stated_aliases(const Words& words, const std::vector<NameMention>& names, Chains& chains);

}  // namespace onrecord
