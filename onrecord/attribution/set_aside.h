// Words in marks that are no statement, and words in a quote that are not the speaker's.
#pragma once

#include <vector>

#include "onrecord/attribution/draft.h"

namespace onrecord {

// The quotes that no statement's content touches, by position, each with the reason. Quotes inside others are not told.
std::vector<SetAside> find_set_aside(const Reading& reading, const std::vector<Statement>& statements);

// "[the bridge]" inside a quote of the draft's content: the outlet's words, with their brackets.
Spans insertions_in(const Reading& reading, const Draft& draft);

}  // namespace onrecord
