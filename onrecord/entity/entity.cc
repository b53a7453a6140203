#include "onrecord/entity/entity.h"

#include <algorithm>

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

namespace {

// Names before nominals before pronouns.
uint32_t rank_of(MentionForm form) {
  switch (form) {
    case MentionForm::name: return 0;
    case MentionForm::metonym: return 1;
    case MentionForm::adjectival: return 2;
    case MentionForm::nominal: return 3;
    case MentionForm::pronoun: return 4;
  }
  return 5;
}

}  // namespace

Entities find_entities(const Article&, const Tokens&, const EntityLexicon&) { return {}; }

std::optional<uint32_t> mention_in(const Entities& entities, Span span) {
  std::optional<uint32_t> best;
  uint32_t best_covered = 0;
  for (uint32_t i = 0; i < entities.mentions.size(); ++i) {
    const Mention& mention = entities.mentions[i];
    if (mention.span.begin >= span.end) break;
    if (!mention.span.overlaps(span)) continue;
    const uint32_t covered = std::min(mention.span.end, span.end) - std::max(mention.span.begin, span.begin);
    const bool better = !best || covered > best_covered ||
                        (covered == best_covered && rank_of(mention.form) < rank_of(entities.mentions[*best].form));
    if (better) {
      best = i;
      best_covered = covered;
    }
  }
  return best;
}

}  // namespace onrecord
