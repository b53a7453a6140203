// Relays between the article and a speaker: who was told, where it was written, who passes it on.
#pragma once

#include <vector>

#include "onrecord/attribution/draft.h"
#include "onrecord/attribution/speakers.h"

namespace onrecord {

// The relays that the draft's own sentence names, outermost first; never the speaker, the outlet or the article's
// agency.
std::vector<Via> find_via(const Reading& reading, const Draft& draft, std::optional<uint32_t> speaker,
                          Speakers& speakers);

// An interview that is named once holds for the statements of the same speaker that follow it without another between.
// REQUIRES: sorted by begin of content, parents set.
void carry_on_interviews(std::vector<Statement>& statements);

}  // namespace onrecord
