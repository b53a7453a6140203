#include "onrecord/corpus/roles.h"

#include "onrecord/corpus/names.h"

namespace onrecord {
namespace {

constexpr std::string_view owner_state = "of";

// The state that the words begin or end with, at most two of them ("one time"); takes them away.
std::string take_state(std::string& words, bool from_end, const RoleLexicon& lexicon) {
  size_t border = from_end ? words.size() : 0;
  for (int count = 0; count < 2; ++count) {
    border = from_end ? words.rfind(' ', border == 0 ? 0 : border - 1) : words.find(' ', border + (count > 0));
    if (border == std::string::npos) return "";
    const std::string part = from_end ? words.substr(border + 1) : words.substr(0, border);
    const auto found = lexicon.find(part);
    if (found == lexicon.end() || found->second == owner_state) continue;
    words = from_end ? words.substr(0, border) : words.substr(border + 1);
    return found->second;
  }
  return "";
}

}  // namespace

Result<RoleLexicon> load_role_lexicon(const DataFolder& data) {
  const Result<Table> table = read_table(data, "role_words.tsv", 2);
  if (!table) return table.error();
  RoleLexicon lexicon;
  for (const auto& row : table->rows) lexicon[std::string(row[0])] = std::string(row[1]);
  return lexicon;
}

RoleState read_role(std::string_view words, const RoleLexicon& lexicon) {
  RoleState out{fold_name(words), ""};
  out.state = take_state(out.role, false, lexicon);
  if (out.state.empty()) out.state = take_state(out.role, true, lexicon);
  return out;
}

bool leads_to_owner(std::string_view between, const RoleLexicon& lexicon) {
  std::string words = fold_name(between);
  if (words.ends_with(" the")) words.resize(words.size() - 4);
  const auto found = lexicon.find(words);
  return found != lexicon.end() && found->second == owner_state;
}

}  // namespace onrecord
