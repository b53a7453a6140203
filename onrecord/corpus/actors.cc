#include "onrecord/corpus/actors.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

namespace onrecord {
namespace {

using Ranks = std::vector<uint32_t>;

// Union-find with path halving; the smaller root wins, so results do not depend on the order of unions. Nodes may have
// sides of rules: no union brings two sides of one rule together.
class Components {
 public:
  explicit Components(size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }

  uint32_t find(uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  // REQUIRES: `node` is not united yet and has no side of this rule.
  void set_side(uint32_t node, size_t rule, int side) { sides_[node].emplace(rule, side); }

  // All or, where sides forbid it, nothing.
  void unite(std::span<const uint32_t> nodes) {
    if (nodes.size() < 2 || (!sides_.empty() && !may_unite(nodes))) return;
    for (uint32_t node : nodes) unite(nodes.front(), node);
  }

 private:
  using Sides = std::map<size_t, int>;  // Rule to side.

  bool may_unite(std::span<const uint32_t> nodes) {
    Sides together;
    for (uint32_t node : nodes) {
      const auto found = sides_.find(find(node));
      if (found == sides_.end()) continue;
      for (const auto& [rule, side] : found->second) {
        if (together.emplace(rule, side).first->second != side) return false;
      }
    }
    return true;
  }

  void unite(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    const uint32_t root = std::min(a, b), other = std::max(a, b);
    parent_[other] = root;
    if (const auto found = sides_.find(other); found != sides_.end()) sides_[root].merge(found->second);
  }

  std::vector<uint32_t> parent_;
  std::map<uint32_t, Sides> sides_;  // By root.
};

// One key of one node. The views lie in the nodes.
struct KeyUse {
  std::string_view kind, name;  // "body", "nafo"
  uint32_t rank;
  bool explained;    // "body?nafo"
  bool is_own_name;  // Not an alias.

  bool has_key_of(const KeyUse& other) const { return kind == other.kind && name == other.name; }
};

size_t mark_of(std::string_view key) { return std::min(key.find_first_of(":?"), key.size()); }

Ranks order_of(std::span<const ActorNode> nodes) {
  Ranks order(nodes.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return std::tie(nodes[a].page_id, nodes[a].entity) < std::tie(nodes[b].page_id, nodes[b].entity);
  });
  return order;
}

// Of all nodes but those that are split off, sorted by key, then by rank.
std::vector<KeyUse> sorted_keys(std::span<const ActorNode> nodes, const Ranks& order, const Ranks& split) {
  std::vector<char> is_split(nodes.size());
  for (uint32_t node : split) is_split[node] = 1;
  std::vector<KeyUse> uses;
  for (uint32_t rank = 0; rank < order.size(); ++rank) {
    const ActorNode& node = nodes[order[rank]];
    if (is_split[order[rank]]) continue;
    for (size_t i = 0; i < node.keys.size(); ++i) {
      const std::string_view key = node.keys[i];
      const size_t mark = mark_of(key);
      const bool explained = mark < key.size() && key[mark] == '?';
      uses.push_back({key.substr(0, mark), key.substr(std::min(mark + 1, key.size())), rank, explained,
                      i == 0 && node.name_has_key});
    }
  }
  std::sort(uses.begin(), uses.end(), [](const KeyUse& a, const KeyUse& b) {
    return std::tie(a.kind, a.name, a.rank) < std::tie(b.kind, b.name, b.rank);
  });
  return uses;
}

// Calls `act` with the uses of each key.
template <typename Act>
void for_each_key(std::span<const KeyUse> uses, Act act) {
  for (size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    while (end < uses.size() && uses[end].has_key_of(uses[begin])) ++end;
    act(uses.subspan(begin, end - begin));
  }
}

template <typename Test>
Ranks ranks_of(std::span<const KeyUse> uses, Test test) {
  Ranks out;
  for (const KeyUse& use : uses) {
    if (test(use)) out.push_back(use.rank);
  }
  return out;
}

bool is_full(const KeyUse& use) { return !use.explained; }
bool is_own_name(const KeyUse& use) { return is_full(use) && use.is_own_name; }

// Acronyms after names. Whether one links is decided on the components that names alone make.
void unite_acronyms(Components& components, std::span<const KeyUse> uses) {
  std::vector<Ranks> unions;
  for_each_key(uses, [&](std::span<const KeyUse> key) {
    std::set<uint32_t> owners;
    for (uint32_t rank : ranks_of(key, [](const KeyUse& use) { return use.explained; })) {
      owners.insert(components.find(rank));
    }
    Ranks bare = ranks_of(key, is_full);
    if (owners.size() != 1 || bare.empty()) return;
    bare.push_back(*owners.begin());
    unions.push_back(std::move(bare));
  });
  for (const Ranks& nodes : unions) components.unite(nodes);
}

void set_sides(Components& components, const std::vector<ActorJudgements::Pair>& distinct, const Ranks& rank_of) {
  for (size_t rule = 0; rule < distinct.size(); ++rule) {
    std::map<uint32_t, int> sides;  // 0 target, 1 with, 2 both.
    for (uint32_t node : distinct[rule].target) sides[node] = 0;
    for (uint32_t node : distinct[rule].with) sides[node] = sides.contains(node) ? 2 : 1;
    for (const auto& [node, side] : sides) components.set_side(rank_of[node], rule, side);
  }
}

void unite_merged(Components& components, const std::vector<ActorJudgements::Pair>& merges, const Ranks& rank_of) {
  for (const ActorJudgements::Pair& merge : merges) {
    if (merge.target.empty() || merge.with.empty()) continue;
    Ranks ranks;
    for (uint32_t node : merge.target) ranks.push_back(rank_of[node]);
    for (uint32_t node : merge.with) ranks.push_back(rank_of[node]);
    components.unite(ranks);
  }
}

}  // namespace

std::string plain_key(std::string key) {
  const size_t mark = mark_of(key);
  if (mark < key.size()) key[mark] = ':';
  return key;
}

std::vector<uint32_t> link_actors(std::span<const ActorNode> nodes, const ActorJudgements& judgements) {
  // Ranks, not indices, go into the components, so that a root is the smallest member.
  const Ranks order = order_of(nodes);
  Ranks rank_of(nodes.size());
  for (uint32_t rank = 0; rank < order.size(); ++rank) rank_of[order[rank]] = rank;
  const std::vector<KeyUse> uses = sorted_keys(nodes, order, judgements.split);
  Components components(nodes.size());
  set_sides(components, judgements.distinct, rank_of);
  unite_merged(components, judgements.merges, rank_of);
  for_each_key(uses, [&](std::span<const KeyUse> key) { components.unite(ranks_of(key, is_own_name)); });
  for_each_key(uses, [&](std::span<const KeyUse> key) { components.unite(ranks_of(key, is_full)); });
  unite_acronyms(components, uses);
  std::vector<uint32_t> smallest(nodes.size());
  for (uint32_t rank = 0; rank < order.size(); ++rank) smallest[order[rank]] = order[components.find(rank)];
  return smallest;
}

}  // namespace onrecord
