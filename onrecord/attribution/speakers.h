// Who stands behind a source: the entity it refers to, or a new one that only the source makes known.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "onrecord/attribution/draft.h"

namespace onrecord {

class Speakers {
 public:
  Speakers(const Reading& reading, Entities& entities);

  // The entity that the noun phrase refers to; empty for a pronoun without antecedent. A described source that no
  // mention covers ("two US officials") becomes a new entity with `named` false, one for all sources of the same words.
  std::optional<uint32_t> find(TokenRange source);

  // The entity of a name or description that is no source ("told CNN"); never makes a new one.
  std::optional<uint32_t> find_known(TokenRange phrase) const;

  // The medium of this name, made where there is none ("Twitter" behind "tweeted").
  uint32_t find_or_add_medium(std::string_view name);

  // The medium that the last name of one before the offset means.
  std::optional<uint32_t> medium_before(uint32_t at) const;

  // The medium whose name ends with these words: "the Post" is "Norden Post", "WXYZ" is "WXYZ-TV".
  std::optional<uint32_t> medium_by_last_words(std::string_view words) const;

  SourceKind kind_of(TokenRange source, std::optional<uint32_t> speaker) const;
  Entities& entities() { return entities_; }

 private:
  uint32_t head_of(TokenRange core) const;
  std::optional<uint32_t> mention_over(Span span) const;
  std::optional<uint32_t> name_in_apposition(TokenRange source, TokenRange core) const;
  uint32_t add_described(TokenRange core, uint32_t head);
  std::vector<uint32_t> joint_names(TokenRange core) const;
  std::optional<uint32_t> member_in(TokenRange side, bool names_in_title) const;
  uint32_t add_joint(TokenRange core, const std::vector<uint32_t>& members);

  const Reading& reading_;
  Entities& entities_;
  std::unordered_map<std::string, uint32_t> described_;  // By folded words; only looked up.
  std::unordered_map<std::string, uint32_t> media_;
  std::map<std::vector<uint32_t>, uint32_t> joint_;  // "Ann Lee and Bo Holm", by its members.
  std::unordered_set<uint32_t> joint_ids_;
  size_t given_mentions_;  // Mentions that came in; sorted. Those added stand behind until `find_statements` sorts.
};

}  // namespace onrecord
