#include "onrecord/store/store.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "onrecord/store/link.h"
#include "onrecord/store/page_writer.h"
#include "onrecord/store/schema.h"
#include "onrecord/store/zstd.h"

namespace onrecord {
namespace {

Result<std::string> read_meta(const sql::Database& database, std::string_view key) {
  Result<sql::Statement> statement = database.prepare("SELECT value FROM meta WHERE key = ?");
  if (!statement) return statement.error();
  statement->bind_all(key);
  std::string value = statement->step() ? statement->text(0) : "";
  Status status = statement->reset();
  if (!status) return status.error();
  return value;
}

Result<int64_t> count(const sql::Database& database, const char* sql) {
  const Result<std::optional<int64_t>> number = database.number(sql);
  if (!number) return number.error();
  return number->value_or(0);
}

Status write_engine(sql::Database& database, const std::string& engine) {
  Result<sql::Statement> statement = database.prepare("INSERT OR REPLACE INTO meta VALUES ('engine', ?)");
  if (!statement) return statement.error();
  return statement->run_with(engine);
}

Status claim_engine(sql::Database& database, const std::string& engine) {
  const Result<std::string> stored = read_meta(database, "engine");
  if (!stored) return stored.error();
  if (*stored == engine) return Done{};
  const Result<int64_t> pages = count(database, "SELECT count(*) FROM pages");
  if (!pages) return pages.error();
  if (*pages > 0) {
    return Error{database.path() + ": its pages were made by " + *stored + ", this is " + engine +
                 "; run \"onrecord refresh --db " + database.path() + "\" first"};
  }
  return write_engine(database, engine);
}

// The record with this hash in a file, read again.
Result<std::string> read_again(const std::string& location, const std::string& id) {
  std::optional<std::string> bytes;
  std::string cause = "has changed since it was added";
  read_records({location}, {}, [&](ReadItem&& item) {
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      cause = error->cause;
    } else if (Record& record = std::get<Record>(item); record.id == id) {
      bytes = std::move(record.bytes);
    }
    return !bytes;
  });
  if (!bytes) return Error{location + ": " + cause};
  return *std::move(bytes);
}

// ---------------------------------------------------------------- corrections

struct Effects {
  std::vector<ResolvedCorrection> standing;
  std::set<uint64_t> in_force;  // Lines.
};

Result<Effects> read_effects(const sql::Database& database, const std::vector<Correction>& lines) {
  Result<std::vector<ResolvedCorrection>> standing = resolve_corrections(database, standing_corrections(lines));
  if (!standing) return standing.error();
  Effects out{*std::move(standing), {}};
  for (const ResolvedCorrection& one : out.standing) {
    const Result<bool> in_force = is_in_force(database, one);
    if (!in_force) return in_force.error();
    if (*in_force) out.in_force.insert(one.correction.line);
  }
  return Result<Effects>(std::move(out));
}

// A line that has lost its effect to a new one. One that is said again or taken back does not stand any more; a new
// name or type may take the place of an older one, as long as somebody is still meant by that.
Status check_older(const std::string& file, const Effects& before, const Effects& now) {
  for (const ResolvedCorrection& one : now.standing) {
    const uint64_t line = one.correction.line;
    const bool may_change = one.correction.has_to() && one.means_somebody();
    if (may_change || !before.in_force.contains(line) || now.in_force.contains(line)) continue;
    return Error{file + ":" + std::to_string(line) + " says otherwise: undo it first"};
  }
  return Done{};
}

bool share_entity(const std::vector<EntityKey>& a, const std::vector<EntityKey>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const EntityKey& entity) { return std::binary_search(b.begin(), b.end(), entity); });
}

