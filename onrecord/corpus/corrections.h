// Corrections: what a person says of the pile's actors, as lines of JSON beside the database (docs/corrections.md).
//
//   {"verb": "merge", "target": {"name": "River Brigade", "type": "group"},
//    "with": {"name": "Tarim Front", "type": "group"}, "by": "ana", "reason": "the same seal", "date": "2016-09-22"}
//
// Lines are only ever appended; an undo is a line too. What stands follows from the lines alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/span.h"
#include "onrecord/entity/entity.h"

namespace onrecord {

enum class CorrectionVerb : uint8_t {
  merge,     // The two are one actor.
  distinct,  // The two are never one actor.
  split,     // Whoever this is stands alone: nothing joins it but a merge that names its place.
  rename,    // The actor is called `to`.
  type,      // The actor is of the type `to`.
};
const char* name_of(CorrectionVerb verb);

// Either all entities of a name, or the one that is named at a place; never a number that another run may give anew.
struct CorrectionTarget {
  std::string name;  // As a page has it.
  EntityType type = EntityType::other;
  std::string page;  // "sha256:…"; then `at` says where in the record, and name and type are empty.
  ByteRanges at;

  bool is_place() const { return !page.empty(); }
};
// Equal for two targets that mean the same entities in every pile: "body:tarim front", "sha256:…:3-42".
std::string key_of(const CorrectionTarget& target);

struct Correction {
  CorrectionVerb verb = CorrectionVerb::merge;
  bool undo = false;              // Takes back the lines before it that say the same (standing_corrections).
  CorrectionTarget target, with;  // `with`: merge and distinct only.
  std::string to;                 // rename and type only.
  std::string by, reason, date;   // Who says so, why, and when (YYYY-MM-DD); "" not given.
  uint64_t line = 0;              // In the file, from 1; 0: not in one yet.

  bool has_with() const { return verb == CorrectionVerb::merge || verb == CorrectionVerb::distinct; }
  bool has_to() const { return verb == CorrectionVerb::rename || verb == CorrectionVerb::type; }
};

// All lines, in order. `file` is what errors call it; a damaged line fails the whole, so that nothing is applied that
// was meant otherwise: "pile.corrections:3: no JSON object".
Result<std::vector<Correction>> read_corrections(std::string_view text, const std::string& file);

// What a line must have, and must not: "merge without a "with"", "no day "May": write YYYY-MM-DD".
Status check_correction(const Correction& correction);

// One line with its newline.
std::string write_correction(const Correction& correction);

// Those that no later line takes back, each once, in the order of their last lines. Two lines say the same when verb,
// targets (the two of a merge in either order) and `to` are the same, whoever said it and why.
std::vector<Correction> standing_corrections(const std::vector<Correction>& lines);

}  // namespace onrecord
