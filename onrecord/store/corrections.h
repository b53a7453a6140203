// X.corrections beside the pile X.db: read, appended to, and resolved to the entities that its lines speak of.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "onrecord/corpus/corrections.h"
#include "onrecord/store/sqlite.h"

namespace onrecord {

// "piles/syria.db" -> "piles/syria.corrections"; "pile" -> "pile.corrections"
std::string corrections_path(const std::string& database);

struct CorrectionFile {
  std::string text;               // All of it; "" where there is no file.
  std::vector<Correction> lines;  // What it says.
};
// Fails when it is no regular file or cannot be read, or with the first damaged line.
Result<CorrectionFile> read_correction_file(const std::string& database);

// The same with one line more; a last line without its newline gets one.
CorrectionFile with_line(const CorrectionFile& file, const Correction& correction);
// Appends what `longer` has more than `file`, and waits until it is on the disk. Where that fails, the file is as it
// was. REQUIRES: `file` was just read, and no other process appends (the pile's transaction sees to that).
Status append_to_correction_file(const std::string& database, const CorrectionFile& file, const CorrectionFile& longer);
// Takes back what was just appended to `file`.
void shorten_correction_file(const std::string& database, const CorrectionFile& file);

// What the links of the pile were made with: the file's text at that time, and what stands of it.
Result<std::string> read_applied_text(const sql::Database& database);
Result<std::vector<Correction>> read_applied_corrections(const sql::Database& database);
Status write_applied_text(sql::Database& database, const std::string& text);

using EntityKey = std::pair<int64_t, int64_t>;  // page, entity

struct ResolvedCorrection {
  Correction correction;
  std::vector<EntityKey> target, with;  // Sorted. Empty where nobody in the pile is meant.

  bool means_somebody() const { return !target.empty() && (!correction.has_with() || !with.empty()); }
};

// A name means every named entity that is called so, by its own name or by an alias that a sentence states, of a type
// of the same class; who is called one of two names and only also known by the other is of the first. Who is split off
// is meant by its place alone, by no name.
Result<std::vector<ResolvedCorrection>> resolve_corrections(const sql::Database& database,
                                                            const std::vector<Correction>& standing);

// Which of the corrections that the links were made with are in force, and whom they mean.
class AppliedCorrections {
 public:
  static Result<AppliedCorrections> read(const sql::Database& database);

  // Those that mean one of the entities, as target or with; each once, in order.
  std::vector<ResolvedCorrection> of(const std::vector<EntityKey>& entities) const;
  const std::vector<ResolvedCorrection>& all() const { return resolved_; }

 private:
  explicit AppliedCorrections(std::vector<ResolvedCorrection> resolved);
  std::vector<ResolvedCorrection> resolved_;
  std::multimap<EntityKey, size_t> by_entity_;
};

// As a person writes and reads it: "group:Tarim Front", "sha256:…:3-42".
std::string describe(const CorrectionTarget& target);

// Whether somebody is meant and the pile's links are as the correction says; of a name or type, whether some actor
// still has it. REQUIRES: they are made.
Result<bool> is_in_force(const sql::Database& database, const ResolvedCorrection& correction);

}  // namespace onrecord
