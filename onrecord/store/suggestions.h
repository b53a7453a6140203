// Names that may be the actor's too: learnt from the pile, told with their evidence, joined by nobody but a person.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "onrecord/corpus/likeness.h"
#include "onrecord/store/dossier.h"

namespace onrecord {

// What speaks for it: a role or a statement that both have.
struct Evidence {
  std::string kind;      // "same role", "same statement"
  std::string words;     // "foreign minister"; the statement's content.
  Sighting here, there;  // Of the actor, of the other name.
};

struct Suggestion {
  CorrectionTarget other;  // As `onrecord correct merge` takes it.
  Likeness likeness = Likeness::none;
  std::vector<Evidence> evidence;  // Each role once, each statement once.
  Seen seen;                       // Where the name stands.
  size_t shared_pages = 0;         // That name both, each as somebody of his own: speaks against it.
};

struct Suggestions {
  std::map<int64_t, PageInfo> pages;  // Others point into it.
  std::vector<Suggestion> all;        // The most evidence first.
};

struct SuggestionTables {
  RoleLexicon roles;
  TransliterationTable letters;
};
Result<SuggestionTables> load_suggestion_tables(const DataFolder& data);

// Full names that are alike in spelling or transliteration; short forms with a role or a statement of the actor's; any
// name with two statements of the actor's. Of the same class of types, not of the actor already, and not kept apart
// from it by a correction. REQUIRES: the dossier outlives the suggestions.
Result<Suggestions> find_suggestions(const Store& store, const Dossier& dossier, const SuggestionTables& tables);

}  // namespace onrecord
