// A part of a fact with its own place. Private to this folder.
#pragma once

#include <optional>

#include "onrecord/core/fact.h"
#include "onrecord/core/span.h"
#include "onrecord/page/page.h"

namespace onrecord {

// The part `span` of fact.text; empty where its place cannot be told because the record writes the fact with character
// references or in another charset.
std::optional<Fact> part_of_fact(const Page& page, const Fact& fact, Span span);

}  // namespace onrecord
