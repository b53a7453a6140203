// SQLite, as much of it as the store needs: a connection, prepared statements, transactions; errors as Results.
// The only file pair that knows sqlite3.h.
//
//   Result<Statement> find = database.prepare("SELECT title FROM pages WHERE page = ?");
//   if (!find) return find.error();
//   find->bind(1, page);
//   while (find->step()) use(find->text(0));
//   if (Status status = find->reset(); !status) return status.error();
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace onrecord::sql {

struct Blob {
  std::string_view bytes;
};

// A prepared statement. Parameters count from 1, columns from 0, as in SQLite. An error while stepping ends the rows
// and is told by reset().
class Statement {
 public:
  Statement(sqlite3* database, sqlite3_stmt* statement);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  // Texts and blobs are copied.
  Statement& bind(int parameter, int64_t number);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, const char* text) { return bind(parameter, std::string_view(text)); }
  Statement& bind(int parameter, const std::string& text) { return bind(parameter, std::string_view(text)); }
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind_null(int parameter);
  // Null for an empty text: the schema knows no empty texts.
  Statement& bind_or_null(int parameter, std::string_view text);
  Statement& bind_or_null(int parameter, const std::optional<int64_t>& number);

  // Binds the values to parameters 1, 2, ...: numbers, texts ("" is null), optional numbers (empty is null), Blobs.
  template <typename... Values>
  Statement& bind_all(const Values&... values) {
    int parameter = 0;
    (bind_value(++parameter, values), ...);
    return *this;
  }
  // bind_all() and run().
  template <typename... Values>
  Status run_with(const Values&... values) {
    return bind_all(values...).run();
  }

  bool step();  // Whether there is a row.
  // Views live until the next step() or reset(). NULL reads as "" and 0.
  std::string_view view(int column) const;
  std::string text(int column) const { return std::string(view(column)); }
  int64_t number(int column) const;
  bool is_null(int column) const;

  Status reset();  // Ready for the next run; gives the error of the last one. Bindings are cleared.
  Status run();    // step() to the end, then reset().

 private:
  void bind_value(int parameter, std::string_view text) { bind_or_null(parameter, text); }
  void bind_value(int parameter, const std::string& text) { bind_or_null(parameter, std::string_view(text)); }
  void bind_value(int parameter, const char* text) { bind_or_null(parameter, std::string_view(text)); }
  void bind_value(int parameter, int64_t number) { bind(parameter, number); }
  void bind_value(int parameter, const std::optional<int64_t>& number) { bind_or_null(parameter, number); }
  void bind_value(int parameter, Blob blob) { bind_blob(parameter, blob.bytes); }

  sqlite3* database_;
  sqlite3_stmt* statement_;
};

enum class Access : uint8_t { read, write, create };

class Database {
 public:
  // `create` makes the file when it is not there. Waits up to 10 s for another process's transaction. `read` also opens
  // a file in a folder without the right to write, unless a log that was not written back lies beside it.
  static Result<Database> open(const std::string& path, Access access);

  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  Status execute(const char* sql);  // One or more statements without parameters.
  Result<Statement> prepare(std::string_view sql) const;
  // The first column of the first row; empty when there is none.
  Result<std::optional<int64_t>> number(std::string_view sql) const;

  int64_t last_row() const;
  int64_t total_changes() const;
  const std::string& path() const { return path_; }

 private:
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}
  std::string path_;
  sqlite3* handle_;
};

}  // namespace onrecord::sql
