// Which names of a page are one actor: same words, short forms, spellings, acronyms. Private.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "onrecord/entity/names.h"

namespace onrecord {

// All mentions with one key, and after `join` those of one actor.
struct NameGroup {
  std::vector<uint32_t> mentions;  // In NameMentions, in text order.
  TypePoints points{};             // Of the rules.
  KindPoints told{};               // Of the name model.
  EntityType type = EntityType::other;
  Gender gender = Gender::unknown;
  bool is_weak = true;  // No mention of it is surely a name.

  // Whether the name model leaves it open that it is of this kind.
  bool may_be(NameKind kind) const;
  // Whether the rules know nothing of it.
  bool is_blank() const;
};

class Chains {
 public:
  // REQUIRES: words and names outlive it; names are sorted.
  Chains(const Words& words, const std::vector<NameMention>& names);

  // The group that stands for the actor of a mention.
  uint32_t actor_of(uint32_t mention) const { return root(group_of_[mention]); }
  uint32_t root(uint32_t group) const;
  const NameGroup& group(uint32_t root) const { return groups_[root]; }
  NameGroup& group(uint32_t root) { return groups_[root]; }
  uint32_t group_count() const { return static_cast<uint32_t>(groups_.size()); }

  // Makes two groups one actor, unless their types forbid it. True when they are one afterwards.
  bool join(uint32_t a, uint32_t b);

  // Whether one actor could be of both types.
  static bool may_be_one(EntityType a, EntityType b);

 private:
  void group_by_key();
  void tell_types();
  void join_persons();
  void join_spellings();
  void join_titled(const std::unordered_map<std::string, std::vector<uint32_t>>& by_last);
  void join_storms();
  void join_acronyms();
  void join_short_organizations();
  uint32_t bearer(uint32_t lone, const std::vector<uint32_t>& bearers) const;
  std::string role_noun(const NameMention& name) const;
  uint32_t of_same_role(uint32_t lone, const std::vector<uint32_t>& fit) const;
  const NameMention& longest(uint32_t group) const;
  bool is_person(uint32_t group) const { return groups_[group].type == EntityType::person; }
  bool may_be_short_person(uint32_t group) const;
  std::vector<std::string> person_words(uint32_t group) const;
  std::string initials(const NameMention& name, bool little_too) const;

  const Words& words_;
  const std::vector<NameMention>& names_;
  std::vector<uint32_t> group_of_;
  std::vector<NameGroup> groups_;
  std::vector<uint32_t> parent_;
};

}  // namespace onrecord
