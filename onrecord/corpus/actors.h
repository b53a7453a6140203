// Actors: entities of different pages that are the same, joined by full names, stated aliases and a person's
// corrections.
//
// Two entities that share a key (names.h) are linked; actors are the connected components. An acronym that is explained
// on a page ("body?nafo") links to pages that use it bare ("body:nafo") only when all explanations belong to one
// component: an acronym with two full names in the pile joins nothing. What links is decided by the two pages and
// the shipped tables; the order of nodes does not matter.
//
// Judgements keep entities apart: a link that would bring together what they hold apart is not made at all, so a name
// that both sides share joins nobody. Links are tried in a fixed order: merges as they stand, equal names, aliases,
// acronyms.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct ActorNode {
  std::string_view page_id;
  uint32_t entity = 0;
  std::vector<std::string> keys;  // Of its name and its stated aliases; none: it stands alone.
  bool name_has_key = false;      // keys[0] is that of its name.
};

// What a person said, about nodes by their index.
struct ActorJudgements {
  struct Pair {
    std::vector<uint32_t> target, with;
  };
  std::vector<Pair> merges;    // All nodes of both are one.
  std::vector<Pair> distinct;  // No node of one is one with a node of the other. Who is in both stands apart from both.
  std::vector<uint32_t> split;  // Their keys link nothing.
};

// The component of each node, as the index of its smallest member by (page_id, entity).
// The set must be closed: whoever shares a key with a node (":" and "?" forms counted as one) or is merged with it is
// in it.
std::vector<uint32_t> link_actors(std::span<const ActorNode> nodes, const ActorJudgements& judgements = {});

// The same key with ":" and "?" told as one, by which closures are found: "body?nafo" -> "body:nafo".
std::string plain_key(std::string key);

}  // namespace onrecord
