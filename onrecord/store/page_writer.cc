#include "onrecord/store/page_writer.h"

namespace onrecord {
namespace {

// What takes a page's facts out, full-text rows while their words are still there.
constexpr const char* erasures[] = {
    "INSERT INTO texts_fts(texts_fts, rowid, title, text) SELECT 'delete', page, title, text FROM texts WHERE page = ?",
    "INSERT INTO names_fts(names_fts, rowid, folded) SELECT 'delete', name, folded FROM names WHERE page = ?",
    "DELETE FROM texts WHERE page = ?",
    "DELETE FROM annotations WHERE page = ?",
    "DELETE FROM entities WHERE page = ?",
    "DELETE FROM names WHERE page = ?",
    "DELETE FROM mentions WHERE page = ?",
    "DELETE FROM statements WHERE page = ?",
    "DELETE FROM vias WHERE page = ?",
    "DELETE FROM shingles WHERE page = ?",
    "DELETE FROM copies WHERE a = ?1 OR b = ?1",
    "DELETE FROM pages WHERE page = ?",
};

}  // namespace

const char* PageWriter::text_of(Sql sql) {
  switch (sql) {
    case find_page: return "SELECT page, path, given FROM pages WHERE id = ?";
    case page_row:
      return "INSERT INTO pages VALUES (?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?, ?,?,?)";
    case path_row: return "INSERT OR IGNORE INTO page_paths VALUES (?,?,?)";
    case path_update: return "UPDATE pages SET path = ?, given = ? WHERE page = ?";
    case text_row: return "INSERT INTO texts VALUES (?,?,?,?,?)";
    case text_index: return "INSERT INTO texts_fts(rowid, title, text) VALUES (?,?,?)";
    case annotation_row: return "INSERT INTO annotations VALUES (?,?)";
    case raw_row: return "INSERT INTO raw VALUES (?,?,?,?)";
    case entity_row: return "INSERT INTO entities VALUES (?,?,?,?,?,?,NULL)";
    case name_row: return "INSERT INTO names VALUES (NULL,?,?,?,?,?,?,?,?,?,?)";
    case name_index: return "INSERT INTO names_fts(rowid, folded) VALUES (?,?)";
    case mention_row: return "INSERT INTO mentions VALUES (?,?,?,?,?)";
    case statement_row: return "INSERT INTO statements VALUES (?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?, ?,?,?,?,?, ?,?)";
    case via_row: return "INSERT INTO vias VALUES (?,?,?,?,?,?,?,?)";
    case shingle_row: return "INSERT OR IGNORE INTO shingles VALUES (?,?,?)";
    case queue_row: return "INSERT OR IGNORE INTO link_queue VALUES (?)";
    case raw_erasure: return "DELETE FROM raw WHERE page = ?";
    case relink_row: return "INSERT OR REPLACE INTO meta VALUES ('relink', '1')";
    case sql_count: break;
  }
  return "";
}

Result<PageWriter> PageWriter::prepare(const sql::Database& database) {
  PageWriter writer(database);
  const auto add = [&](std::vector<sql::Statement>& statements, const char* text) -> Status {
    Result<sql::Statement> statement = database.prepare(text);
    if (!statement) return statement.error();
    statements.push_back(std::move(*statement));
    return Done{};
  };
  for (size_t i = 0; i < sql_count; ++i) {
    if (Status status = add(writer.statements_, text_of(static_cast<Sql>(i))); !status) return status.error();
  }
  for (const char* text : erasures) {
    if (Status status = add(writer.erasures_, text); !status) return status.error();
  }
  return writer;
}

Result<std::optional<PageWriter::Found>> PageWriter::find(std::string_view id) {
  sql::Statement& statement = (*this)[find_page];
  statement.bind_all(id);
  std::optional<Found> found;
  if (statement.step()) found = {statement.number(0), statement.text(1), statement.text(2)};
  Status status = statement.reset();
  if (!status) return status.error();
  return found;
}

Result<int64_t> PageWriter::insert(const PageRows& rows, std::optional<int64_t> page) {
  Result<int64_t> number = insert_facts(rows, page);
  if (!number) return number;
  if (Status status = insert_raw(rows, *number); !status) return status.error();
  return number;
}

Result<int64_t> PageWriter::insert_facts(const PageRows& rows, std::optional<int64_t> page) {
  Status status = insert_page(rows, page);
  if (!status) return status.error();
  const int64_t number = database_->last_row();
  status = (*this)[queue_row].run_with(number);
  if (status) status = insert_text(rows, number);
  if (status) status = insert_entities(rows, number);
  if (status) status = insert_statements(rows, number);
  if (status) status = insert_fingerprints(rows, number);
  if (!status) return status.error();
  return number;
}

Status PageWriter::insert_page(const PageRows& rows, std::optional<int64_t> page) {
  return (*this)[page_row].run_with(
      page, rows.id, rows.path, rows.given, rows.bytes, rows.charset, rows.charset_reason, rows.input,
      int64_t{rows.article}, rows.not_article, rows.kind, rows.language, rows.confidence, rows.url, rows.canonical_url,
      rows.title, rows.title_at, rows.byline, rows.dateline, rows.outlet, rows.outlet_at, rows.outlet_reason,
      rows.outlet_key, rows.agency, rows.agency_at, rows.agency_key, rows.published, rows.published_text,
      rows.published_at, rows.published_reason, rows.not_before, rows.not_after, rows.captured);
}

Result<bool> PageWriter::insert_path(int64_t page, std::string_view path, std::string_view given) {
  const int64_t before = database_->total_changes();
  Status status = (*this)[path_row].run_with(path, page, given);
  if (!status) return status.error();
  return database_->total_changes() > before;
}

Status PageWriter::set_path(int64_t page, std::string_view path, std::string_view given) {
  return (*this)[path_update].run_with(path, given, page);
}

Status PageWriter::insert_text(const PageRows& rows, int64_t page) {
  // The text may be empty and is never NULL.
  Status status = (*this)[text_row]
                      .bind_all(page, rows.title, rows.text, sql::Blob{rows.map}, rows.segments)
                      .bind(3, std::string_view(rows.text))
                      .run();
  if (status) status = (*this)[text_index].run_with(page, rows.title, rows.text);
  if (status) status = (*this)[annotation_row].run_with(page, sql::Blob{rows.annotation});
  return status;
}

Status PageWriter::insert_raw(const PageRows& rows, int64_t page) {
  sql::Statement& raw = (*this)[raw_row];
  const bool kept = rows.raw_mode == RawMode::keep;
  raw.bind_all(page, int64_t{kept}, sql::Blob{rows.raw}, rows.location);
  if (!kept) raw.bind_null(3);
  return raw.run();
}

Status PageWriter::insert_entities(const PageRows& rows, int64_t page) {
  int64_t number = 0;
  for (const EntityRow& row : rows.entities) {
    Status status = (*this)[entity_row].run_with(page, ++number, row.type, int64_t{row.named}, row.name, row.roles);
    if (!status) return status;
  }
  for (const NameRow& row : rows.names) {
    Status status = (*this)[name_row].run_with(page, row.entity, row.seq, row.text, row.folded, row.at, row.reason,
                                               row.proof, row.proof_text, row.key);
    if (status) status = (*this)[name_index].run_with(database_->last_row(), row.folded);
    if (!status) return status;
  }
  for (const MentionRow& row : rows.mentions) {
    Status status = (*this)[mention_row].run_with(page, row.entity, row.form, row.at, row.span);
    if (!status) return status;
  }
  return Done{};
}

Status PageWriter::insert_statements(const PageRows& rows, int64_t page) {
  int64_t number = 0;
  for (const StatementRow& row : rows.statements) {
    Status status = (*this)[statement_row].run_with(
        page, ++number, row.mode, row.content, row.content_at, row.content_span, row.cue, row.cue_at, row.source,
        row.source_at, row.source_span, row.speaker, row.source_kind, row.parent, row.polarity, row.cue_force,
        row.said_at, row.said_at_value, row.addressee, row.rule, row.confidence, row.claim_key);
    if (!status) return status;
  }
  for (const ViaRow& row : rows.vias) {
    Status status =
        (*this)[via_row].run_with(page, row.statement, row.seq, row.role, row.entity, row.text, row.at, row.basis);
    if (!status) return status;
  }
  return Done{};
}

Status PageWriter::insert_fingerprints(const PageRows& rows, int64_t page) {
  const int64_t key = id_key(rows.id);
  for (int64_t hash : rows.fingerprints) {
    Status status = (*this)[shingle_row].run_with(hash, key, page);
    if (!status) return status;
  }
  return Done{};
}

Status PageWriter::erase(int64_t page) {
  Status status = erase_facts(page);
  if (status) status = (*this)[raw_erasure].run_with(page);
  return status;
}

Status PageWriter::replace(const PageRows& rows, int64_t page) {
  if (Status status = erase_facts(page); !status) return status;
  const Result<int64_t> number = insert_facts(rows, page);
  return number ? Status(Done{}) : number.error();
}

Status PageWriter::erase_facts(int64_t page) {
  for (sql::Statement& erasure : erasures_) {
    if (Status status = erasure.run_with(page); !status) return status;
  }
  return (*this)[relink_row].run();
}

}  // namespace onrecord
