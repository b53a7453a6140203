#include "onrecord/store/schema.h"

namespace onrecord {
namespace {

constexpr const char* tables = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE pages (
  page INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL, given TEXT, bytes INTEGER NOT NULL,
  charset TEXT, charset_reason TEXT, input TEXT NOT NULL, article INTEGER NOT NULL, not_article TEXT, kind TEXT,
  language TEXT, confidence INTEGER NOT NULL, url TEXT, canonical_url TEXT,
  title TEXT, title_at TEXT, byline TEXT, dateline TEXT, outlet TEXT, outlet_at TEXT, outlet_reason TEXT,
  outlet_key TEXT, agency TEXT, agency_at TEXT, agency_key TEXT,
  published TEXT, published_text TEXT, published_at TEXT, published_reason TEXT, not_before TEXT, not_after TEXT,
  captured TEXT);
CREATE INDEX pages_by_path ON pages(path);
CREATE TABLE page_paths (
  path TEXT NOT NULL, page INTEGER NOT NULL, given TEXT, PRIMARY KEY (path, page)) WITHOUT ROWID;
CREATE INDEX page_paths_by_page ON page_paths(page);
CREATE TABLE texts (page INTEGER PRIMARY KEY, title TEXT, text TEXT NOT NULL, map BLOB NOT NULL, segments TEXT);
CREATE TABLE annotations (page INTEGER PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE raw (page INTEGER PRIMARY KEY, kept INTEGER NOT NULL, bytes BLOB, location TEXT);
CREATE TABLE entities (
  page INTEGER NOT NULL, entity INTEGER NOT NULL, type TEXT NOT NULL, named INTEGER NOT NULL, name TEXT, roles TEXT,
  actor INTEGER, PRIMARY KEY (page, entity)) WITHOUT ROWID;
CREATE INDEX entities_by_actor ON entities(actor);
CREATE TABLE names (
  name INTEGER PRIMARY KEY, page INTEGER NOT NULL, entity INTEGER NOT NULL, seq INTEGER NOT NULL, text TEXT,
  folded TEXT, at TEXT, reason TEXT, proof TEXT, proof_text TEXT, key TEXT);
CREATE INDEX names_by_entity ON names(page, entity, seq);
CREATE INDEX names_by_key ON names(key) WHERE key IS NOT NULL;
CREATE TABLE mentions (
  page INTEGER NOT NULL, entity INTEGER NOT NULL, form TEXT NOT NULL, at TEXT, span TEXT NOT NULL);
CREATE INDEX mentions_by_entity ON mentions(page, entity);
CREATE TABLE statements (
  page INTEGER NOT NULL, statement INTEGER NOT NULL, mode TEXT NOT NULL,
  content TEXT, content_at TEXT, content_span TEXT, cue TEXT, cue_at TEXT, source TEXT, source_at TEXT,
  source_span TEXT, speaker INTEGER, source_kind TEXT, parent INTEGER, polarity TEXT, cue_force TEXT,
  said_at TEXT, said_at_value TEXT, addressee TEXT, rule TEXT, confidence INTEGER, claim_key TEXT,
  PRIMARY KEY (page, statement)) WITHOUT ROWID;
CREATE INDEX statements_by_claim ON statements(claim_key) WHERE claim_key IS NOT NULL;
CREATE INDEX statements_by_speaker ON statements(page, speaker);
CREATE TABLE vias (
  page INTEGER NOT NULL, statement INTEGER NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, entity INTEGER NOT NULL,
  text TEXT, at TEXT, basis TEXT NOT NULL, PRIMARY KEY (page, statement, seq)) WITHOUT ROWID;
CREATE TABLE shingles (
  hash INTEGER NOT NULL, id_key INTEGER NOT NULL, page INTEGER NOT NULL,
  PRIMARY KEY (hash, id_key, page)) WITHOUT ROWID;
CREATE INDEX shingles_by_page ON shingles(page);
CREATE TABLE link_queue (page INTEGER PRIMARY KEY);
CREATE TABLE actors (
  actor INTEGER PRIMARY KEY, name TEXT, type TEXT NOT NULL, page INTEGER NOT NULL, entity INTEGER NOT NULL);
CREATE TABLE copies (
  a INTEGER NOT NULL, b INTEGER NOT NULL, a_span TEXT, b_span TEXT, a_at TEXT, b_at TEXT, words INTEGER NOT NULL,
  kind TEXT NOT NULL, direction TEXT NOT NULL, reasons TEXT);
CREATE INDEX copies_by_a ON copies(a);
CREATE INDEX copies_by_b ON copies(b);
CREATE VIRTUAL TABLE texts_fts USING fts5(
  title, text, content='texts', content_rowid='page', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE texts_words USING fts5vocab('texts_fts', 'row');
CREATE VIRTUAL TABLE names_fts USING fts5(
  folded, content='names', content_rowid='name', tokenize='unicode61 remove_diacritics 2');
PRAGMA application_id = 1332630117;
PRAGMA user_version = 2;
)sql";
static_assert(application_id == 1332630117 && format_version == 2);

Result<int64_t> pragma(const sql::Database& database, const char* sql) {
  const Result<std::optional<int64_t>> number = database.number(sql);
  if (!number) return number.error();
  return number->value_or(0);
}

}  // namespace

Status check_schema(const sql::Database& database) {
  const Result<int64_t> application = pragma(database, "PRAGMA application_id");
  if (!application) return application.error();
  if (*application != application_id) return Error{database.path() + ": not an onrecord database"};
  const Result<int64_t> version = pragma(database, "PRAGMA user_version");
  if (!version) return version.error();
  if (*version > format_version) {
    return Error{database.path() + ": made by a newer onrecord (format " + std::to_string(*version) +
                 "; this one reads " + std::to_string(format_version) + ")"};
  }
  return Done{};
}

Status check_format(const sql::Database& database) {
  const Result<int64_t> version = pragma(database, "PRAGMA user_version");
  if (!version) return version.error();
  if (*version == format_version) return Done{};
  return Error{database.path() + ": made by an older onrecord (format " + std::to_string(*version) +
               "), which did not keep all that came with its pages: add them to a new file"};
}

Status make_schema(sql::Database& database) {
  Status status = database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE");
  if (!status) return status;
  const Result<int64_t> tables_there = pragma(database, "SELECT count(*) FROM sqlite_schema");
  const bool is_empty = tables_there && *tables_there == 0;
  if (is_empty) status = database.execute(tables);
  if (!tables_there) status = tables_there.error();
  if (status) status = database.execute("COMMIT");
  if (!status) {
    static_cast<void>(database.execute("ROLLBACK"));
    return status;
  }
  return check_schema(database);
}

}  // namespace onrecord
