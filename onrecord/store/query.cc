#include "onrecord/store/query.h"

#include <algorithm>
#include <map>

#include "onrecord/attribution/attribution.h"
#include "onrecord/core/json_writer.h"
#include "onrecord/store/zstd.h"

namespace onrecord {
namespace {

constexpr size_t min_id_digits = 8;

// The first column of every row.
Result<std::vector<int64_t>> numbers(sql::Statement& statement) {
  std::vector<int64_t> out;
  while (statement.step()) out.push_back(statement.number(0));
  Status status = statement.reset();
  if (!status) return status.error();
  return out;
}

bool is_id_prefix(std::string_view text) {
  if (text.starts_with("sha256:")) text.remove_prefix(7);
  const auto is_digit_of_hash = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() >= min_id_digits && text.size() <= 64 && std::all_of(text.begin(), text.end(), is_digit_of_hash);
}

std::optional<int64_t> optional_number(const sql::Statement& statement, int column) {
  return statement.is_null(column) ? std::nullopt : std::optional<int64_t>(statement.number(column));
}

StatementInfo statement_from(const sql::Statement& row) {
  StatementInfo out;
  out.page = row.number(0);
  out.statement = row.number(1);
  out.mode = row.text(2);
  out.content = {row.text(3), row.text(4)};
  out.content_span = row.text(5);
  out.cue = {row.text(6), row.text(7)};
  out.source = {row.text(8), row.text(9)};
  out.speaker = optional_number(row, 10);
  out.speaker_name = row.text(11);
  out.speaker_roles = row.text(12);
  out.speaker_named = row.number(13) != 0;
  out.source_kind = row.text(14);
  out.parent = optional_number(row, 15);
  out.polarity = row.text(16);
  out.cue_force = row.text(17);
  out.said_at = row.text(18);
  out.said_at_value = row.text(19);
  out.addressee = row.text(20);
  out.rule = row.text(21);
  out.confidence = row.number(22);
  out.claim_key = row.text(23);
  return out;
}

Status add_vias(const Store& store, int64_t page, std::vector<StatementInfo>& statements) {
  Result<sql::Statement> vias = store.database().prepare(
      "SELECT v.statement, v.role, v.entity, e.name, v.text, v.at, v.basis FROM vias v "
      "LEFT JOIN entities e USING (page, entity) WHERE v.page = ? ORDER BY v.statement, v.seq");
  if (!vias) return vias.error();
  for (vias->bind_all(page); vias->step();) {
    const size_t index = static_cast<size_t>(vias->number(0)) - 1;
    if (index >= statements.size()) continue;
    statements[index].via.push_back(
        {vias->text(1), vias->number(2), vias->text(3), {vias->text(4), vias->text(5)}, vias->text(6)});
  }
  return vias->reset();
}

constexpr const char* entity_columns =
    "SELECT e.page, e.entity, e.type, e.named, e.name, e.roles, e.actor, n.text, n.at, n.reason, n.proof, "
    "n.proof_text, n.key FROM entities e LEFT JOIN names n USING (page, entity) WHERE e.page = ?1 ";

// Rows of entity_columns in the order of entity and name.
Result<std::vector<EntityInfo>> entities_from(sql::Statement& row) {
  std::vector<EntityInfo> out;
  while (row.step()) {
    if (out.empty() || out.back().entity != row.number(1)) {
      out.push_back({row.number(0),
                     row.number(1),
                     row.text(2),
                     row.number(3) != 0,
                     row.text(4),
                     row.text(5),
                     optional_number(row, 6),
                     {}});
    }
    out.back().names.push_back({row.text(7), row.text(8), row.text(9), row.text(10), row.text(11), row.text(12)});
  }
  Status status = row.reset();
  if (!status) return status.error();
  return out;
}

}  // namespace

Result<std::vector<int64_t>> find_pages(const Store& store, std::string_view path_or_id) {
  Result<sql::Statement> by_path = store.database().prepare(
      "SELECT page FROM page_paths JOIN pages USING (page) WHERE page_paths.path = ? ORDER BY id");
  if (!by_path) return by_path.error();
  by_path->bind_all(path_or_id);
  Result<std::vector<int64_t>> found = numbers(*by_path);
  if (!found || !found->empty() || !is_id_prefix(path_or_id)) return found;
  Result<sql::Statement> by_id =
      store.database().prepare("SELECT page FROM pages WHERE id >= ?1 AND id < ?2 ORDER BY id");
  if (!by_id) return by_id.error();
  const std::string begin = (path_or_id.starts_with("sha256:") ? "" : "sha256:") + std::string(path_or_id);
  by_id->bind_all(begin, begin + "g");
  return numbers(*by_id);
}

Result<std::vector<int64_t>> list_pages(const Store& store) {
  Result<sql::Statement> statement = store.database().prepare("SELECT page FROM pages ORDER BY id");
  if (!statement) return statement.error();
  return numbers(*statement);
}

Result<PageInfo> read_page(const Store& store, int64_t page) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT id, path, bytes, article, not_article, kind, language, title, title_at, byline, dateline, outlet, "
      "outlet_at, agency, agency_at, published, published_reason, published_text, published_at, not_before, not_after, "
      "captured FROM pages WHERE page = ?");
  if (!row) return row.error();
  row->bind_all(page);
  if (!row->step()) return Error{store.database().path() + ": no page " + std::to_string(page)};
  PageInfo out;
  out.page = page;
  out.id = row->text(0);
  out.path = row->text(1);
  out.bytes = row->number(2);
  out.article = row->number(3) != 0;
  out.not_article = row->text(4);
  out.kind = row->text(5);
  out.language = row->text(6);
  out.title = {row->text(7), row->text(8)};
  out.byline = row->text(9);
  out.dateline = row->text(10);
  out.outlet = {row->text(11), row->text(12)};
  out.agency = {row->text(13), row->text(14)};
  out.published = row->text(15);
  out.published_reason = row->text(16);
  out.published_words = {row->text(17), row->text(18)};
  out.bounds = {row->text(19), row->text(20)};
  out.captured = row->text(21);
  return out;
}

