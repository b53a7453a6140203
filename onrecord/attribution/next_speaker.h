// "He said" after what somebody said.
#pragma once

#include "onrecord/attribution/attribution.h"

namespace onrecord {

// Where it is open whom "he" or "she" stands for, it is who made the statement before; so too where it was taken for an
// entity that the teller has not named since (a name inside somebody's words is no antecedent for who speaks next), if
// the name or a pronoun of who spoke tells the right gender. The pronoun's mention then means the speaker as well.
// Only over a short way, only for people with a name, never for one of the other gender.
// REQUIRES: statements sorted by begin of content, parents set; mentions sorted.
void follow_speakers(const Article& article, Attribution& attribution);

}  // namespace onrecord
