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

// A line of X.corrections, with both sides as describe_meant() has them.
struct ActorCorrection {
  Correction correction;
  std::string target, with;  // `with` is "" where the verb has none.
};

struct ActorInfo {
  std::string name, type;
  std::vector<ActorMember> members;          // By page id, then entity.
  std::vector<ActorJoin> joins;              // For each key with two members or more: the first with each other.
  std::vector<ActorCorrection> corrections;  // In force, that mean a member; in the order of their lines.
};

// Whether some name of it may join pages; else it is known by short forms alone and stands apart, without proof.
bool has_full_name(const ActorInfo& actor);

Result<ActorInfo> read_actor(const Store& store, int64_t actor);
// By smallest member.
Result<std::vector<int64_t>> list_actors(const Store& store);
// Actors with a name, also one that a correction gave, that has the words of `name` (folded) in a row. Those who have
// it by a name of their own or a stated alias stand before those that are only taken for it on a page, full names
// before short forms, just these words before more; of equals the one with most pages first.
Result<std::vector<int64_t>> find_actors(const Store& store, std::string_view name);

// What `text` may mean as the target of a correction: a place as it is shown ("pages/a.html:3-42"), a name, or a name
// with its type ("group:Tarim Front"): that of the pages, or where they have none of its class the corrected one. One
// for each class of types that somebody of the name has, the one with most entities first; empty: nobody. `entities`
// tells how many are meant. Fails where a place ends behind its record.
struct FoundTarget {
  CorrectionTarget target;
  size_t entities = 0;
};
Result<std::vector<FoundTarget>> find_targets(const Store& store, const std::string& text);

// As a person knows a target again, with what it means here: "group:Tarim Front (3 pages)", "person:Ana Rook at
// pages/a.html:3-42"; as describe() has it where it means nobody.
Result<std::string> describe_meant(const Store& store, const CorrectionTarget& target,
                                   const std::vector<EntityKey>& meant);

// One member's smallest key as a text: "sha256:…:e3".
std::string member_key(const ActorMember& member);

}  // namespace onrecord
