#include "onrecord/store/link_actors.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <unordered_set>

#include "onrecord/corpus/actors.h"

namespace onrecord {
namespace {

// Everybody who can be reached over keys, merges and the actors until now from the entities of some pages: whom a
// component loses by a correction must be linked anew as well.
class Closure {
 public:
  Closure(const sql::Database& database, const std::vector<ResolvedCorrection>& corrections) : database_(database) {
    for (const ResolvedCorrection& one : corrections) {
      if (one.correction.verb != CorrectionVerb::merge) continue;
      for (const auto* side : {&one.target, &one.with}) {
        for (const EntityKey& entity : *side) merges_of_.emplace(entity, &one);
      }
    }
  }

  Status grow(const std::vector<int64_t>& pages) {
    Result<sql::Statement> on_page =
        database_.prepare("SELECT entity FROM entities WHERE page = ? AND named ORDER BY entity");
    Result<sql::Statement> keys_of =
        database_.prepare("SELECT key FROM names WHERE page = ? AND entity = ? AND key IS NOT NULL");
    Result<sql::Statement> with_key = database_.prepare("SELECT page, entity FROM names WHERE key IN (?, ?)");
    Result<sql::Statement> of_actor = database_.prepare(
        "SELECT page, entity FROM entities WHERE actor = (SELECT actor FROM entities WHERE page = ? AND entity = ?)");
    if (!on_page) return on_page.error();
    if (!keys_of) return keys_of.error();
    if (!with_key) return with_key.error();
    if (!of_actor) return of_actor.error();
    for (int64_t page : pages) {
      for (on_page->bind_all(page); on_page->step();) reach({page, on_page->number(0)});
      if (Status status = on_page->reset(); !status) return status;
    }
    while (!open_.empty()) {
      const EntityKey entity = open_.back();
      open_.pop_back();
      follow_merges(entity);
      if (Status status = follow_actor(entity, *of_actor); !status) return status;
      if (Status status = follow_keys(entity, *keys_of, *with_key); !status) return status;
    }
    return Done{};
  }

  std::set<EntityKey> take_entities() { return std::move(entities_); }

 private:
  void reach(EntityKey entity) {
    if (entities_.insert(entity).second) open_.push_back(entity);
  }

  // A merge is followed from the first of its entities only: it reaches the same from each.
  void follow_merges(EntityKey entity) {
    const auto [begin, end] = merges_of_.equal_range(entity);
    for (auto merge = begin; merge != end; ++merge) {
      if (!followed_.insert(merge->second).second) continue;
      for (const EntityKey& other : merge->second->target) reach(other);
      for (const EntityKey& other : merge->second->with) reach(other);
    }
  }

  // Whoever is reached so is of the same actor, which is read once.
  Status follow_actor(EntityKey entity, sql::Statement& of_actor) {
    if (of_read_actor_.erase(entity) > 0) return Done{};
    for (of_actor.bind_all(entity.first, entity.second); of_actor.step();) {
      const EntityKey other{of_actor.number(0), of_actor.number(1)};
      if (other == entity) continue;
      of_read_actor_.insert(other);
      reach(other);
    }
    return of_actor.reset();
  }

  Status follow_keys(EntityKey entity, sql::Statement& keys_of, sql::Statement& with_key) {
    std::vector<std::string> fresh;
    for (keys_of.bind_all(entity.first, entity.second); keys_of.step();) {
      std::string plain = plain_key(keys_of.text(0));
      if (keys_.insert(plain).second) fresh.push_back(std::move(plain));
    }
    if (Status status = keys_of.reset(); !status) return status;
    for (const std::string& plain : fresh) {
      std::string explained = plain;
      explained[plain.find(':')] = '?';
      for (with_key.bind_all(plain, explained); with_key.step();) reach({with_key.number(0), with_key.number(1)});
      if (Status status = with_key.reset(); !status) return status;
    }
    return Done{};
  }

