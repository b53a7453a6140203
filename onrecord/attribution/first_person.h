// "I" and "my" inside somebody's words.
#pragma once

#include "onrecord/attribution/attribution.h"
#include "onrecord/attribution/reading.h"

namespace onrecord {

// Adds a mention (form pronoun) for each first person inside the quoted words of a statement whose speaker is known:
// "I", "me", "my", "mine", "myself" of a person, "we" of a named organization in direct speech. Words inside a quote
// inside a quote are the inner speaker's, and nobody's where that one is not known. A block in which a mark has no
// partner gives none, but for paragraphs of one speech that reopen without closing.
//
//   "My brother told me, 'I am late,'" Ann Ek said.
//   "My", "me": Ann Ek.  "I": the brother
//
// REQUIRES: `attribution` is of the article read. Gives its mentions back sorted.
void find_first_persons(const Reading& reading, Attribution& attribution);

}  // namespace onrecord
