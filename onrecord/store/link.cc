#include "onrecord/store/link.h"

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

}  // namespace

Status link_queued_pages(sql::Database& database) {
  const Result<std::vector<int64_t>> pages = queued_pages(database);
  if (!pages) return pages.error();
  Status status = store_actors(database, *pages);
  if (status) status = store_copies(database, *pages);
  if (status) status = database.execute("DELETE FROM link_queue");
  return status;
}

Status link_all_pages(sql::Database& database) {
  Status status = database.execute(
      "DELETE FROM actors; UPDATE entities SET actor = NULL; DELETE FROM copies; "
      "INSERT OR IGNORE INTO link_queue SELECT page FROM pages; DELETE FROM meta WHERE key = 'relink'");
  if (!status) return status;
  return link_queued_pages(database);
}

}  // namespace onrecord
