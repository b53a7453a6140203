// The names in a text that is not written in English. Private.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/entity/names.h"

namespace onrecord {

// Those alone that a table or a given name proves, whatever the language: the rules and the model know English. Empty
// where it has no Latin letters. Sorted by span; `language` as Article::language.
std::vector<NameMention> find_proved_names(const Words& words, std::string_view language);

}  // namespace onrecord
