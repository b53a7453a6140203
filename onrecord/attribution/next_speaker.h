// "He said" after what somebody said.
#pragma once

#include "onrecord/attribution/attribution.h"

namespace onrecord {

// A name inside somebody's words is no antecedent for who speaks next: where "he" or "she" was taken for an entity that
// the teller has not named since the statement before, or for nobody, it is who made that statement.
// Only over a short way, only for people with a name, never against a pronoun of the other gender.
// REQUIRES: statements sorted by begin of content, parents set; mentions sorted.
void follow_speakers(const Article& article, Attribution& attribution);

}  // namespace onrecord
