// Inserts and deletes the rows of single pages. Statements are prepared once.
#pragma once

#include <string>

#include "onrecord/store/page_rows.h"
#include "onrecord/store/sqlite.h"

namespace onrecord {

class PageWriter {
 public:
  static Result<PageWriter> prepare(const sql::Database& database);

  // The page with this id, its smallest path and what was given there.
  struct Found {
    int64_t page;
    std::string path;
    std::string given;
  };
  Result<std::optional<Found>> find(std::string_view id);

  // Inserts all rows under a free page number, or under `page` after erase(); gives that number. Queues the page for
  // linking.
  Result<int64_t> insert(const PageRows& rows, std::optional<int64_t> page);
  // Whether the path was new for the page.
  Result<bool> insert_path(int64_t page, std::string_view path, std::string_view given);
  // The page's smallest path is this one.
  Status set_path(int64_t page, std::string_view path, std::string_view given);
  // Deletes what insert() wrote, but not its paths. All links are to be made again.
  Status erase(int64_t page);
  // Writes other facts of the page; its bytes and its paths stay. All links are to be made again.
  Status replace(const PageRows& rows, int64_t page);

 private:
  explicit PageWriter(const sql::Database& database) : database_(&database) {}
  Result<int64_t> insert_facts(const PageRows& rows, std::optional<int64_t> page);
  Status insert_page(const PageRows& rows, std::optional<int64_t> page);
  Status insert_text(const PageRows& rows, int64_t page);
  Status insert_raw(const PageRows& rows, int64_t page);
  Status insert_entities(const PageRows& rows, int64_t page);
  Status insert_statements(const PageRows& rows, int64_t page);
  Status insert_fingerprints(const PageRows& rows, int64_t page);
  Status erase_facts(int64_t page);

  enum Sql : size_t {
    find_page,
    page_row,
    path_row,
    path_update,
    text_row,
    text_index,
    annotation_row,
    raw_row,
    entity_row,
    name_row,
    name_index,
    mention_row,
    statement_row,
    via_row,
    shingle_row,
    queue_row,
    raw_erasure,
    relink_row,
    sql_count
  };
  static const char* text_of(Sql sql);
  sql::Statement& operator[](Sql sql) { return statements_[sql]; }

  const sql::Database* database_;
  std::vector<sql::Statement> statements_;  // By Sql.
  std::vector<sql::Statement> erasures_;    // What takes a page's facts out, in this order.
};

}  // namespace onrecord
