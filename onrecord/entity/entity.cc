#include "onrecord/entity/entity.h"

namespace onrecord {

struct EntityLexicon {};

void EntityLexiconDeleter::operator()(const EntityLexicon* lexicon) const { delete lexicon; }

Result<EntityLexiconPtr> load_entity_lexicon(const DataFolder&) { return EntityLexiconPtr(new EntityLexicon); }

const char* name_of(EntityType type) {
  switch (type) {
    case EntityType::person: return "person";
    case EntityType::organization: return "organization";
    case EntityType::place: return "place";
    case EntityType::country: return "country";
    case EntityType::group: return "group";
    case EntityType::publication: return "publication";
    case EntityType::event: return "event";
    case EntityType::document: return "document";
    case EntityType::other: return "other";
  }
  return "";
}

const char* name_of(MentionForm form) {
  switch (form) {
    case MentionForm::name: return "name";
    case MentionForm::nominal: return "nominal";
    case MentionForm::pronoun: return "pronoun";
    case MentionForm::metonym: return "metonym";
    case MentionForm::adjectival: return "adjectival";
  }
  return "";
}

Entities find_entities(const Article&, const Tokens&, const EntityLexicon&) { return {}; }

}  // namespace onrecord
