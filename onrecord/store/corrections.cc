#include "onrecord/store/corrections.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "onrecord/corpus/names.h"
#include "onrecord/store/places.h"

namespace onrecord {
namespace {

// ---------------------------------------------------------------- the file

Status write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) return Error{"cannot be written"};
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return Done{};
}

// ---------------------------------------------------------------- targets

// Whom a target means: entity, and whether by its own name or place, not by an alias.
using Matches = std::map<EntityKey, bool>;

uint64_t size_of(const ByteRanges& ranges) {
  uint64_t size = 0;
  for (ByteRange range : ranges) size += range.size();
  return size;
}

bool overlap(const ByteRanges& a, const ByteRanges& b) {
  return std::any_of(a.begin(), a.end(), [&](ByteRange one) {
    return std::any_of(b.begin(), b.end(), [&](ByteRange other) { return one.overlaps(other); });
  });
}

class Resolver {
 public:
  static Result<Resolver> prepare(const sql::Database& database) {
    Result<sql::Statement> by_name = database.prepare(
        "SELECT n.page, n.entity, n.seq, n.folded, e.type FROM names_fts f JOIN names n ON n.name = f.rowid "
        "JOIN entities e USING (page, entity) WHERE names_fts MATCH ? AND e.named AND (n.seq = 0 OR n.reason IS NOT "
        "NULL)");
    Result<sql::Statement> by_place = database.prepare(
        "SELECT m.page, m.entity, m.at FROM pages p JOIN mentions m USING (page) JOIN entities e USING (page, entity) "
        "WHERE p.id = ? AND e.named ORDER BY m.form <> 'name', m.rowid");
    if (!by_name) return by_name.error();
    if (!by_place) return by_place.error();
    return Resolver(std::move(*by_name), std::move(*by_place));
  }

  Result<Matches> find(const CorrectionTarget& target) {
    return target.is_place() ? at_place(target) : with_name(target);
  }

 private:
  Resolver(sql::Statement by_name, sql::Statement by_place)
      : by_name_(std::move(by_name)), by_place_(std::move(by_place)) {}

  Result<Matches> with_name(const CorrectionTarget& target) {
    const std::string folded = fold_name(target.name);
    const std::string_view wanted = class_of(target.type);
    Matches out;
    for (by_name_.bind_all("\"" + folded + "\""); by_name_.step();) {
      const std::optional<EntityType> type = type_named(by_name_.view(4));
      if (by_name_.view(3) != folded || !type || wanted != class_of(*type)) continue;
      bool& is_own = out[{by_name_.number(0), by_name_.number(1)}];
      is_own = is_own || by_name_.number(2) == 0;
    }
    if (Status status = by_name_.reset(); !status) return status.error();
    return out;
  }

  // The mention at just this place, else the smallest that touches it; names before others.
  Result<Matches> at_place(const CorrectionTarget& target) {
    std::optional<EntityKey> best;
    uint64_t best_size = 0;
    for (by_place_.bind_all(target.page); by_place_.step();) {
      const Result<ByteRanges> at = read_ranges(by_place_.view(2));
      if (!at || !overlap(*at, target.at)) continue;
      const uint64_t size = *at == target.at ? 0 : size_of(*at);
      if (best && size >= best_size) continue;
      best = {by_place_.number(0), by_place_.number(1)};
      best_size = size;
    }
    if (Status status = by_place_.reset(); !status) return status.error();
    return best ? Matches{{*best, true}} : Matches();
  }

  sql::Statement by_name_, by_place_;
};

// Without those that are of the other side by their own name, and only also known by this one.
std::vector<EntityKey> without_owned(const Matches& side, const Matches& other) {
  std::vector<EntityKey> out;
  for (const auto& [entity, is_own] : side) {
    const auto found = other.find(entity);
    if (is_own || found == other.end() || !found->second) out.push_back(entity);
  }
  return out;
}

