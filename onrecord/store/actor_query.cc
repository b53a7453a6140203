#include "onrecord/store/actor_query.h"

#include <algorithm>
#include <map>
#include <set>
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

// How well an actor has the asked words: the smaller, the better.
enum Match : uint8_t { is_name, in_name, is_unproved, in_unproved };
using Found = std::map<int64_t, Match>;  // By actor.

void add_match(int64_t actor, bool is_whole, bool is_proved, Found& found) {
  const Match match = is_proved ? (is_whole ? is_name : in_name) : (is_whole ? is_unproved : in_unproved);
  Match& best = found.emplace(actor, match).first->second;
  best = std::min(best, match);
}

Status add_named(const Store& store, const std::string& words, Found& found) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT DISTINCT e.actor, n.folded, n.seq = 0 OR n.reason IS NOT NULL FROM names_fts f JOIN names n ON n.name = "
      "f.rowid JOIN entities e ON e.page = n.page AND e.entity = n.entity WHERE names_fts MATCH ? AND e.actor IS NOT "
      "NULL");
  if (!row) return row.error();
  for (row->bind_all("\"" + words + "\""); row->step();) {
    const std::string_view folded = row->view(1);
    if (has_words(folded, words)) add_match(row->number(0), folded == words, row->number(2) != 0, found);
  }
  return row->reset();
}

// The actors that are called as a rename says.
Result<std::vector<int64_t>> renamed_actors(const Store& store, const ResolvedCorrection& rename) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT a.actor FROM entities e JOIN actors a ON a.actor = e.actor WHERE e.page = ? AND e.entity = ? AND a.name "
      "= ?");
  if (!row) return row.error();
  std::vector<int64_t> out;
  for (const EntityKey& entity : rename.target) {
    for (row->bind_all(entity.first, entity.second, rename.correction.to); row->step();) out.push_back(row->number(0));
    if (Status status = row->reset(); !status) return status.error();
  }
  return out;
}

// Actors that a correction gave a name with these words.
Status add_renamed(const Store& store, std::string_view words, Found& found) {
  const Result<const AppliedCorrections*> corrections = store.corrections();
  if (!corrections) return corrections.error();
  for (const ResolvedCorrection& one : (*corrections)->all()) {
    const std::string folded = one.correction.verb == CorrectionVerb::rename ? fold_name(one.correction.to) : "";
    if (!has_words(folded, words)) continue;
    const Result<std::vector<int64_t>> actors = renamed_actors(store, one);
    if (!actors) return actors.error();
    for (int64_t actor : *actors) add_match(actor, folded == words, true, found);
  }
  return Done{};
}

// Names with proof, then full names, then the better match, then the most members, then by smallest member.
Result<std::vector<int64_t>> rank_actors(const Store& store, const Found& actors) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT p.id, a.entity, (SELECT count(*) FROM entities e WHERE e.actor = a.actor), EXISTS (SELECT 1 FROM "
      "entities e JOIN names n ON n.page = e.page AND n.entity = e.entity WHERE e.actor = a.actor AND n.key IS NOT "
      "NULL) FROM actors a JOIN pages p ON p.page = a.page WHERE a.actor = ?");
  if (!row) return row.error();
  using Rank = std::tuple<bool, bool, Match, int64_t, std::string, int64_t>;  // The last two: the smallest member.
  std::vector<std::pair<Rank, int64_t>> ranked;
  for (const auto& [actor, match] : actors) {
    row->bind_all(actor);
    if (row->step()) {
      const bool is_short_form = row->number(3) == 0;
      ranked.push_back(
          {{match >= is_unproved, is_short_form, match, -row->number(2), row->text(0), row->number(1)}, actor});
    }
    if (Status status = row->reset(); !status) return status.error();
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<int64_t> out;
  for (const auto& [rank, actor] : ranked) out.push_back(actor);
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
  const auto ends_behind = [&](ByteRange range) { return static_cast<int64_t>(range.end) > page->bytes; };
  if (std::any_of(at->begin(), at->end(), ends_behind)) {
    return Error{text + ": the record has " + std::to_string(page->bytes) + " bytes"};
  }
  Correction split;
  split.verb = CorrectionVerb::split;
  split.target.page = page->id;
  split.target.at = *at;
  const Result<std::vector<ResolvedCorrection>> resolved = resolve_corrections(store.database(), {split});
  if (!resolved) return resolved.error();
  return std::optional<FoundTarget>({split.target, resolved->front().target.size()});
}

EntityType type_of(std::string_view name) { return type_named(name).value_or(EntityType::other); }

// How often a name with its type stands for a named entity, as its name or stated alias.
struct NameUse {
  std::string name;
  EntityType type;      // On the page.
  EntityType of_actor;  // As a correction may have it.
  size_t count = 0;
};

Result<std::vector<NameUse>> uses_of_name(const Store& store, const std::string& folded) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT n.text, e.type, ifnull(a.type, e.type), count(*) FROM names_fts f JOIN names n ON n.name = f.rowid JOIN "
      "entities e ON e.page = n.page AND e.entity = n.entity LEFT JOIN actors a ON a.actor = e.actor WHERE names_fts "
      "MATCH ? AND n.folded = ? AND e.named AND (n.seq = 0 OR n.reason IS NOT NULL) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3");
  if (!row) return row.error();
  std::vector<NameUse> out;
  for (row->bind_all("\"" + folded + "\"", folded); row->step();) {
    out.push_back({row->text(0), type_of(row->view(1)), type_of(row->view(2)), static_cast<size_t>(row->number(3))});
  }
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

