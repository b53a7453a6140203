// Names as keys: which written forms are one name, and which are full enough to join pages.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/corpus/words.h"
#include "onrecord/entity/entity.h"

namespace onrecord {

// Folded, hyphens and stops as spaces, without a leading the/al-: "al-Nusra Front" -> "nusra front". May be empty.
std::string fold_name(std::string_view name);

// Types that may be the same actor have the same class: "person", "body", "land", "work".
const char* class_of(EntityType type);

enum class NameRole : uint8_t { name, stated_alias };

// The key by which this form of an entity's name joins pages (docs/database.md, "Names as keys"), or "".
//   person "Sergei Lavrov" -> "person:sergei lavrov"     person "Lavrov" -> ""
//   group "al-Nusra Front" -> "body:nusra front"         group "al-Nusra" -> ""
//   organization, alias "NAFO" -> "body?nafo"
std::string name_key(EntityType type, std::string_view name, NameRole role, const WordLexicon& lexicon);

}  // namespace onrecord
