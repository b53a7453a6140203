#include "onrecord/store/actor_query.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "onrecord/corpus/actors.h"
#include "onrecord/corpus/names.h"
#include "onrecord/store/places.h"

namespace onrecord {
namespace {

struct NamePlace {
  size_t member, name;
};

std::vector<ActorJoin> find_joins(const std::vector<ActorMember>& members) {
  std::map<std::string, std::vector<NamePlace>> by_key;
  for (size_t m = 0; m < members.size(); ++m) {
    const std::vector<NameInfo>& names = members[m].entity.names;
    for (size_t n = 0; n < names.size(); ++n) {
      if (names[n].key.empty()) continue;
      std::vector<NamePlace>& places = by_key[plain_key(names[n].key)];
      if (places.empty() || places.back().member != m) places.push_back({m, n});
    }
  }
  std::vector<ActorJoin> joins;
  for (const auto& [key, places] : by_key) {
    for (size_t i = 1; i < places.size(); ++i) {
      joins.push_back({key, places[0].member, places[i].member, places[0].name, places[i].name});
    }
  }
  return joins;
}

Result<std::vector<EntityKey>> members_of(const Store& store, int64_t actor) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT e.page, e.entity FROM entities e JOIN pages p USING (page) WHERE e.actor = ? ORDER BY p.id, e.entity");
  if (!row) return row.error();
  std::vector<EntityKey> out;
  for (row->bind_all(actor); row->step();) out.emplace_back(row->number(0), row->number(1));
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

bool has_words(std::string_view folded, std::string_view words) {
  return (" " + std::string(folded) + " ").find(" " + std::string(words) + " ") != std::string::npos;
}

// Actors that a correction gave a name with these words.
Status add_renamed(const Store& store, std::string_view words, std::vector<int64_t>& found) {
  const Result<const AppliedCorrections*> corrections = store.corrections();
  if (!corrections) return corrections.error();
  Result<sql::Statement> row =
      store.database().prepare("SELECT actor FROM entities WHERE page = ? AND entity = ? AND actor IS NOT NULL");
  if (!row) return row.error();
  for (const ResolvedCorrection& one : (*corrections)->all()) {
    const bool fits = one.correction.verb == CorrectionVerb::rename && has_words(fold_name(one.correction.to), words);
    for (size_t i = 0; fits && i < one.target.size(); ++i) {
      for (row->bind_all(one.target[i].first, one.target[i].second); row->step();) found.push_back(row->number(0));
      if (Status status = row->reset(); !status) return status;
    }
  }
  return Done{};
}

// Most members first, then by smallest member.
Result<std::vector<int64_t>> rank_actors(const Store& store, const std::vector<int64_t>& actors) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT p.id, a.entity, (SELECT count(*) FROM entities e WHERE e.actor = a.actor) FROM actors a JOIN pages p "
      "USING "
      "(page) WHERE a.actor = ?");
  if (!row) return row.error();
  std::vector<std::tuple<int64_t, std::string, int64_t, int64_t>> ranked;  // Minus members, page, entity, actor.
  for (int64_t actor : actors) {
    row->bind_all(actor);
    if (row->step()) ranked.emplace_back(-row->number(2), row->text(0), row->number(1), actor);
    if (Status status = row->reset(); !status) return status.error();
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<int64_t> out;
  for (const auto& one : ranked) out.push_back(std::get<3>(one));
  return out;
}

// ---------------------------------------------------------------- targets of corrections

// "pages/a.html:3-42" as the page's id and the place; empty where it is no such thing.
Result<std::optional<FoundTarget>> find_place(const Store& store, const std::string& text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon + 1 == text.size()) return std::optional<FoundTarget>();
  const Result<ByteRanges> at = read_ranges(std::string_view(text).substr(colon + 1));
  if (!at) return std::optional<FoundTarget>();
  const Result<std::vector<int64_t>> pages = find_pages(store, text.substr(0, colon));
  if (!pages) return pages.error();
  if (pages->size() != 1) return std::optional<FoundTarget>();
  const Result<PageInfo> page = read_page(store, pages->front());
  if (!page) return page.error();
  Correction split;
  split.verb = CorrectionVerb::split;
  split.target.page = page->id;
  split.target.at = *at;
  const Result<std::vector<ResolvedCorrection>> resolved = resolve_corrections(store.database(), {split});
  if (!resolved) return resolved.error();
  return std::optional<FoundTarget>({split.target, resolved->front().target.size()});
}

// How often each name and type stands for a named entity with these words as its name or stated alias.
using NameUses = std::map<std::pair<std::string, std::string>, size_t>;

Result<NameUses> uses_of_name(const Store& store, const std::string& folded) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT n.text, e.type, n.folded FROM names_fts f JOIN names n ON n.name = f.rowid JOIN entities e USING (page, "
      "entity) WHERE names_fts MATCH ? AND e.named AND (n.seq = 0 OR n.reason IS NOT NULL)");
  if (!row) return row.error();
  NameUses out;
  for (row->bind_all("\"" + folded + "\""); row->step();) {
    if (row->view(2) == folded) ++out[{row->text(0), row->text(1)}];
  }
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

