#include "onrecord/store/link_actors.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "onrecord/corpus/actors.h"

namespace onrecord {
namespace {

using EntityKey = std::pair<int64_t, int64_t>;  // page, entity

// Everybody who can be reached over keys from the entities of some pages.
class Closure {
 public:
  explicit Closure(const sql::Database& database) : database_(database) {}

  Status grow(const std::vector<int64_t>& pages) {
    Result<sql::Statement> on_page =
        database_.prepare("SELECT entity FROM entities WHERE page = ? AND named ORDER BY entity");
    Result<sql::Statement> keys_of =
        database_.prepare("SELECT key FROM names WHERE page = ? AND entity = ? AND key IS NOT NULL");
    Result<sql::Statement> with_key = database_.prepare("SELECT page, entity FROM names WHERE key IN (?, ?)");
    if (!on_page) return on_page.error();
    if (!keys_of) return keys_of.error();
    if (!with_key) return with_key.error();
    for (int64_t page : pages) {
      for (on_page->bind_all(page); on_page->step();) reach({page, on_page->number(0)});
      if (Status status = on_page->reset(); !status) return status;
    }
    while (!open_.empty()) {
      const EntityKey entity = open_.back();
      open_.pop_back();
      if (Status status = follow(entity, *keys_of, *with_key); !status) return status;
    }
    return Done{};
  }

  // In order, with their keys.
  std::map<EntityKey, std::vector<std::string>> take_entities() { return std::move(entities_); }

 private:
  void reach(EntityKey entity) {
    if (entities_.try_emplace(entity).second) open_.push_back(entity);
  }

  Status follow(EntityKey entity, sql::Statement& keys_of, sql::Statement& with_key) {
    std::vector<std::string>& keys = entities_[entity];
    for (keys_of.bind_all(entity.first, entity.second); keys_of.step();) keys.push_back(keys_of.text(0));
    if (Status status = keys_of.reset(); !status) return status;
    for (const std::string& key : keys) {
      std::string plain = plain_key(key);
      if (!keys_.insert(plain).second) continue;
      std::string explained = plain;
      explained[plain.find(':')] = '?';
      for (with_key.bind_all(plain, explained); with_key.step();) reach({with_key.number(0), with_key.number(1)});
      if (Status status = with_key.reset(); !status) return status;
    }
    return Done{};
  }

  const sql::Database& database_;
  std::map<EntityKey, std::vector<std::string>> entities_;
  std::set<std::string> keys_;
  std::vector<EntityKey> open_;
};

Result<std::map<EntityKey, std::vector<std::string>>> reach_from(const sql::Database& database,
                                                                 const std::vector<int64_t>& pages) {
  Closure closure(database);
  if (Status status = closure.grow(pages); !status) return status.error();
  return closure.take_entities();
}

struct Member {
  EntityKey key;
  std::string name, type;
  std::optional<int64_t> actor;  // Until now.
};

// Takes the entities apart as it goes: the closure of many pages is large.
Result<std::vector<ActorNode>> read_nodes(const sql::Database& database,
                                          std::map<EntityKey, std::vector<std::string>>&& entities,
                                          std::vector<Member>& members) {
  Result<sql::Statement> statement = database.prepare(
      "SELECT p.id, e.name, e.type, e.actor FROM entities e JOIN pages p USING (page) WHERE e.page = ? AND e.entity = "
      "?");
  if (!statement) return statement.error();
  std::vector<ActorNode> nodes;
  while (!entities.empty()) {
    const EntityKey key = entities.begin()->first;
    statement->bind_all(key.first, key.second);
    if (!statement->step()) return Error{database.path() + ": a name without its entity"};
    nodes.push_back({statement->text(0), static_cast<uint32_t>(key.second), std::move(entities.begin()->second)});
    entities.erase(entities.begin());
    Member member{key, statement->text(1), statement->text(2), std::nullopt};
    if (!statement->is_null(3)) member.actor = statement->number(3);
    members.push_back(std::move(member));
    if (Status status = statement->reset(); !status) return status.error();
  }
  return nodes;
}

// What most members are called, the longer on ties, then the smaller in bytes; of those of that name one with the type
// that most of them have, then with the smaller. The order of arrival decides nothing.
const Member& spokesman(const std::vector<const Member*>& members) {
  std::map<std::string_view, size_t> names;
  std::map<std::pair<std::string_view, std::string_view>, size_t> types;
  for (const Member* member : members) {
    ++names[member->name];
    ++types[{member->name, member->type}];
  }
  const auto stands_before = [&](const Member* a, const Member* b) {
    const auto name_rank = [&](const Member* member) { return std::tuple(names[member->name], member->name.size()); };
    if (name_rank(a) != name_rank(b)) return name_rank(a) > name_rank(b);
    if (a->name != b->name) return a->name < b->name;
    const size_t of_a = types[{a->name, a->type}], of_b = types[{b->name, b->type}];
    return of_a != of_b ? of_a > of_b : a->type < b->type;
  };
  return **std::min_element(members.begin(), members.end(), stands_before);
}

class ActorWriter {
 public:
  static Result<ActorWriter> prepare(const sql::Database& database) {
    Result<sql::Statement> remove = database.prepare("DELETE FROM actors WHERE actor = ?");
    Result<sql::Statement> insert = database.prepare("INSERT INTO actors VALUES (NULL,?,?,?,?)");
    Result<sql::Statement> point = database.prepare("UPDATE entities SET actor = ? WHERE page = ? AND entity = ?");
    if (!remove) return remove.error();
    if (!insert) return insert.error();
    if (!point) return point.error();
    return ActorWriter{database, std::move(*remove), std::move(*insert), std::move(*point)};
  }

  Status remove(int64_t actor) { return remove_.run_with(actor); }

  Status write(const EntityKey& smallest, const std::vector<const Member*>& members) {
    const Member& named = spokesman(members);
    Status status = insert_.run_with(named.name, named.type, smallest.first, smallest.second);
    const int64_t actor = database_.last_row();
    for (const Member* member : members) {
      if (status) status = point_.run_with(actor, member->key.first, member->key.second);
    }
    return status;
  }

  ActorWriter(const sql::Database& database, sql::Statement remove, sql::Statement insert, sql::Statement point)
      : database_(database), remove_(std::move(remove)), insert_(std::move(insert)), point_(std::move(point)) {}

 private:
  const sql::Database& database_;
  sql::Statement remove_, insert_, point_;
};

}  // namespace

Status store_actors(sql::Database& database, const std::vector<int64_t>& pages) {
  Result<std::map<EntityKey, std::vector<std::string>>> reached = reach_from(database, pages);
  if (!reached) return reached.error();
  std::vector<Member> members;
  const Result<std::vector<ActorNode>> nodes = read_nodes(database, *std::move(reached), members);
  if (!nodes) return nodes.error();
  const std::vector<uint32_t> smallest = link_actors(*nodes);
  Result<ActorWriter> writer = ActorWriter::prepare(database);
  if (!writer) return writer.error();
  std::map<uint32_t, std::vector<const Member*>> components;
  for (uint32_t i = 0; i < members.size(); ++i) {
    components[smallest[i]].push_back(&members[i]);
    if (!members[i].actor) continue;
    if (Status status = writer->remove(*members[i].actor); !status) return status;
  }
  for (const auto& [first, component] : components) {
    if (Status status = writer->write(members[first].key, component); !status) return status;
  }
  return Done{};
}

}  // namespace onrecord
