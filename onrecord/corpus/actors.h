// Actors: entities of different pages that are the same, joined by full names and stated aliases only.
//
// Two entities that share a key (names.h) are linked; actors are the connected components. An acronym that is explained
// on a page ("body?nafo") links to pages that use it bare ("body:nafo") only when all explanations belong to one
// component: an acronym with two full names in the pile joins nothing. What links is decided by the two pages and
// the shipped tables; the order of nodes does not matter.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace onrecord {

struct ActorNode {
  std::string page_id;
  uint32_t entity = 0;
  std::vector<std::string> keys;  // Of its name and its stated aliases; none: it stands alone.
};

// The component of each node, as the index of its smallest member by (page_id, entity).
// The set must be closed: whoever shares a key with a node (":" and "?" forms counted as one) is in it.
std::vector<uint32_t> link_actors(std::span<const ActorNode> nodes);

// The same key with ":" and "?" told as one, by which closures are found: "body?nafo" -> "body:nafo".
std::string plain_key(std::string key);

}  // namespace onrecord
