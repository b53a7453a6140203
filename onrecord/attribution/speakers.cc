#include "onrecord/attribution/speakers.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

bool is_pronoun_source(const Reading& reading, TokenRange source) {
  return source.end == source.begin + 1 && reading.has(source.begin, tag::pronoun | tag::possessive) &&
         !reading.has(source.begin, tag::name);
}

// "a poll of voters", "the survey"
bool is_poll(const Reading& reading, uint32_t head) {
  return reading.is(head, "poll") || reading.is(head, "polls") || reading.is(head, "survey") ||
         reading.is(head, "surveys");
}

TokenRange before_comma(const Reading& reading, TokenRange source) {
  for (uint32_t i = source.begin + 1; i < source.end; ++i) {
    if (reading.is(i, ",") || reading.is(i, "(")) return {source.begin, i};
  }
  return source;
}

}  // namespace

Speakers::Speakers(const Reading& reading, Entities& entities)
    : reading_(reading), entities_(entities), given_mentions_(entities.mentions.size()) {
  for (uint32_t i = 0; i < entities.entities.size(); ++i) {
    const Entity& entity = entities.entities[i];
    if (!entity.named) described_.try_emplace(fold(entity.name), i);
    if (entity.type == EntityType::publication) media_.try_emplace(fold(entity.name), i);
  }
}

// The last word before the first preposition: "spokesman" of "a spokesman for the ministry".
uint32_t Speakers::head_of(TokenRange core) const {
  uint32_t head = core.begin;
  for (uint32_t i = core.begin; i < core.end; ++i) {
    const bool preposition =
        reading_.has(i, tag::preposition) && !reading_.has(i, tag::noun | tag::name | tag::adjective);
    if (i > core.begin && (preposition || reading_.has(i, tag::question_word | tag::gerund | tag::participle))) {
      const bool nominal_before = reading_.has(head, tag::nominal);
      if (nominal_before) break;
    }
    const bool owner = reading_.is(i, "'s") || reading_.is(i, "\xE2\x80\x99s");
    if (!reading_.is_punctuation(i) && !owner && !reading_.has(i, tag::conjunction)) head = i;
  }
  return head;
}

// The mention that covers the head; the longest, names first.
std::optional<uint32_t> Speakers::mention_over(Span span) const {
  const auto begin = entities_.mentions.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(given_mentions_);
  auto it = std::upper_bound(begin, end, span.begin, [](uint32_t at, const Mention& m) { return at < m.span.begin; });
  std::optional<uint32_t> best;
  uint32_t best_size = 0;
  for (int i = 0; i < 8 && it != begin; ++i) {
    --it;
    if (it->span.end < span.end || it->form == MentionForm::adjectival) continue;
    if (it->span.size() > best_size) {
      best = it->entity;
      best_size = it->span.size();
    }
  }
  return best;
}

// "The head of the agency, Ann Lee": the name tells who the description is.
std::optional<uint32_t> Speakers::name_in_apposition(TokenRange source, TokenRange core) const {
  if (core.end >= source.end) return std::nullopt;
  for (uint32_t i = core.end + 1; i < source.end && i < core.end + 8; ++i) {
    if (reading_.is(i, ",") || reading_.has(i, tag::preposition)) break;
    const auto entity = mention_over(reading_.tokens.tokens[i].span);
    if (entity && entities_.entities[*entity].type == EntityType::person && entities_.entities[*entity].named)
      return entity;
  }
  return std::nullopt;
}

std::optional<uint32_t> Speakers::find_known(TokenRange phrase) const {
  if (phrase.empty()) return std::nullopt;
  return mention_over(reading_.tokens.tokens[head_of(before_comma(reading_, phrase))].span);
}

std::optional<uint32_t> Speakers::find(TokenRange source) {
  if (source.empty()) return std::nullopt;
  const TokenRange core = before_comma(reading_, source);
  const uint32_t head = head_of(core);
  const auto known = mention_over(reading_.tokens.tokens[head].span);
  if (is_pronoun_source(reading_, source)) return known;
  const std::vector<uint32_t> members = joint_names(core);
  if (members.size() > 1) return add_joint(core, members);
  if (known && entities_.entities[*known].named) return known;
  if (const auto named = name_in_apposition(source, core)) return named;
  if (known) return known;
  return add_described(core, head);
}

// "Sen. Ann Lee and Rep. Bo Holm", "the Courier and the Gull": the entities of the names that "and" joins. No "Bosnia
// and Herzegovina President Bo Holm", where what it joins are parts of a name or a title.
std::vector<uint32_t> Speakers::joint_names(TokenRange core) const {
  std::vector<uint32_t> members;
  TokenRange side{core.begin, core.begin};
  bool bare = false;  // "Dahl and Dahl spokeswoman Ann Lee": behind a single word another name tells of a title.
  for (; side.end <= core.end; ++side.end) {
    if (side.end < core.end && !reading_.is(side.end, "and")) continue;
    const auto member = member_in(side, !bare);
    if (!member) return {};
    bare = bare || side.end - side.begin == 1;
    members.push_back(*member);
    side.begin = side.end + 1;
  }
  return members;
}

