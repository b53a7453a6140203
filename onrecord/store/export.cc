#include "onrecord/store/export.h"

#include <algorithm>
#include <map>

#include "onrecord/store/actor_query.h"
#include "onrecord/store/json_parts.h"

namespace onrecord {
namespace {

using Cells = std::vector<std::string>;

// One line in both formats; only the one that is asked for is made.
class Lines {
 public:
  Lines(ExportFormat format, const std::function<bool(std::string_view)>& sink) : format_(format), sink_(sink) {}

  bool json() const { return format_ == ExportFormat::ndjson; }
  bool stopped() const { return stopped_; }
  void put(std::string_view line) { stopped_ = stopped_ || !sink_(line); }

  void put_cells(const Cells& cells) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += ',';
      append_cell(line, cells[i]);
    }
    put(line);
  }

 private:
  static void append_cell(std::string& line, const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      line += cell;
      return;
    }
    line += '"';
    for (char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }

  ExportFormat format_;
  const std::function<bool(std::string_view)>& sink_;
  bool stopped_ = false;
};

// ---------------------------------------------------------------- pages and statements

Status put_page(const Store& store, const PageInfo& page, Lines& lines) {
  if (!lines.json()) {
    lines.put_cells({page.id, page.path, page.article ? "1" : "0", page.not_article, page.kind, page.language,
                     page.title.text, page.title.at, page.byline, page.outlet.text, page.outlet.at, page.agency.text,
                     page.published, page.bounds.not_before, page.bounds.not_after, page.published_reason,
                     page.published_words.at, page.captured});
    return Done{};
  }
  Result<std::string> line = read_annotation(store, page);
  if (!line) return line.error();
  const Result<std::vector<std::string>> paths = read_paths(store, page.page);
  if (!paths) return paths.error();
  if (paths->size() > 1) {
    std::string list;
    JsonWriter json(list);
    json.begin_array();
    for (const std::string& path : *paths) json.value(path);
    json.end_array();
    line->insert(line->size() - 1, ", \"paths\": " + list);
  }
  lines.put(*line);
  return Done{};
}

void put_statement(const PageInfo& page, const StatementInfo& statement, Lines& lines) {
  if (!lines.json()) {
    std::string via;
    for (const ViaInfo& link : statement.via) via += (via.empty() ? "" : "; ") + link.name;
    lines.put_cells(
        {page.id, page.path, "s" + std::to_string(statement.statement), statement.mode, statement.content.text,
         statement.content.at, statement.cue.text, statement.source.text, statement.source.at, statement.speaker_name,
         via, statement.parent ? "s" + std::to_string(*statement.parent) : "", statement.polarity, page.published,
         page.bounds.not_before, page.bounds.not_after, statement.rule, std::to_string(statement.confidence)});
    return;
  }
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  write_page_key(json, page);
  write_statement_fields(json, statement);
  write_published(json, page);
  json.end_object();
  lines.put(line);
}

Status export_pages(const Store& store, bool statements, Lines& lines) {
  const Result<std::vector<int64_t>> pages = list_pages(store);
  if (!pages) return pages.error();
  for (int64_t number : *pages) {
    if (lines.stopped()) break;
    const Result<PageInfo> page = read_page(store, number);
    if (!page) return page.error();
    if (!statements) {
      if (Status status = put_page(store, *page, lines); !status) return status;
      continue;
    }
    const Result<std::vector<StatementInfo>> said = read_statements(store, number);
    if (!said) return said.error();
    for (const StatementInfo& statement : *said) put_statement(*page, statement, lines);
  }
  return Done{};
}

// ---------------------------------------------------------------- actors

void write_name(JsonWriter& json, const NameInfo& name) {
  json.begin_object();
  json.key("text").value(name.text);
  write_at(json, "at", name.at);
  if (!name.reason.empty()) {
    json.key("reason").value(name.reason);
    write_quoted(json, "proof", {name.proof_text, name.proof});
  }
  json.end_object();
}

void write_member(JsonWriter& json, const ActorMember& member) {
  json.begin_object();
  write_page_key(json, member.page);
  json.key("entity").value("e" + std::to_string(member.entity.entity));
  json.key("type").value(member.entity.type);
  write_or_null(json, "roles", member.entity.roles);
  json.key("names").begin_array();
  for (const NameInfo& name : member.entity.names) write_name(json, name);
  json.end_array();
  json.end_object();
}

