// How two names are alike in letters: a hint for a person, never a reason to join.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

// data/transliteration.tsv: letters to the letters that stand for them.
struct TransliterationTable {
  std::map<std::string, std::string, std::less<>> letters;
  size_t longest = 0;  // Bytes.
};
Result<TransliterationTable> load_transliteration(const DataFolder& data);

enum class Likeness : uint8_t {
  none,
  spelling,         // "ana rook", "ana roook": a letter or two of long words differ, all figures are the same.
  transliteration,  // "muammar qaddafi", "moammar gadhafi": the same consonants as spellings of another script go.
  short_form,       // "rook" or "tarim" of "ana rook", "tarim front".
};
const char* name_of(Likeness likeness);

// How `other` is like `name`, both folded (fold_name) and different. Cost: a look at their letters for most pairs, else
// the product of their lengths.
Likeness likeness_of(std::string_view name, std::string_view other, const TransliterationTable& table);

}  // namespace onrecord