Result<std::vector<std::string>> read_paths(const Store& store, int64_t page) {
  Result<sql::Statement> row = store.database().prepare("SELECT path FROM page_paths WHERE page = ? ORDER BY path");
  if (!row) return row.error();
  std::vector<std::string> out;
  for (row->bind_all(page); row->step();) out.push_back(row->text(0));
  Status status = row->reset();
  if (!status) return status.error();
  return out;
}

Result<std::vector<StatementInfo>> read_statements(const Store& store, int64_t page) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT s.page, statement, mode, content, content_at, content_span, cue, cue_at, source, source_at, speaker, "
      "e.name, e.roles, e.named, source_kind, parent, polarity, cue_force, said_at, said_at_value, addressee, rule, "
      "confidence, claim_key FROM statements s LEFT JOIN entities e ON e.page = s.page AND e.entity = s.speaker "
      "WHERE s.page = ? ORDER BY statement");
  if (!row) return row.error();
  std::vector<StatementInfo> out;
  for (row->bind_all(page); row->step();) out.push_back(statement_from(*row));
  Status status = row->reset();
  if (status) status = add_vias(store, page, out);
  if (!status) return status.error();
  return out;
}

Result<EntityInfo> read_entity(const Store& store, int64_t page, int64_t entity) {
  Result<sql::Statement> row =
      store.database().prepare(std::string(entity_columns) + "AND e.entity = ?2 ORDER BY n.seq");
  if (!row) return row.error();
  row->bind_all(page, entity);
  Result<std::vector<EntityInfo>> found = entities_from(*row);
  if (!found) return found.error();
  if (found->empty()) return Error{store.database().path() + ": no such entity"};
  return std::move(found->front());
}

Result<std::vector<EntityInfo>> read_entities(const Store& store, int64_t page) {
  Result<sql::Statement> row = store.database().prepare(std::string(entity_columns) + "ORDER BY e.entity, n.seq");
  if (!row) return row.error();
  row->bind_all(page);
  return entities_from(*row);
}

Result<std::string> read_annotation(const Store& store, const PageInfo& page) {
  Result<sql::Statement> row = store.database().prepare("SELECT json FROM annotations WHERE page = ?");
  if (!row) return row.error();
  row->bind_all(page.page);
  if (!row->step()) return Error{store.database().path() + ": no annotation of " + page.path};
  Result<std::string> json = decompress(row->view(0));
  if (!json) return Error{store.database().path() + ": " + page.path + ": " + json.error().message};
  // Stored with an empty path. What stands before it are numbers, hashes and the engine's name.
  constexpr std::string_view empty_path = "\"path\": \"\"";
  const size_t at = json->find(empty_path);
  if (at == std::string::npos) return Error{store.database().path() + ": damaged annotation of " + page.path};
  std::string path = "\"path\": ";
  JsonWriter(path).value(page.path);
  json->replace(at, empty_path.size(), path);
  return json;
}

bool is_speaker_shown(const StatementInfo& statement) {
  return statement.speaker && statement.confidence >= int64_t{speaker_shown};
}

std::vector<std::string> chain_of(const PageInfo& page, const std::vector<StatementInfo>& statements,
                                  const StatementInfo& statement) {
  std::vector<const StatementInfo*> outside_in{&statement};
  while (outside_in.back()->parent && outside_in.size() <= statements.size()) {
    const size_t parent = static_cast<size_t>(*outside_in.back()->parent) - 1;
    if (parent >= statements.size()) break;
    outside_in.push_back(&statements[parent]);
  }
  std::reverse(outside_in.begin(), outside_in.end());
  std::vector<std::string> chain;
  const auto add = [&](const std::string& link) {
    if (!link.empty() && (chain.empty() || chain.back() != link)) chain.push_back(link);
  };
  add(page.outlet.text);
  add(page.agency.text);
  for (const StatementInfo* link : outside_in) {
    for (const ViaInfo& via : link->via) add(via.name);
    add(is_speaker_shown(*link) ? link->speaker_name : link->source.text);
  }
  return chain;
}

}  // namespace onrecord
