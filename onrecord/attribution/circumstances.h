// What the cue's sentence says of the occasion before its subject, or between the subject and a participle.
#pragma once

#include "onrecord/attribution/draft.h"

namespace onrecord {

// Adds circumstance, occasion and day to the draft: "In a letter on Friday, Lee said", "Speaking to Radio Norden, Lee
// said", "Lee answered on Twitter, saying". Nothing where the content stands before the source.
void take_circumstances(const Reading& reading, Draft& draft);

}  // namespace onrecord
