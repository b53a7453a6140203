// What the cue's sentence says of the occasion before its subject, between the subject and a participle, or behind a
// cue that its content stands before.
#pragma once

#include "onrecord/attribution/draft.h"

namespace onrecord {

// Adds circumstance, occasion and day to the draft: "In a letter on Friday, Lee said", "Speaking to Radio Norden, Lee
// said", "Lee answered on Twitter, saying", ""No," Lee said of the bridge in an interview with Radio Norden". Nothing
// before the source where the content stands there.
void take_circumstances(const Reading& reading, Draft& draft);

}  // namespace onrecord
