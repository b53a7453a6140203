#include "onrecord/store/link.h"

#include <algorithm>
#include <set>

#include "onrecord/store/link_actors.h"
#include "onrecord/store/link_copies.h"

namespace onrecord {
namespace {

Result<std::vector<int64_t>> queued_pages(const sql::Database& database) {
  Result<sql::Statement> statement = database.prepare("SELECT page FROM link_queue ORDER BY page");
  if (!statement) return statement.error();
  std::vector<int64_t> pages;
  while (statement->step()) pages.push_back(statement->number(0));
  Status status = statement->reset();
  if (!status) return status.error();
  return pages;
}

// The pages of those whom the corrections behind `begin` mean.
Status add_meant_pages(const sql::Database& database, const std::vector<Correction>& corrections, size_t begin,
                       std::set<int64_t>& pages) {
  const Result<std::vector<ResolvedCorrection>> resolved = resolve_corrections(database, corrections);
  if (!resolved) return resolved.error();
  for (size_t i = begin; i < resolved->size(); ++i) {
    for (const auto* side : {&(*resolved)[i].target, &(*resolved)[i].with}) {
      for (const EntityKey& entity : *side) pages.insert(entity.first);
    }
  }
  return Done{};
}

// Of corrections whose order matters, those before the first difference say what they said.
Status add_corrected_pages(const sql::Database& database, const std::vector<Correction>& before,
                           const std::vector<Correction>& now, std::set<int64_t>& pages) {
  const auto is_same = [](const Correction& a, const Correction& b) {
    return write_correction(a) == write_correction(b);
  };
  const auto first = std::mismatch(before.begin(), before.end(), now.begin(), now.end(), is_same).first;
  const size_t begin = static_cast<size_t>(first - before.begin());
  Status status = add_meant_pages(database, before, begin, pages);
  return status ? add_meant_pages(database, now, begin, pages) : status;
}

}  // namespace

Status link_queued_pages(sql::Database& database, const CorrectionFile& corrections) {
  const Result<std::vector<int64_t>> queued = queued_pages(database);
  const Result<std::vector<Correction>> before = read_applied_corrections(database);
  if (!queued) return queued.error();
  if (!before) return before.error();
  const std::vector<Correction> standing = standing_corrections(corrections.lines);
  std::set<int64_t> touched(queued->begin(), queued->end());
  if (Status status = add_corrected_pages(database, *before, standing, touched); !status) return status;
  const Result<std::vector<ResolvedCorrection>> resolved = resolve_corrections(database, standing);
  if (!resolved) return resolved.error();
  Status status = store_actors(database, {touched.begin(), touched.end()}, *resolved);
  if (status) status = store_copies(database, *queued);
  if (status) status = database.execute("DELETE FROM link_queue");
  if (status) status = write_applied_text(database, corrections.text);
  return status;
}

Status link_all_pages(sql::Database& database, const CorrectionFile& corrections) {
  Status status = database.execute(
      "DELETE FROM actors; UPDATE entities SET actor = NULL; DELETE FROM copies; "
      "INSERT OR IGNORE INTO link_queue SELECT page FROM pages; DELETE FROM meta WHERE key = 'relink'");
  if (!status) return status;
  return link_queued_pages(database, corrections);
}

}  // namespace onrecord