void write_join(JsonWriter& json, const ActorInfo& actor, const ActorJoin& join) {
  json.begin_object();
  json.key("a").value(member_key(actor.members[join.a]));
  json.key("b").value(member_key(actor.members[join.b]));
  json.key("name").value(join.key.substr(join.key.find(':') + 1));
  const NameInfo& a = actor.members[join.a].entity.names[join.a_name];
  const NameInfo& b = actor.members[join.b].entity.names[join.b_name];
  json.key("reason").value(a.reason.empty() && b.reason.empty() ? "equal name" : "stated alias");
  json.key("a_name");
  write_name(json, a);
  json.key("b_name");
  write_name(json, b);
  json.end_object();
}

void put_actor(const ActorInfo& actor, Lines& lines) {
  if (!lines.json()) {
    for (const ActorMember& member : actor.members) {
      for (const NameInfo& name : member.entity.names) {
        lines.put_cells({member_key(actor.members.front()), actor.name, actor.type, member.page.id, member.page.path,
                         "e" + std::to_string(member.entity.entity), name.text, name.at, name.reason, name.proof_text,
                         name.proof});
      }
    }
    return;
  }
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.key("id").value(member_key(actor.members.front()));
  json.key("name").value(actor.name);
  json.key("type").value(actor.type);
  json.key("members").begin_array();
  for (const ActorMember& member : actor.members) write_member(json, member);
  json.end_array();
  json.key("joins").begin_array();
  for (const ActorJoin& join : actor.joins) write_join(json, actor, join);
  json.end_array();
  json.key("corrections").begin_array();
  for (const ActorCorrection& one : actor.corrections) write_correction_fields(json, one.correction);
  json.end_array();
  json.end_object();
  lines.put(line);
}

Status export_actors(const Store& store, Lines& lines) {
  const Result<std::vector<int64_t>> actors = list_actors(store);
  if (!actors) return actors.error();
  for (int64_t number : *actors) {
    if (lines.stopped()) break;
    const Result<ActorInfo> actor = read_actor(store, number);
    if (!actor) return actor.error();
    put_actor(*actor, lines);
  }
  return Done{};
}

// ---------------------------------------------------------------- copies

struct CopySide {
  std::string id, path, at;
};

void write_side(JsonWriter& json, const char* key, const CopySide& side) {
  json.key(key).begin_object();
  json.key("page").value(side.id);
  json.key("path").value(side.path);
  write_at(json, "at", side.at);
  json.end_object();
}

void put_copy(const sql::Statement& row, Lines& lines) {
  const CopySide a{row.text(0), row.text(1), row.text(2)};
  const CopySide b{row.text(3), row.text(4), row.text(5)};
  if (!lines.json()) {
    lines.put_cells(
        {a.id, a.path, a.at, b.id, b.path, b.at, row.text(6), row.text(7), row.text(8), std::to_string(row.number(9))});
    return;
  }
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  write_side(json, "a", a);
  write_side(json, "b", b);
  json.key("kind").value(row.view(6));
  json.key("direction").value(row.view(7));
  json.key("reasons").begin_array().value(row.view(8)).end_array();
  json.key("overlap").value(row.number(9));
  json.key("edits").begin_array().end_array();
  json.end_object();
  lines.put(line);
}

Status export_copies(const Store& store, Lines& lines) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT a.id, a.path, a_at, b.id, b.path, b_at, c.kind, direction, reasons, words FROM copies c "
      "JOIN pages a ON a.page = c.a JOIN pages b ON b.page = c.b ORDER BY a.id, b.id, a_at, b_at");
  if (!row) return row.error();
  while (!lines.stopped() && row->step()) put_copy(*row, lines);
  return row->reset();
}

// ---------------------------------------------------------------- claims

struct Family {
  std::vector<std::pair<PageInfo, StatementInfo>> statements;  // By page id, then number.
};

Result<std::vector<std::pair<int64_t, int64_t>>> statements_of_claim(const Store& store, std::string_view key) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT s.page, s.statement FROM statements s JOIN pages p USING (page) WHERE claim_key = ? ORDER BY p.id, "
      "s.statement");
  if (!row) return row.error();
  std::vector<std::pair<int64_t, int64_t>> out;
  for (row->bind_all(key); row->step();) out.emplace_back(row->number(0), row->number(1));
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

Result<Family> read_family(const Store& store, std::string_view key) {
  const auto members = statements_of_claim(store, key);
  if (!members) return members.error();
  Family family;
  for (const auto& [number, statement] : *members) {
    Result<PageInfo> page = read_page(store, number);
    Result<std::vector<StatementInfo>> said = read_statements(store, number);
    if (!page) return page.error();
    if (!said) return said.error();
    family.statements.emplace_back(*page, (*said)[static_cast<size_t>(statement) - 1]);
  }
  return family;
}