// One for each class of types, called what is most often written; `type` set: that class only.
std::vector<FoundTarget> targets_of(const NameUses& uses, std::optional<EntityType> type) {
  struct Class {
    FoundTarget found;
    size_t most = 0;
  };
  std::map<std::string_view, Class> classes;
  for (const auto& [name, count] : uses) {
    const EntityType of_name = type_named(name.second).value_or(EntityType::other);
    const std::string_view kind = class_of(of_name);
    if (type && kind != class_of(*type)) continue;
    Class& one = classes[kind];
    one.found.entities += count;
    if (count <= one.most) continue;
    one.most = count;
    one.found.target.name = name.first;
    one.found.target.type = of_name;
  }
  std::vector<FoundTarget> out;
  for (const auto& [kind, one] : classes) out.push_back(one.found);
  std::stable_sort(out.begin(), out.end(),
                   [](const FoundTarget& a, const FoundTarget& b) { return a.entities > b.entities; });
  return out;
}

// What a rename that stands calls so, by the name that the pages have.
Result<std::vector<FoundTarget>> renamed_targets(const Store& store, const std::string& folded) {
  const Result<const AppliedCorrections*> corrections = store.corrections();
  if (!corrections) return corrections.error();
  std::vector<FoundTarget> out;
  for (const ResolvedCorrection& one : (*corrections)->all()) {
    if (one.correction.verb != CorrectionVerb::rename || fold_name(one.correction.to) != folded) continue;
    out.push_back({one.correction.target, one.target.size()});
  }
  return out;
}

}  // namespace

std::string member_key(const ActorMember& member) {
  return member.page.id + ":e" + std::to_string(member.entity.entity);
}

bool has_full_name(const ActorInfo& actor) {
  return std::any_of(actor.members.begin(), actor.members.end(), [](const ActorMember& member) {
    return std::any_of(member.entity.names.begin(), member.entity.names.end(),
                       [](const NameInfo& name) { return !name.key.empty(); });
  });
}

Result<ActorInfo> read_actor(const Store& store, int64_t actor) {
  Result<sql::Statement> row = store.database().prepare("SELECT name, type FROM actors WHERE actor = ?");
  if (!row) return row.error();
  row->bind_all(actor);
  if (!row->step()) return Error{store.database().path() + ": no such actor"};
  ActorInfo out;
  out.name = row->text(0);
  out.type = row->text(1);
  const auto members = members_of(store, actor);
  if (!members) return members.error();
  for (const auto& [page, entity] : *members) {
    Result<PageInfo> info = read_page(store, page);
    Result<EntityInfo> names = read_entity(store, page, entity);
    if (!info) return info.error();
    if (!names) return names.error();
    out.members.push_back({std::move(*info), std::move(*names)});
  }
  out.joins = find_joins(out.members);
  const Result<const AppliedCorrections*> corrections = store.corrections();
  if (!corrections) return corrections.error();
  out.corrections = (*corrections)->of(*members);
  return out;
}

Result<std::vector<int64_t>> list_actors(const Store& store) {
  Result<sql::Statement> row =
      store.database().prepare("SELECT actor FROM actors a JOIN pages p USING (page) ORDER BY p.id, a.entity");
  if (!row) return row.error();
  std::vector<int64_t> out;
  while (row->step()) out.push_back(row->number(0));
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

Result<std::vector<int64_t>> find_actors(const Store& store, std::string_view name) {
  const std::string words = fold_name(name);
  if (words.empty()) return std::vector<int64_t>();
  Result<sql::Statement> row = store.database().prepare(
      "SELECT DISTINCT e.actor, n.folded FROM names_fts f JOIN names n ON n.name = f.rowid "
      "JOIN entities e ON e.page = n.page AND e.entity = n.entity WHERE names_fts MATCH ? AND e.actor IS NOT NULL");
  if (!row) return row.error();
  std::vector<int64_t> found;
  for (row->bind_all("\"" + words + "\""); row->step();) {
    if (has_words(row->view(1), words)) found.push_back(row->number(0));
  }
  Status status = row->reset();
  if (status) status = add_renamed(store, words, found);
  if (!status) return status.error();
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return rank_actors(store, found);
}

Result<std::vector<FoundTarget>> find_targets(const Store& store, const std::string& text) {
  const Result<std::optional<FoundTarget>> place = find_place(store, text);
  if (!place) return place.error();
  if (*place) return (*place)->entities > 0 ? std::vector<FoundTarget>{**place} : std::vector<FoundTarget>();
  const size_t colon = std::min(text.find(':'), text.size());
  const std::optional<EntityType> type = colon < text.size() ? type_named(text.substr(0, colon)) : std::nullopt;
  const std::string folded = fold_name(type ? text.substr(colon + 1) : text);
  if (folded.empty()) return std::vector<FoundTarget>();
  const Result<NameUses> uses = uses_of_name(store, folded);
  if (!uses) return uses.error();
  std::vector<FoundTarget> found = targets_of(*uses, type);
  return found.empty() ? renamed_targets(store, folded) : found;
}

}  // namespace onrecord
