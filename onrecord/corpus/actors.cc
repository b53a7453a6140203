#include "onrecord/corpus/actors.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace onrecord {
namespace {

// Union-find with path halving; the smaller root wins, so results do not depend on the order of unions.
class Components {
 public:
  explicit Components(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }

  uint32_t find(uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  void unite(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

using Buckets = std::map<std::string, std::vector<uint32_t>>;

void unite_all(Components& components, const std::vector<uint32_t>& nodes) {
  for (uint32_t node : nodes) components.unite(nodes.front(), node);
}

std::vector<uint32_t> order_of(std::span<const ActorNode> nodes) {
  std::vector<uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return std::tie(nodes[a].page_id, nodes[a].entity) < std::tie(nodes[b].page_id, nodes[b].entity);
  });
  return order;
}

// Acronyms after names. Whether one links is decided on the components that names alone make.
void unite_acronyms(Components& components, const Buckets& full, const Buckets& explained) {
  std::vector<std::vector<uint32_t>> unions;
  for (const auto& [key, nodes] : explained) {
    std::set<uint32_t> owners;
    for (uint32_t node : nodes) owners.insert(components.find(node));
    const auto bare = full.find(key);
    if (owners.size() == 1 && bare != full.end()) unions.push_back({*owners.begin(), bare->second.front()});
  }
  for (const auto& nodes : unions) unite_all(components, nodes);
}

}  // namespace

std::string plain_key(std::string key) {
  const size_t mark = key.find_first_of(":?");
  if (mark != std::string::npos) key[mark] = ':';
  return key;
}

std::vector<uint32_t> link_actors(std::span<const ActorNode> nodes) {
  // Ranks, not indices, go into the components, so that a root is the smallest member.
  const std::vector<uint32_t> order = order_of(nodes);
  Components components(nodes.size());
  Buckets full, explained;
  for (uint32_t rank = 0; rank < order.size(); ++rank) {
    for (const std::string& key : nodes[order[rank]].keys) {
      Buckets& buckets = plain_key(key) == key ? full : explained;
      buckets[plain_key(key)].push_back(rank);
    }
  }
  for (const auto& [key, ranks] : full) unite_all(components, ranks);
  unite_acronyms(components, full, explained);
  std::vector<uint32_t> smallest(nodes.size());
  for (uint32_t rank = 0; rank < order.size(); ++rank) smallest[order[rank]] = order[components.find(rank)];
  return smallest;
}

}  // namespace onrecord