std::string statement_key(const std::pair<PageInfo, StatementInfo>& member) {
  return member.first.id + ":s" + std::to_string(member.second.statement);
}

// The dated members with the earliest bounds; empty where nothing is dated, several on ties.
std::vector<size_t> earliest_of(const Family& family) {
  std::vector<size_t> out;
  for (size_t i = 0; i < family.statements.size(); ++i) {
    const DateBounds& bounds = family.statements[i].first.bounds;
    if (!bounds.is_dated()) continue;
    const bool earlier = !out.empty() && comes_first(bounds, family.statements[out.front()].first.bounds);
    if (earlier) out.clear();
    if (out.empty() || bounds == family.statements[out.front()].first.bounds) out.push_back(i);
  }
  return out;
}

void write_claim_member(JsonWriter& json, const PageInfo& page, const StatementInfo& statement) {
  json.begin_object();
  write_page_key(json, page);
  write_statement_fields(json, statement);
  write_published(json, page);
  json.end_object();
}

void put_family(const Family& family, Lines& lines) {
  const std::string id = statement_key(family.statements.front());
  if (!lines.json()) {
    for (const auto& [page, statement] : family.statements) {
      lines.put_cells({id, page.id, page.path, "s" + std::to_string(statement.statement), statement.content.text,
                       statement.content.at, statement.source.text, statement.speaker_name, page.bounds.not_before,
                       page.bounds.not_after});
    }
    return;
  }
  std::string line;
  JsonWriter json(line);
  json.begin_object();
  json.key("id").value(id);
  json.key("statements").begin_array();
  for (const auto& [page, statement] : family.statements) write_claim_member(json, page, statement);
  json.end_array();
  json.key("pairs").begin_array();
  for (size_t i = 1; i < family.statements.size(); ++i) {
    json.begin_object();
    json.key("a").value(id);
    json.key("b").value(statement_key(family.statements[i]));
    json.key("relation").value("same");
    json.end_object();
  }
  json.end_array();
  json.key("earliest").begin_array();
  for (size_t i : earliest_of(family)) json.value(statement_key(family.statements[i]));
  json.end_array();
  json.end_object();
  lines.put(line);
}

Result<std::vector<std::string>> claim_keys(const Store& store) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT claim_key, min(p.id || ':' || (100000000 + s.statement)) AS smallest FROM statements s "
      "JOIN pages p USING (page) WHERE claim_key IS NOT NULL GROUP BY claim_key HAVING count(*) > 1 ORDER BY smallest");
  if (!row) return row.error();
  std::vector<std::string> out;
  while (row->step()) out.push_back(row->text(0));
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

Status export_claims(const Store& store, Lines& lines) {
  const Result<std::vector<std::string>> keys = claim_keys(store);
  if (!keys) return keys.error();
  for (const std::string& key : *keys) {
    if (lines.stopped()) break;
    const Result<Family> family = read_family(store, key);
    if (!family) return family.error();
    put_family(*family, lines);
  }
  return Done{};
}

Cells columns_of(ExportKind kind) {
  switch (kind) {
    case ExportKind::pages:
      return {"page",      "path",       "article",   "not_article", "kind",         "language",
              "title",     "title_at",   "byline",    "outlet",      "outlet_at",    "agency",
              "published", "not_before", "not_after", "reason",      "published_at", "captured"};
    case ExportKind::statements:
      return {"page",     "path",      "statement",  "mode",      "content", "content_at",
              "cue",      "source",    "source_at",  "speaker",   "via",     "parent",
              "polarity", "published", "not_before", "not_after", "rule",    "confidence"};
    case ExportKind::actors:
      return {"actor", "name", "type", "page", "path", "entity", "text", "at", "reason", "proof", "proof_at"};
    case ExportKind::copies:
      return {"a_page", "a_path", "a_at", "b_page", "b_path", "b_at", "kind", "direction", "reasons", "words"};
    case ExportKind::claims:
      return {"claim",      "page",   "path",    "statement",  "content",
              "content_at", "source", "speaker", "not_before", "not_after"};
  }
  return {};
}

}  // namespace

Status export_lines(const Store& store, ExportKind kind, ExportFormat format,
                    const std::function<bool(std::string_view)>& sink) {
  Lines lines(format, sink);
  if (!lines.json()) lines.put_cells(columns_of(kind));
  switch (kind) {
    case ExportKind::pages: return export_pages(store, false, lines);
    case ExportKind::statements: return export_pages(store, true, lines);
    case ExportKind::actors: return export_actors(store, lines);
    case ExportKind::copies: return export_copies(store, lines);
    case ExportKind::claims: return export_claims(store, lines);
  }
  return Done{};
}

}  // namespace onrecord