  const sql::Database& database_;
  std::multimap<EntityKey, const ResolvedCorrection*> merges_of_;
  std::unordered_set<const ResolvedCorrection*> followed_;
  std::set<EntityKey> entities_;
  std::set<EntityKey> of_read_actor_;  // Not followed yet, and nothing new to be found by their actor.
  std::unordered_set<std::string> keys_;
  std::vector<EntityKey> open_;
};

Result<std::set<EntityKey>> reach_from(const sql::Database& database, const std::vector<int64_t>& pages,
                                       const std::vector<ResolvedCorrection>& corrections) {
  Closure closure(database, corrections);
  if (Status status = closure.grow(pages); !status) return status.error();
  return closure.take_entities();
}

struct Member {
  EntityKey key;
  std::string name;
  EntityType type = EntityType::other;
  std::optional<int64_t> actor;  // Until now.
};

// The entities with all that links them. One id is kept for all entities of a page: the closure of many pages is large.
struct Reached {
  std::map<int64_t, std::string> page_ids;
  std::vector<ActorNode> nodes;  // Views lie in page_ids.
  std::vector<Member> members;   // Of the same index; sorted by key.
};

class NodeReader {
 public:
  static Result<NodeReader> prepare(const sql::Database& database) {
    Result<sql::Statement> row = database.prepare(
        "SELECT p.id, e.name, e.type, e.actor FROM entities e JOIN pages p USING (page) WHERE e.page = ? AND e.entity "
        "= ?");
    Result<sql::Statement> keys =
        database.prepare("SELECT key, seq FROM names WHERE page = ? AND entity = ? AND key IS NOT NULL ORDER BY seq");
    if (!row) return row.error();
    if (!keys) return keys.error();
    return NodeReader(std::move(*row), std::move(*keys));
  }

  Status read(const EntityKey& key, Reached& out) {
    row_.bind_all(key.first, key.second);
    if (!row_.step()) return Error{"a name without its entity"};
    const std::string& page_id = out.page_ids.try_emplace(key.first, row_.view(0)).first->second;
    Member member{key, row_.text(1), type_named(row_.view(2)).value_or(EntityType::other), std::nullopt};
    if (!row_.is_null(3)) member.actor = row_.number(3);
    out.members.push_back(std::move(member));
    if (Status status = row_.reset(); !status) return status;
    ActorNode node{page_id, static_cast<uint32_t>(key.second), {}};
    for (keys_.bind_all(key.first, key.second); keys_.step();) {
      node.name_has_key = node.name_has_key || keys_.number(1) == 0;
      node.keys.push_back(keys_.text(0));
    }
    out.nodes.push_back(std::move(node));
    return keys_.reset();
  }

 private:
  NodeReader(sql::Statement row, sql::Statement keys) : row_(std::move(row)), keys_(std::move(keys)) {}
  sql::Statement row_, keys_;
};

Result<Reached> read_nodes(const sql::Database& database, const std::set<EntityKey>& entities) {
  Result<NodeReader> reader = NodeReader::prepare(database);
  if (!reader) return reader.error();
  Reached out;
  out.nodes.reserve(entities.size());
  out.members.reserve(entities.size());
  for (const EntityKey& key : entities) {
    if (Status status = reader->read(key, out); !status) return Error{database.path() + ": " + status.error().message};
  }
  return out;
}

// ---------------------------------------------------------------- corrections

std::vector<uint32_t> indices_of(const std::vector<EntityKey>& entities, const std::vector<Member>& members) {
  std::vector<uint32_t> out;
  for (const EntityKey& entity : entities) {
    const auto found = std::lower_bound(members.begin(), members.end(), entity,
                                        [](const Member& member, const EntityKey& key) { return member.key < key; });
    if (found == members.end() || found->key != entity) continue;
    out.push_back(static_cast<uint32_t>(found - members.begin()));
  }
  return out;
}

ActorJudgements judgements_of(const std::vector<ResolvedCorrection>& corrections, const std::vector<Member>& members) {
  ActorJudgements out;
  for (const ResolvedCorrection& one : corrections) {
    const ActorJudgements::Pair pair{indices_of(one.target, members), indices_of(one.with, members)};
    if (one.correction.verb == CorrectionVerb::merge) out.merges.push_back(pair);
    if (one.correction.verb == CorrectionVerb::distinct) out.distinct.push_back(pair);
    if (one.correction.verb == CorrectionVerb::split) {
      out.split.insert(out.split.end(), pair.target.begin(), pair.target.end());
    }
  }
  return out;
}

// The last line of one verb that means somebody of the component; null: none.
class LastWord {
 public:
  LastWord(CorrectionVerb verb, const std::vector<ResolvedCorrection>& corrections) {
    for (size_t i = 0; i < corrections.size(); ++i) {
      if (corrections[i].correction.verb != verb) continue;
      for (const EntityKey& entity : corrections[i].target) last_[entity] = {i, &corrections[i].correction.to};
    }
  }

  const std::string* on(std::span<const Member* const> members) const {
    std::pair<size_t, const std::string*> last{0, nullptr};
    for (const Member* member : members) {
      const auto found = last_.find(member->key);
      if (found == last_.end()) continue;
      if (last.second == nullptr || found->second.first > last.first) last = found->second;
    }
    return last.second;
  }