// The entity whose name fills the range but for "the"; a person's ends it, behind a title in which other names may
// stand.
std::optional<uint32_t> Speakers::member_in(TokenRange side, bool names_in_title) const {
  if (!side.empty() && reading_.is(side.begin, "the")) ++side.begin;
  if (side.empty()) return std::nullopt;
  const Span span = reading_.span(side);
  const auto end = entities_.mentions.begin() + static_cast<std::ptrdiff_t>(given_mentions_);
  auto it = std::lower_bound(entities_.mentions.begin(), end, span.begin,
                             [](const Mention& mention, uint32_t at) { return mention.span.begin < at; });
  for (bool first = true; it != end && it->span.begin < span.end; ++it) {
    if (it->form != MentionForm::name) continue;
    const bool person = entities_.entities[it->entity].type == EntityType::person;
    if (it->span == span || (person && it->span.end == span.end && (first || names_in_title))) return it->entity;
    first = false;
  }
  return std::nullopt;
}

uint32_t Speakers::add_joint(TokenRange core, const std::vector<uint32_t>& members) {
  const auto [known, added] = joint_.try_emplace(members, static_cast<uint32_t>(entities_.entities.size()));
  if (!added) return known->second;
  Entity entity;
  entity.named = false;  // Nobody's name: no page's other names join by it.
  entity.type = EntityType::group;
  joint_ids_.insert(known->second);
  const Span span = reading_.span(core);
  entity.name = slice(reading_.article.text, span);
  entities_.mentions.push_back({known->second, MentionForm::nominal, span});
  entities_.entities.push_back(std::move(entity));
  return known->second;
}

uint32_t Speakers::add_described(TokenRange core, uint32_t head) {
  if (reading_.is(core.begin, "the") && core.end > core.begin + 1) ++core.begin;
  const Span span = reading_.span(core);
  const std::string name(slice(reading_.article.text, span));
  const std::string folded = fold(name);
  const auto [known, added] = described_.try_emplace(folded, static_cast<uint32_t>(entities_.entities.size()));
  if (!added) return known->second;
  Entity entity;
  entity.named = false;
  entity.name = name;
  entity.type = reading_.has(head, tag::document) ? EntityType::document : EntityType::group;
  if (!reading_.text(head).ends_with('s') && entity.type == EntityType::group) entity.type = EntityType::person;
  entities_.mentions.push_back({static_cast<uint32_t>(entities_.entities.size()), MentionForm::nominal, span});
  entities_.entities.push_back(std::move(entity));
  return static_cast<uint32_t>(entities_.entities.size() - 1);
}

uint32_t Speakers::find_or_add_medium(std::string_view name) {
  const auto [known, added] = media_.try_emplace(fold(name), static_cast<uint32_t>(entities_.entities.size()));
  if (!added) return known->second;
  Entity entity;
  entity.type = EntityType::publication;
  entity.name = name;
  entities_.entities.push_back(std::move(entity));
  return static_cast<uint32_t>(entities_.entities.size() - 1);
}

std::optional<uint32_t> Speakers::medium_before(uint32_t at) const {
  const auto begin = entities_.mentions.begin();
  auto it = std::lower_bound(begin, begin + static_cast<std::ptrdiff_t>(given_mentions_), at,
                             [](const Mention& mention, uint32_t offset) { return mention.span.begin < offset; });
  while (it != begin) {
    --it;
    if (it->form == MentionForm::name && entities_.entities[it->entity].type == EntityType::publication)
      return it->entity;
  }
  return std::nullopt;
}

std::optional<uint32_t> Speakers::medium_by_last_words(std::string_view words) const {
  const std::string folded = fold(words), as_end = " " + folded, as_begin = folded + "-";
  for (uint32_t i = 0; i < entities_.entities.size(); ++i) {
    const Entity& entity = entities_.entities[i];
    const std::string name = entity.type == EntityType::publication ? fold(entity.name) : std::string();
    if (name.ends_with(as_end) || name.starts_with(as_begin)) return i;
  }
  return std::nullopt;
}

SourceKind Speakers::kind_of(TokenRange source, std::optional<uint32_t> speaker) const {
  if (source.empty() && !speaker) return SourceKind::none;
  if (!source.empty()) {
    const uint32_t head = head_of(before_comma(reading_, source));
    if (is_poll(reading_, head)) return SourceKind::poll;
  }
  if (!speaker) return SourceKind::unnamed;
  const Entity& entity = entities_.entities[*speaker];
  if (entity.type == EntityType::document) return SourceKind::document;
  if (entity.type == EntityType::publication) return SourceKind::outlet;
  return entity.named || joint_ids_.contains(*speaker) ? SourceKind::named : SourceKind::unnamed;
}

}  // namespace onrecord
