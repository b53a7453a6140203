// Names as keys: which written forms are one name, and which are full enough to join pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
//   event "Election Day" -> ""                           organization "Foreign Ministry" -> ""
std::string name_key(EntityType type, std::string_view name, NameRole role, const WordLexicon& lexicon);

// The same of the names of a page's entities, by their index, with what the page says of places: "land:orlu, velmark"
// where it sets one in a region that is not the one of the largest town so called (regions.h); "land:georgia, country"
// where a state has the name too and the page names the country's seat. "" where an entity is not named.
// REQUIRES: `entities` are those of `text`.
std::vector<std::string> entity_keys(const Entities& entities, std::string_view text, const WordLexicon& lexicon);

}  // namespace onrecord
