// Actors as the pile knows them: members, and what proves that they are one.
#pragma once

#include "onrecord/store/query.h"

namespace onrecord {

// Why two entities are one actor: a name that both have, and where it stands.
struct ActorJoin {
  std::string key;                // "body:nusra front"
  size_t a = 0, b = 0;            // Members, by index.
  size_t a_name = 0, b_name = 0;  // Their names, by index; one with a `reason` shows the sentence that states it.
};

struct ActorMember {
  PageInfo page;
  EntityInfo entity;
};

struct ActorInfo {
  std::string name, type;
  std::vector<ActorMember> members;  // By page id, then entity.
  std::vector<ActorJoin> joins;      // For each key with two members or more: the first with each other.
};

Result<ActorInfo> read_actor(const Store& store, int64_t actor);
// By smallest member.
Result<std::vector<int64_t>> list_actors(const Store& store);
// Actors with a name that has the words of `name` (folded) in a row, the one with most pages first.
Result<std::vector<int64_t>> find_actors(const Store& store, std::string_view name);

// One member's smallest key as a text: "sha256:…:e3".
std::string member_key(const ActorMember& member);

}  // namespace onrecord