// Whether somebody is meant by the new line, the last, it has its effect, and no older one has lost its own.
Status check_effects(const std::string& file, const Effects& before, const Effects& now, const Correction& added) {
  if (Status status = check_older(file, before, now); !status) return status;
  if (added.undo || now.in_force.contains(added.line)) return Done{};
  const ResolvedCorrection& last = now.standing.back();
  if (!last.means_somebody()) {
    return Error{"nobody in this pile is meant by it; who is split off is meant by a place only"};
  }
  if (last.target == last.with) return Error{"the two are the same"};
  if (added.verb == CorrectionVerb::distinct && share_entity(last.target, last.with)) {
    return Error{"the one is part of the other: split it off by its place"};
  }
  return Error{"it would have no effect: " + file + " holds them apart; \"onrecord correct list\" shows by which line"};
}

}  // namespace

Store::Store(sql::Database database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::create(const std::string& path, const std::string& engine) {
  Result<sql::Database> database = sql::Database::open(path, sql::Access::create);
  if (!database) return database.error();
  Status status = make_schema(*database);
  if (status) status = check_format(*database);
  if (status) status = claim_engine(*database, engine);
  if (!status) return status.error();
  return Store(std::move(*database));
}

Result<Store> Store::open(const std::string& path, Use use) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return Error{path + ": no such file"};
  const bool reads_only = use == Use::reading || use == Use::trying_refresh;
  const sql::Access access = reads_only ? sql::Access::read : sql::Access::write;
  Result<sql::Database> database = sql::Database::open(path, access);
  if (!database) return database.error();
  Status status = check_schema(*database);
  if (status && (use == Use::refreshing || use == Use::trying_refresh)) status = check_format(*database);
  if (!status) return status.error();
  return Store(std::move(*database));
}

Result<Store::Known> Store::find(std::string_view id, std::string_view path) const {
  Result<sql::Statement> statement = database_.prepare("SELECT path FROM pages WHERE id = ?");
  if (!statement) return statement.error();
  statement->bind_all(id);
  Known known;
  if (statement->step()) {
    known.bytes = true;
    known.smaller_path = path < statement->view(0);
  }
  Status status = statement->reset();
  if (!status) return status.error();
  return known;
}

// ---------------------------------------------------------------- writing

Status Store::begin() {
  if (in_transaction_) return Done{};
  if (!writer_) {
    Result<PageWriter> writer = PageWriter::prepare(database_);
    if (!writer) return writer.error();
    writer_ = std::make_unique<PageWriter>(std::move(*writer));
  }
  Status status = database_.execute("BEGIN IMMEDIATE");
  in_transaction_ = static_cast<bool>(status);
  corrections_.reset();
  return status;
}

Error Store::fail(Error error) {
  if (in_transaction_) static_cast<void>(database_.execute("ROLLBACK"));
  in_transaction_ = false;
  return error;
}

Result<AddOutcome> Store::add(const PageRows& rows) {
  Status status = begin();
  if (!status) return fail(status.error());
  const Result<std::optional<PageWriter::Found>> found = writer_->find(rows.id);
  if (!found) return fail(found.error());
  const bool facts_change = *found && rows.path < (*found)->path && rows.given != (*found)->given;
  if (*found && !facts_change) return add_path(rows.id, rows.path, rows.given);
  std::optional<int64_t> page;
  if (*found) {
    page = (*found)->page;
    status = writer_->erase(*page);
    if (!status) return fail(status.error());
  }
  const Result<int64_t> inserted = writer_->insert(rows, page);
  if (!inserted) return fail(inserted.error());
  const Result<bool> path_is_new = writer_->insert_path(*inserted, rows.path, rows.given);
  if (!path_is_new) return fail(path_is_new.error());
  return *found ? AddOutcome::new_path : AddOutcome::added;
}

Result<AddOutcome> Store::add_path(std::string_view id, std::string_view path, std::string_view given) {
  Status status = begin();
  if (!status) return fail(status.error());
  const Result<std::optional<PageWriter::Found>> found = writer_->find(id);
  if (!found) return fail(found.error());
  if (!*found) return fail(Error{std::string(path) + ": its page is not in " + database_.path()});
  const Result<bool> path_is_new = writer_->insert_path((*found)->page, path, given);
  if (!path_is_new) return fail(path_is_new.error());
  if (path < (*found)->path) status = writer_->set_path((*found)->page, path, given);
  if (!status) return fail(status.error());
  return *path_is_new ? AddOutcome::new_path : AddOutcome::known;
}