 private:
  std::map<EntityKey, std::pair<size_t, const std::string*>> last_;
};

// What most members are called, the longer on ties, then the smaller in bytes; of those of that name one with the type
// that most of them have, then with the smaller. The order of arrival decides nothing.
const Member& spokesman(std::span<const Member* const> members) {
  std::map<std::string_view, size_t> names;
  std::map<std::pair<std::string_view, EntityType>, size_t> types;
  for (const Member* member : members) {
    ++names[member->name];
    ++types[{member->name, member->type}];
  }
  const auto stands_before = [&](const Member* a, const Member* b) {
    const auto name_rank = [&](const Member* member) { return std::tuple(names[member->name], member->name.size()); };
    if (name_rank(a) != name_rank(b)) return name_rank(a) > name_rank(b);
    if (a->name != b->name) return a->name < b->name;
    const size_t of_a = types[{a->name, a->type}], of_b = types[{b->name, b->type}];
    if (of_a != of_b) return of_a > of_b;
    return std::string_view(name_of(a->type)) < name_of(b->type);
  };
  return **std::min_element(members.begin(), members.end(), stands_before);
}

class ActorWriter {
 public:
  static Result<ActorWriter> prepare(const sql::Database& database,
                                     const std::vector<ResolvedCorrection>& corrections) {
    Result<sql::Statement> remove = database.prepare("DELETE FROM actors WHERE actor = ?");
    Result<sql::Statement> insert = database.prepare("INSERT INTO actors VALUES (NULL,?,?,?,?)");
    Result<sql::Statement> point = database.prepare("UPDATE entities SET actor = ? WHERE page = ? AND entity = ?");
    if (!remove) return remove.error();
    if (!insert) return insert.error();
    if (!point) return point.error();
    return ActorWriter{database, corrections, std::move(*remove), std::move(*insert), std::move(*point)};
  }

  Status remove(int64_t actor) { return remove_.run_with(actor); }

  Status write(const EntityKey& smallest, std::span<const Member* const> members) {
    const Member& named = spokesman(members);
    const std::string* name = renames_.on(members);
    const std::string* type = types_.on(members);
    Status status = insert_.run_with(name != nullptr ? *name : named.name,
                                     type != nullptr ? *type : name_of(named.type), smallest.first, smallest.second);
    const int64_t actor = database_.last_row();
    for (const Member* member : members) {
      if (status) status = point_.run_with(actor, member->key.first, member->key.second);
    }
    return status;
  }

 private:
  ActorWriter(const sql::Database& database, const std::vector<ResolvedCorrection>& corrections, sql::Statement remove,
              sql::Statement insert, sql::Statement point)
      : database_(database),
        renames_(CorrectionVerb::rename, corrections),
        types_(CorrectionVerb::type, corrections),
        remove_(std::move(remove)),
        insert_(std::move(insert)),
        point_(std::move(point)) {}

  const sql::Database& database_;
  LastWord renames_, types_;
  sql::Statement remove_, insert_, point_;
};

Status write_actors(const std::vector<Member>& members, const std::vector<uint32_t>& smallest, ActorWriter& writer) {
  for (const Member& member : members) {
    if (!member.actor) continue;
    if (Status status = writer.remove(*member.actor); !status) return status;
  }
  std::vector<uint32_t> order(members.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return std::tie(smallest[a], a) < std::tie(smallest[b], b); });
  std::vector<const Member*> component;
  for (size_t i = 0; i < order.size(); ++i) {
    component.push_back(&members[order[i]]);
    const bool is_last = i + 1 == order.size() || smallest[order[i + 1]] != smallest[order[i]];
    if (!is_last) continue;
    if (Status status = writer.write(members[smallest[order[i]]].key, component); !status) return status;
    component.clear();
  }
  return Done{};
}

}  // namespace

Status store_actors(sql::Database& database, const std::vector<int64_t>& pages,
                    const std::vector<ResolvedCorrection>& corrections) {
  Result<std::set<EntityKey>> entities = reach_from(database, pages, corrections);
  if (!entities) return entities.error();
  const Result<Reached> reached = read_nodes(database, *entities);
  if (!reached) return reached.error();
  entities->clear();
  const std::vector<uint32_t> smallest = link_actors(reached->nodes, judgements_of(corrections, reached->members));
  Result<ActorWriter> writer = ActorWriter::prepare(database, corrections);
  if (!writer) return writer.error();
  return write_actors(reached->members, smallest, *writer);
}

}  // namespace onrecord
