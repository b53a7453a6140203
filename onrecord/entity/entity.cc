// The stage in order: words, names, chains, stated aliases, references; then the actors are put together.
#include "onrecord/entity/entity.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "onrecord/core/utf8.h"
#include "onrecord/entity/chains.h"
#include "onrecord/entity/proved_names.h"
#include "onrecord/entity/reference.h"
#include "onrecord/entity/stated_alias.h"

namespace onrecord {

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

std::optional<EntityType> type_named(std::string_view name) {
  for (uint32_t i = 0; i <= static_cast<uint32_t>(EntityType::other); ++i) {
    if (name_of(static_cast<EntityType>(i)) == name) return static_cast<EntityType>(i);
  }
  return std::nullopt;
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

// A mention whose actor is still a group of Chains.
struct Draft {
  uint32_t group;
  MentionForm form;
  Span span;
  std::optional<Span> role;
};

class Assembler {
 public:
  Assembler(const Article& article, const Chains& chains) : article_(article), chains_(chains) {}

  void add(Draft draft) {
    draft.group = chains_.root(draft.group);
    drafts_.push_back(draft);
  }

  Entities run(const std::vector<StatedAlias>& stated) && {
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) { return a.span < b.span; });
    std::unordered_map<uint32_t, uint32_t> entity_of;
    for (const Draft& draft : drafts_) {
      const auto [place, fresh] = entity_of.emplace(draft.group, static_cast<uint32_t>(out_.entities.size()));
      if (fresh) {
        out_.entities.emplace_back();
        out_.entities.back().type = chains_.group(draft.group).type;
        out_.entities.back().gender = chains_.group(draft.group).gender;
      }
      out_.mentions.push_back({place->second, draft.form, draft.span});
      if (draft.role) out_.entities[place->second].roles.push_back({*draft.role});
    }
    choose_names();
    for (const StatedAlias& alias : stated) {
      const auto found = entity_of.find(chains_.root(alias.group));
      if (found != entity_of.end()) state(out_.entities[found->second], alias);
    }
    list_aliases();
    return std::move(out_);
  }

 private:
  std::string_view text(Span span) const { return slice(article_.text, span); }

  // The longest name form, the first on ties; an adjective only where there is nothing else.
  void choose_names() {
    std::vector<uint32_t> rank(out_.entities.size(), ~0u);
    for (const Mention& mention : out_.mentions) {
      Entity& entity = out_.entities[mention.entity];
      const uint32_t r = mention.form == MentionForm::metonym ? 3 : rank_of(mention.form);
      if (r > rank[mention.entity] || (r == rank[mention.entity] && mention.span.size() <= entity.name.size()))
        continue;
      rank[mention.entity] = r;
      entity.name = text(mention.span);
    }
  }

  void state(Entity& entity, const StatedAlias& stated) {
    Span span = stated.alias;
    if (fold(text(span)) == fold(entity.name)) span = stated.other;
    for (const Alias& known : entity.aliases) {
      if (fold(text(known.span)) == fold(text(span))) return;
    }
    entity.aliases.push_back({span, stated.reason, stated.proof});
  }

  // Every other distinct name or description, with its first place. Pronouns describe nobody.
  void list_aliases() {
    std::vector<std::unordered_set<std::string>> seen(out_.entities.size());
    for (uint32_t i = 0; i < out_.entities.size(); ++i) {
      seen[i].insert(fold(out_.entities[i].name));
      for (const Alias& alias : out_.entities[i].aliases) seen[i].insert(fold(text(alias.span)));
    }
    for (const Mention& mention : out_.mentions) {
      if (mention.form == MentionForm::pronoun) continue;
      if (!seen[mention.entity].insert(fold(text(mention.span))).second) continue;
      out_.entities[mention.entity].aliases.push_back({mention.span, "", {}});
    }
    for (Entity& entity : out_.entities) {
      std::stable_sort(entity.aliases.begin(), entity.aliases.end(),
                       [](const Alias& a, const Alias& b) { return a.span < b.span; });
    }
  }

  const Article& article_;
  const Chains& chains_;
  std::vector<Draft> drafts_;
  Entities out_;
};

// The rules for aliases, roles, descriptions and pronouns are English. A short text with foreign titles in it may be
// taken for another language: then most words that it writes small are English.
bool may_be_english(const Words& words) {
  const std::string& language = words.article().language;
  if (language.empty() || language.starts_with("en")) return true;
  size_t small = 0, english = 0;
  for (uint32_t i = 0; i < words.count(); ++i) {
    if (words.token(i).kind != TokenKind::word || words.token(i).capitalised) continue;
    ++small;
    english += words.has(i, word_common | word_function);
  }
  return 2 * english > small;
}

}  // namespace

Entities find_entities(const Article& article, const Tokens& tokens, const EntityLexicon& lexicon) {
  const Words words(article, tokens, lexicon);
  const bool english = may_be_english(words);
  const std::vector<NameMention> names = english ? find_names(words) : find_proved_names(words, article.language);
  Chains chains(words, names);
  std::vector<StatedAlias> stated;
  std::vector<Reference> references;
  if (english) {
    stated = find_stated_aliases(words, names, chains);
    references = find_references(words, names, chains);
  }

  Assembler assembler(article, chains);
  for (uint32_t i = 0; i < names.size(); ++i) {
    if (chains.group(chains.actor_of(i)).is_weak) continue;
    assembler.add({chains.actor_of(i), names[i].form, names[i].span, names[i].role});
  }
  for (const StatedAlias& alias : stated) {
    if (alias.is_description) assembler.add({alias.group, MentionForm::nominal, alias.alias, std::nullopt});
  }
  for (const Reference& reference : references) {
    assembler.add({reference.actor, reference.form, reference.span, std::nullopt});
  }
  Entities out = std::move(assembler).run(stated);
  out.is_english = english;
  return out;
}

std::optional<uint32_t> mention_in(const Entities& entities, Span span) {
  const std::vector<Mention>& mentions = entities.mentions;
  const auto behind = std::partition_point(mentions.begin(), mentions.end(),
                                           [span](const Mention& mention) { return mention.span.begin < span.end; });
  // Mentions nest, so those that reach into the span need not be neighbours; the bound keeps the search short.
  constexpr ptrdiff_t far_enough = 64;
  const auto from = behind - std::min(far_enough, behind - mentions.begin());
  std::optional<uint32_t> best;
  uint32_t best_covered = 0;
  for (auto mention = from; mention != behind; ++mention) {
    if (!mention->span.overlaps(span)) continue;
    const uint32_t covered = std::min(mention->span.end, span.end) - std::max(mention->span.begin, span.begin);
    const bool better = !best || covered > best_covered ||
                        (covered == best_covered && rank_of(mention->form) < rank_of(mentions[*best].form));
    if (better) {
      best = static_cast<uint32_t>(mention - mentions.begin());
      best_covered = covered;
    }
  }
  return best;
}

}  // namespace onrecord