std::set<EntityKey> split_entities(const std::vector<ResolvedCorrection>& resolved) {
  std::set<EntityKey> out;
  for (const ResolvedCorrection& one : resolved) {
    if (one.correction.verb == CorrectionVerb::split) out.insert(one.target.begin(), one.target.end());
  }
  return out;
}

Result<std::set<int64_t>> actors_of(const sql::Database& database, const std::vector<EntityKey>& entities) {
  Result<sql::Statement> row = database.prepare("SELECT actor FROM entities WHERE page = ? AND entity = ?");
  if (!row) return row.error();
  std::set<int64_t> out;
  for (const EntityKey& entity : entities) {
    row->bind_all(entity.first, entity.second);
    if (row->step() && !row->is_null(0)) out.insert(row->number(0));
    if (Status status = row->reset(); !status) return status.error();
  }
  return out;
}

Result<bool> some_actor_has(const sql::Database& database, const char* sql, const std::set<int64_t>& actors,
                            std::string_view value) {
  Result<sql::Statement> row = database.prepare(sql);
  if (!row) return row.error();
  bool some = false;
  for (int64_t actor : actors) {
    row->bind_all(actor);
    some = (row->step() && row->view(0) == value) || some;
    if (Status status = row->reset(); !status) return status.error();
  }
  return some;
}

}  // namespace

std::string corrections_path(const std::string& database) {
  const size_t stem = database.ends_with(".db") ? database.size() - 3 : database.size();
  return database.substr(0, stem) + ".corrections";
}

Result<CorrectionFile> read_correction_file(const std::string& database) {
  const std::string path = corrections_path(database);
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return CorrectionFile{};
  if (!std::filesystem::is_regular_file(path, failed)) return Error{path + ": is no file"};
  std::ifstream file(path, std::ios::binary);
  CorrectionFile out;
  out.text.assign(std::istreambuf_iterator<char>(file), {});
  if (!file) return Error{path + ": cannot be read"};
  Result<std::vector<Correction>> lines = read_corrections(out.text, path);
  if (!lines) return lines.error();
  out.lines = *std::move(lines);
  return out;
}

CorrectionFile with_line(const CorrectionFile& file, const Correction& correction) {
  CorrectionFile out = file;
  if (!out.text.empty() && !out.text.ends_with('\n')) out.text += '\n';
  out.lines.push_back(correction);
  out.lines.back().line = static_cast<uint64_t>(std::count(out.text.begin(), out.text.end(), '\n')) + 1;
  out.text += write_correction(correction);
  return out;
}

Status append_to_correction_file(const std::string& database, const CorrectionFile& file,
                                 const CorrectionFile& longer) {
  const std::string path = corrections_path(database);
  const int opened = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (opened < 0) return Error{path + ": cannot be written"};
  const bool written =
      write_whole(opened, std::string_view(longer.text).substr(file.text.size())) && ::fsync(opened) == 0;
  const bool closed = ::close(opened) == 0;
  if (written && closed) return Done{};
  shorten_correction_file(database, file);
  return Error{path + ": cannot be written"};
}

void shorten_correction_file(const std::string& database, const CorrectionFile& file) {
  std::error_code failed;  // Then the file stands above the pile, and the next link step applies it.
  std::filesystem::resize_file(corrections_path(database), file.text.size(), failed);
}

Result<std::string> read_applied_text(const sql::Database& database) {
  Result<sql::Statement> row = database.prepare("SELECT value FROM meta WHERE key = 'corrections'");
  if (!row) return row.error();
  std::string text = row->step() ? row->text(0) : "";
  if (Status status = row->reset(); !status) return status.error();
  return text;
}

Result<std::vector<Correction>> read_applied_corrections(const sql::Database& database) {
  const Result<std::string> text = read_applied_text(database);
  if (!text) return text.error();
  const Result<std::vector<Correction>> lines = read_corrections(*text, database.path() + ": corrections");
  if (!lines) return lines.error();
  return standing_corrections(*lines);
}