Status Store::replace(const PageRows& rows, int64_t page) {
  Status status = begin();
  if (status) status = writer_->replace(rows, page);
  return status ? status : fail(status.error());
}

Status Store::finish_refresh(const std::string& engine) {
  const Result<CorrectionFile> corrections = read_correction_file(database_.path());
  if (!corrections) return fail(corrections.error());
  Status status = begin();
  if (status) status = link_all_pages(database_, *corrections);
  if (status) status = write_engine(database_, engine);
  return status ? commit() : fail(status.error());
}

Status Store::commit() {
  if (!in_transaction_) return Done{};
  Status status = database_.execute("COMMIT");
  if (!status) return fail(status.error());
  in_transaction_ = false;
  return Done{};
}

Status Store::finish() {
  Status status = commit();
  if (!status) return status;
  const Result<int64_t> queued = count_unlinked();
  const Result<bool> corrected = has_new_corrections();
  const Result<std::string> relink = read_meta(database_, "relink");
  if (!queued) return queued.error();
  if (!corrected) return corrected.error();
  if (!relink) return relink.error();
  if (*queued == 0 && !*corrected && relink->empty()) return Done{};
  status = begin();
  if (!status) return fail(status.error());
  const Result<CorrectionFile> corrections = read_correction_file(database_.path());
  if (!corrections) return fail(corrections.error());
  status = relink->empty() ? link_queued_pages(database_, *corrections) : link_all_pages(database_, *corrections);
  if (!status) return fail(status.error());
  return commit();
}

Status Store::correct(const Correction& correction) {
  Status status = finish();
  if (status) status = begin();
  if (!status) return fail(status.error());
  Result<CorrectionFile> file = read_correction_file(database_.path());
  if (!file) return fail(file.error());
  const CorrectionFile longer = with_line(*file, correction);
  const Result<Effects> before = read_effects(database_, file->lines);
  if (!before) return fail(before.error());
  status = link_queued_pages(database_, longer);
  if (!status) return fail(status.error());
  const Result<Effects> now = read_effects(database_, longer.lines);
  if (!now) return fail(now.error());
  status = check_effects(corrections_path(database_.path()), *before, *now, longer.lines.back());
  if (status) status = append_to_correction_file(database_.path(), *file, longer);
  if (!status) return fail(status.error());
  status = database_.execute("COMMIT");
  if (!status) shorten_correction_file(database_.path(), *file);  // Before another process may append.
  if (!status) return fail(status.error());
  in_transaction_ = false;
  return Done{};
}

// ---------------------------------------------------------------- reading

Result<bool> Store::has_new_corrections() const {
  const Result<CorrectionFile> file = read_correction_file(database_.path());
  const Result<std::string> applied = read_applied_text(database_);
  if (!file) return file.error();
  if (!applied) return applied.error();
  return file->text != *applied;
}

Result<const AppliedCorrections*> Store::corrections() const {
  if (!corrections_) {
    Result<AppliedCorrections> read = AppliedCorrections::read(database_);
    if (!read) return read.error();
    corrections_ = std::make_unique<const AppliedCorrections>(*std::move(read));
  }
  return corrections_.get();
}

Result<std::string> Store::engine() const { return read_meta(database_, "engine"); }
Result<int64_t> Store::count_unlinked() const { return count(database_, "SELECT count(*) FROM link_queue"); }
Result<int64_t> Store::count_pages() const { return count(database_, "SELECT count(*) FROM pages"); }

Result<std::string> Store::read_raw(int64_t page) const {
  Result<sql::Statement> statement =
      database_.prepare("SELECT kept, raw.bytes, location, id FROM raw JOIN pages USING (page) WHERE page = ?");
  if (!statement) return statement.error();
  statement->bind_all(page);
  if (!statement->step()) return Error{database_.path() + ": no such page"};
  if (statement->number(0) != 0) return decompress(statement->view(1));
  return read_again(statement->text(2), statement->text(3));
}

}  // namespace onrecord
