// Roles as time goes by: which of them are one role in different states.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

// data/role_words.tsv: folded word to state ("former", "acting", ...); "of" leads to whose the role is.
using RoleLexicon = std::map<std::string, std::string, std::less<>>;
Result<RoleLexicon> load_role_lexicon(const DataFolder& data);

// "former Foreign Minister" -> {"foreign minister", "former"}; "President-elect" -> {"president", "elect"}. A role that
// is nothing but such a word is a role.
struct RoleState {
  std::string role;   // Folded as names are.
  std::string state;  // "" where nothing is said of it.
};
RoleState read_role(std::string_view words, const RoleLexicon& lexicon);

// Whether words behind a role lead to whose it is: " for the " -> true, " said " -> false.
bool leads_to_owner(std::string_view between, const RoleLexicon& lexicon);

}  // namespace onrecord
