#include "onrecord/store/actor_query.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "onrecord/corpus/actors.h"
#include "onrecord/corpus/names.h"

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

Result<std::vector<std::pair<int64_t, int64_t>>> members_of(const Store& store, int64_t actor) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT e.page, e.entity FROM entities e JOIN pages p USING (page) WHERE e.actor = ? ORDER BY p.id, e.entity");
  if (!row) return row.error();
  std::vector<std::pair<int64_t, int64_t>> out;
  for (row->bind_all(actor); row->step();) out.emplace_back(row->number(0), row->number(1));
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

bool has_words(std::string_view folded, std::string_view words) {
  return (" " + std::string(folded) + " ").find(" " + std::string(words) + " ") != std::string::npos;
}

}  // namespace

std::string member_key(const ActorMember& member) {
  return member.page.id + ":e" + std::to_string(member.entity.entity);
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
  if (!status) return status.error();
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::tuple<int64_t, std::string, int64_t>> ranked;  // Minus pages, smallest member, actor.
  for (int64_t actor : found) {
    const Result<ActorInfo> info = read_actor(store, actor);
    if (!info) return info.error();
    ranked.emplace_back(-static_cast<int64_t>(info->members.size()), member_key(info->members.front()), actor);
  }
  std::sort(ranked.begin(), ranked.end());
  for (size_t i = 0; i < ranked.size(); ++i) found[i] = std::get<2>(ranked[i]);
  return found;
}

}  // namespace onrecord
