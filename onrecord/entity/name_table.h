// What the name model is told of a text, as a table: what `train/names` learns from.
#pragma once

#include <string>

#include "onrecord/entity/entity.h"

namespace onrecord {

// A line a word: begin and end in the record, then its features, parted by spaces; an empty line behind each
// stretch of words. REQUIRES: `tokens` are those of `article`.
std::string name_table(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon);

}  // namespace onrecord
