#include "onrecord/store/sqlite.h"

#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace onrecord::sql {
namespace {

constexpr int busy_timeout_ms = 10'000;

Error error_of(sqlite3* database, const std::string& path) { return {path + ": " + sqlite3_errmsg(database)}; }

Error error_of(sqlite3* database) {
  const char* name = sqlite3_db_filename(database, "main");
  return error_of(database, name == nullptr ? "" : name);
}

int flags_of(Access access) {
  switch (access) {
    // A WAL file is read through its shared memory, which is written; where it cannot be, see opened_as_it_stands().
    case Access::read: return SQLITE_OPEN_READWRITE;
    case Access::write: return SQLITE_OPEN_READWRITE;
    case Access::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

bool is_a_lack_of_rights(int code) {
  const int primary = code & 0xFF;
  return primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN;
}

// In a folder that cannot be written, the shared memory cannot be made.
bool lacks_shared_memory(sqlite3* database) {
  return is_a_lack_of_rights(sqlite3_exec(database, "SELECT 1 FROM sqlite_schema LIMIT 1", nullptr, nullptr, nullptr));
}

// A log that was not written back holds pages that the file alone lacks.
bool has_log(const std::string& path) {
  std::error_code absent;
  const auto bytes = std::filesystem::file_size(path + "-wal", absent);
  return !absent && bytes > 0;
}

// https://www.sqlite.org/uri.html: what would end the path is escaped.
std::string uri_of(const std::string& path) {
  std::string out = "file:";
  for (char c : path) {
    switch (c) {
      case '%': out += "%25"; break;
      case '?': out += "%3f"; break;
      case '#': out += "%23"; break;
      default: out += c;
    }
  }
  return out + "?immutable=1";
}

// Without shared memory and locks: right for a file that nobody writes to. nullptr when it cannot be opened.
sqlite3* opened_as_it_stands(const std::string& path) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(uri_of(path).c_str(), &handle, flags, nullptr) == SQLITE_OK) return handle;
  sqlite3_close_v2(handle);
  return nullptr;
}

}  // namespace

// ---------------------------------------------------------------- Statement

Statement::Statement(sqlite3* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int parameter, int64_t number) {
  sqlite3_bind_int64(statement_, parameter, number);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  const char* bytes = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text64(statement_, parameter, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  sqlite3_bind_blob64(statement_, parameter, data, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  sqlite3_bind_null(statement_, parameter);
  return *this;
}

Statement& Statement::bind_or_null(int parameter, std::string_view text) {
  return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

Statement& Statement::bind_or_null(int parameter, const std::optional<int64_t>& number) {
  return number ? bind(parameter, *number) : bind_null(parameter);
}

bool Statement::step() { return sqlite3_step(statement_) == SQLITE_ROW; }

std::string_view Statement::view(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes), size);
}

int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Status Statement::reset() {
  const bool failed = sqlite3_reset(statement_) != SQLITE_OK;
  Status status = failed ? Status(error_of(database_)) : Status(Done{});
  sqlite3_clear_bindings(statement_);
  return status;
}

Status Statement::run() {
  while (step()) {
  }
  return reset();
}

// ---------------------------------------------------------------- Database

Result<Database> Database::open(const std::string& path, Access access) {
  sqlite3* handle = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &handle, flags_of(access) | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(path, handle);
  if (opened != SQLITE_OK) return error_of(handle, path);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
  if (access == Access::read) {
    if (lacks_shared_memory(handle) && !has_log(path)) {
      if (sqlite3* as_it_stands = opened_as_it_stands(path)) database = Database(path, as_it_stands);
    }
    Status status = database.execute("PRAGMA query_only=1");
    if (!status) return status.error();
  }
  return database;
}

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)), handle_(std::exchange(other.handle_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(handle_, other.handle_);
  return *this;
}

Database::~Database() { sqlite3_close_v2(handle_); }

Status Database::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error_of(handle_, path_);
  return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const int size = static_cast<int>(sql.size());
  if (sqlite3_prepare_v3(handle_, sql.data(), size, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    return error_of(handle_, path_);
  }
  return Statement(handle_, statement);
}

Result<std::optional<int64_t>> Database::number(std::string_view sql) const {
  Result<Statement> statement = prepare(sql);
  if (!statement) return statement.error();
  std::optional<int64_t> number;
  if (statement->step() && !statement->is_null(0)) number = statement->number(0);
  Status status = statement->reset();
  if (!status) return status.error();
  return number;
}

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }
int64_t Database::total_changes() const { return sqlite3_total_changes(handle_); }

}  // namespace onrecord::sql