// Those whose type on their pages is of this class; where there are none, those whose actor's type is.
void keep_class(std::string_view kind, std::vector<NameUse>& uses) {
  const auto is_other = [&](const NameUse& use) { return class_of(use.type) != kind; };
  const auto is_other_actor = [&](const NameUse& use) { return class_of(use.of_actor) != kind; };
  if (std::all_of(uses.begin(), uses.end(), is_other)) {
    std::erase_if(uses, is_other_actor);
  } else {
    std::erase_if(uses, is_other);
  }
}

// One for each class of types, called what is most often written.
std::vector<FoundTarget> targets_of(const std::vector<NameUse>& uses) {
  struct Class {
    FoundTarget found;
    size_t most = 0;
  };
  std::map<std::string_view, Class> classes;
  for (const NameUse& use : uses) {
    Class& one = classes[class_of(use.type)];
    one.found.entities += use.count;
    if (use.count <= one.most) continue;
    one.most = use.count;
    one.found.target.name = use.name;
    one.found.target.type = use.type;
  }
  std::vector<FoundTarget> out;
  for (const auto& [kind, one] : classes) out.push_back(one.found);
  std::stable_sort(out.begin(), out.end(),
                   [](const FoundTarget& a, const FoundTarget& b) { return a.entities > b.entities; });
  return out;
}

// Whether the type of some entity that a rename gave its name, on its page or as its actor, is of this class.
Result<bool> has_class(const Store& store, const ResolvedCorrection& rename, std::string_view kind) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT e.type, a.type FROM entities e JOIN actors a ON a.actor = e.actor WHERE e.page = ? AND e.entity = ? AND "
      "a.name = ?");
  if (!row) return row.error();
  bool found = false;
  for (const EntityKey& entity : rename.target) {
    row->bind_all(entity.first, entity.second, rename.correction.to);
    const bool is_called_so = row->step();
    for (int column : {0, 1}) found = found || (is_called_so && class_of(type_of(row->view(column))) == kind);
    if (Status status = row->reset(); !status) return status.error();
  }
  return found;
}

// Whom a rename in force calls so, by the name that the pages have; each target once. `kind`: "" any class.
Result<std::vector<FoundTarget>> renamed_targets(const Store& store, const std::string& folded, std::string_view kind) {
  const Result<const AppliedCorrections*> corrections = store.corrections();
  if (!corrections) return corrections.error();
  std::map<std::string, FoundTarget> found;
  for (const ResolvedCorrection& one : (*corrections)->all()) {
    if (one.correction.verb != CorrectionVerb::rename || fold_name(one.correction.to) != folded) continue;
    const Result<bool> fits = kind.empty() ? true : has_class(store, one, kind);
    if (!fits) return fits.error();
    if (*fits) found[key_of(one.correction.target)] = {one.correction.target, one.target.size()};
  }
  std::vector<FoundTarget> out;
  for (const auto& [key, one] : found) out.push_back(one);
  return out;
}

Result<ActorCorrection> shown_correction(const Store& store, ResolvedCorrection one) {
  Result<std::string> target = describe_meant(store, one.correction.target, one.target);
  if (!target) return target.error();
  Result<std::string> with = std::string();
  if (one.correction.has_with()) with = describe_meant(store, one.correction.with, one.with);
  if (!with) return with.error();
  return ActorCorrection{std::move(one.correction), *std::move(target), *std::move(with)};
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
  for (ResolvedCorrection& one : (*corrections)->of(*members)) {
    Result<ActorCorrection> shown = shown_correction(store, std::move(one));
    if (!shown) return shown.error();
    out.corrections.push_back(*std::move(shown));
  }
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
  Found found;
  Status status = add_named(store, words, found);
  if (status) status = add_renamed(store, words, found);
  if (!status) return status.error();
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
  Result<std::vector<NameUse>> uses = uses_of_name(store, folded);
  if (!uses) return uses.error();
  const std::string_view kind = type ? class_of(*type) : "";
  if (!kind.empty()) keep_class(kind, *uses);
  return uses->empty() ? renamed_targets(store, folded, kind) : targets_of(*uses);
}

Result<std::string> describe_meant(const Store& store, const CorrectionTarget& target,
                                   const std::vector<EntityKey>& meant) {
  if (meant.empty()) return describe(target);
  if (target.is_place()) {
    const Result<PageInfo> page = read_page(store, meant.front().first);
    const Result<EntityInfo> entity = read_entity(store, meant.front().first, meant.front().second);
    if (!page) return page.error();
    if (!entity) return entity.error();
    return entity->type + ":" + entity->name + " at " + page->path + ":" + write_places(target.at);
  }
  std::set<int64_t> pages;
  for (const EntityKey& entity : meant) pages.insert(entity.first);
  return describe(target) + " (" + std::to_string(pages.size()) + (pages.size() == 1 ? " page)" : " pages)");
}

}  // namespace onrecord