Status write_applied_text(sql::Database& database, const std::string& text) {
  Result<sql::Statement> row = database.prepare("INSERT OR REPLACE INTO meta VALUES ('corrections', ?)");
  if (!row) return row.error();
  return row->run_with(text);
}

Result<std::vector<ResolvedCorrection>> resolve_corrections(const sql::Database& database,
                                                            const std::vector<Correction>& standing) {
  std::vector<ResolvedCorrection> out;
  if (standing.empty()) return out;
  Result<Resolver> resolver = Resolver::prepare(database);
  if (!resolver) return resolver.error();
  for (const Correction& correction : standing) {
    const Result<Matches> target = resolver->find(correction.target);
    const Result<Matches> with = correction.has_with() ? resolver->find(correction.with) : Matches();
    if (!target) return target.error();
    if (!with) return with.error();
    out.push_back({correction, without_owned(*target, *with), without_owned(*with, *target)});
  }
  const std::set<EntityKey> split = split_entities(out);
  for (ResolvedCorrection& one : out) {
    if (one.correction.verb == CorrectionVerb::split) continue;
    const auto is_split = [&](const EntityKey& entity) { return split.contains(entity); };
    if (!one.correction.target.is_place()) std::erase_if(one.target, is_split);
    if (!one.correction.with.is_place()) std::erase_if(one.with, is_split);
  }
  return out;
}

Result<AppliedCorrections> AppliedCorrections::read(const sql::Database& database) {
  const Result<std::vector<Correction>> standing = read_applied_corrections(database);
  if (!standing) return standing.error();
  Result<std::vector<ResolvedCorrection>> resolved = resolve_corrections(database, *standing);
  if (!resolved) return resolved.error();
  std::vector<ResolvedCorrection> in_force;
  for (ResolvedCorrection& one : *resolved) {
    const Result<bool> has_effect = is_in_force(database, one);
    if (!has_effect) return has_effect.error();
    if (*has_effect) in_force.push_back(std::move(one));
  }
  return AppliedCorrections(std::move(in_force));
}

AppliedCorrections::AppliedCorrections(std::vector<ResolvedCorrection> resolved) : resolved_(std::move(resolved)) {
  for (size_t i = 0; i < resolved_.size(); ++i) {
    for (const EntityKey& entity : resolved_[i].target) by_entity_.emplace(entity, i);
    for (const EntityKey& entity : resolved_[i].with) by_entity_.emplace(entity, i);
  }
}

std::vector<ResolvedCorrection> AppliedCorrections::of(const std::vector<EntityKey>& entities) const {
  std::set<size_t> found;
  for (const EntityKey& entity : entities) {
    const auto [begin, end] = by_entity_.equal_range(entity);
    for (auto one = begin; one != end; ++one) found.insert(one->second);
  }
  std::vector<ResolvedCorrection> out;
  for (size_t i : found) out.push_back(resolved_[i]);
  return out;
}

std::string describe(const CorrectionTarget& target) {
  if (target.is_place()) return target.page + ":" + write_places(target.at);
  return std::string(name_of(target.type)) + ":" + target.name;
}

Result<bool> is_in_force(const sql::Database& database, const ResolvedCorrection& one) {
  if (!one.means_somebody()) return false;
  const Result<std::set<int64_t>> target = actors_of(database, one.target);
  const Result<std::set<int64_t>> with = actors_of(database, one.with);
  if (!target) return target.error();
  if (!with) return with.error();
  const auto is_shared = [&](int64_t actor) { return with->contains(actor); };
  switch (one.correction.verb) {
    case CorrectionVerb::merge: return target->size() == 1 && *target == *with;
    case CorrectionVerb::distinct: return std::none_of(target->begin(), target->end(), is_shared);
    case CorrectionVerb::split: return true;
    case CorrectionVerb::rename:
      return some_actor_has(database, "SELECT name FROM actors WHERE actor = ?", *target, one.correction.to);
    case CorrectionVerb::type:
      return some_actor_has(database, "SELECT type FROM actors WHERE actor = ?", *target, one.correction.to);
  }
  return true;
}

}  // namespace onrecord
