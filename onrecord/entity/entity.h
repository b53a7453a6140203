// Who and what the article names: mentions, the entities they stand for, their types, roles and stated aliases.
//
//   "Jabhat Fatah al-Sham, formerly known as Nusra Front, said ... the group"
//   e1 organization  name "Jabhat Fatah al-Sham"  alias "Nusra Front" (formerly known as; proof: the whole stretch)
//   mentions: name [0,20), name [40,51), nominal "the group"
//
// Total. Nothing is learnt from other pages. A pronoun that nobody clearly stands behind is no mention.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/core/span.h"
#include "onrecord/core/table.h"
#include "onrecord/entity/token.h"

namespace onrecord {

enum class EntityType : uint8_t { person, organization, place, country, group, publication, event, document, other };
enum class MentionForm : uint8_t { name, nominal, pronoun, metonym, adjectival };
enum class Gender : uint8_t { unknown, male, female };
const char* name_of(EntityType type);
std::optional<EntityType> type_named(std::string_view name);  // The other way; empty: no such type.
const char* name_of(MentionForm form);

struct Mention {
  uint32_t entity;  // Index in Entities::entities.
  MentionForm form;
  Span span;  // In Article::text. A name without its title and without "the".
};

struct Role {
  Span span;  // "Russian Foreign Minister"
};

// Another name or description of the entity; `span` is its first place.
struct Alias {
  Span span;
  std::string reason;  // "formerly known as", "brackets", "acronym", "apposition", ...; "" when no sentence states it.
  Span proof;          // The shortest stretch of one sentence with both names; empty when not stated.
};

struct Entity {
  EntityType type = EntityType::other;
  bool named = true;  // False: known by a description only ("two US officials").
  std::string name;   // The longest name form without title, the first on ties; a description where it is not named.
  std::vector<Role> roles;
  std::vector<Alias> aliases;       // Every distinct name or description other than `name`.
  Gender gender = Gender::unknown;  // Of a person, told by a title or a given name.
};

struct Entities {
  std::vector<Entity> entities;   // In order of their first mention. Their printed id is "e" and index + 1.
  std::vector<Mention> mentions;  // Sorted by span; a mention may lie inside another ("US" in "US-led coalition").
  bool is_english = true;         // The text was read as English: of others only proved names are known.
};

struct EntityLexicon;
struct EntityLexiconDeleter {
  void operator()(const EntityLexicon* lexicon) const;
};
using EntityLexiconPtr = std::unique_ptr<const EntityLexicon, EntityLexiconDeleter>;
Result<EntityLexiconPtr> load_entity_lexicon(const DataFolder& data);

// REQUIRES: `tokens` are those of `article`.
Entities find_entities(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon);

// The mention that covers most of `span`, names before nominals before pronouns on ties; empty when none touches it.
std::optional<uint32_t> mention_in(const Entities& entities, Span span);

}  // namespace onrecord
