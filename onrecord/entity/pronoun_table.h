// What the pronoun model is told of a text, as a table: what `train/pronouns` learns from.
#pragma once

#include <string>

#include "onrecord/entity/entity.h"

namespace onrecord {

// For each "he" and "she" a line `pronoun BEGIN END MALE`, then one a candidate, nobody first: 1 if it was taken for
// it, what names tell of the gender (0 unknown, 1 male, 2 female), places of all names (BEGIN-END by commas; - for
// nobody), then its answers as 1024 times the question plus the answer; an empty line behind. Places are in the record.
// With `any_gender` the candidates are those of the other gender too, and none is asked for its gender. REQUIRES:
// `tokens` are those of `article`.
std::string pronoun_table(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon, bool any_gender);

}  // namespace onrecord
