#include "onrecord/store/search.h"

#include <algorithm>
#include <tuple>

#include "onrecord/core/utf8.h"
#include "onrecord/corpus/names.h"
#include "onrecord/store/actor_query.h"
#include "onrecord/store/places.h"
#include "onrecord/store/search_query.h"
#include "onrecord/store/stored_text.h"

namespace onrecord {
namespace {

constexpr size_t ties_beyond_limit = 64;
constexpr uint32_t snippet_before = 60, snippet_after = 160;  // Bytes.

// ---------------------------------------------------------------- filters as SQL

struct Condition {
  std::string sql;  // About `pages`.
  std::vector<std::string> values;
};

bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool fits = i == 4 || i == 7 ? text[i] == '-' : is_ascii_digit(text[i]);
    if (!fits) return false;
  }
  return true;
}

// Days compare as texts; an upper bound may name a day that its month lacks.
Result<Condition> date_condition(const std::string& value) {
  const size_t dots = value.find("..");
  const std::string from = value.substr(0, dots);
  const std::string to = dots == std::string::npos ? from : value.substr(dots + 2);
  if ((!from.empty() && !is_date(from)) || (!to.empty() && !is_date(to)) || (from.empty() && to.empty())) {
    return Error{"search: date:" + value + ": write 2016-09-22, 2016-09, 2016, or two of them with .. between"};
  }
  Condition condition{"(not_before IS NOT NULL AND not_after IS NOT NULL", {}};
  if (!from.empty()) {
    condition.sql += " AND not_after >= ?";
    condition.values.push_back(from + std::string("-01-01").substr(from.size() < 10 ? from.size() - 4 : 6));
  }
  if (!to.empty()) {
    condition.sql += " AND not_before <= ?";
    condition.values.push_back(to + std::string("-12-31").substr(to.size() < 10 ? to.size() - 4 : 6));
  }
  condition.sql += ")";
  return condition;
}

Result<Condition> speaker_condition(const Store& store, const std::string& name) {
  const Result<std::vector<int64_t>> actors = find_actors(store, name);
  if (!actors) return actors.error();
  std::string list;
  for (int64_t actor : *actors) list += (list.empty() ? "" : ",") + std::to_string(actor);
  return Condition{
      "page IN (SELECT s.page FROM statements s JOIN entities e ON e.page = s.page AND e.entity = "
      "s.speaker WHERE e.actor IN (" +
          list + "))",
      {}};
}

Result<Condition> condition_of(const Store& store, const SearchFilter& filter) {
  if (filter.field == "date") return date_condition(filter.value);
  if (filter.field == "by") return speaker_condition(store, filter.value);
  if (filter.field == "lang") return Condition{"language = ?", {filter.value}};
  return Condition{"instr(' ' || outlet_key || ' ', ?) > 0", {" " + fold_name(filter.value) + " "}};
}

Result<Condition> conditions_of(const Store& store, const SearchQuery& query) {
  Condition all{"1", {}};
  for (const SearchFilter& filter : query.filters) {
    const Result<Condition> one = condition_of(store, filter);
    if (!one) return one.error();
    all.sql += " AND " + one->sql;
    all.values.insert(all.values.end(), one->values.begin(), one->values.end());
  }
  return all;
}

// ---------------------------------------------------------------- hits

struct RawHit {
  int64_t page;
  std::string id, title, text;  // Marked with \x01 and \x02.
};

Result<std::vector<RawHit>> ranked_hits(const Store& store, const std::string& words, const Condition& filter,
                                        size_t limit) {
  Result<sql::Statement> row = store.database().prepare(
      "SELECT f.page, p.id, f.title, f.text, f.score FROM (SELECT rowid AS page, rank AS score, "
      "highlight(texts_fts, 0, char(1), char(2)) AS title, highlight(texts_fts, 1, char(1), char(2)) AS text "
      "FROM texts_fts WHERE texts_fts MATCH ? AND rowid IN (SELECT page FROM pages WHERE " +
      filter.sql + ") ORDER BY rank LIMIT ?) f JOIN pages p USING (page) ORDER BY f.score, p.id");
  if (!row) return row.error();
  int parameter = 0;
  row->bind(++parameter, words);
  for (const std::string& value : filter.values) row->bind(++parameter, value);
  row->bind(++parameter, static_cast<int64_t>(limit + ties_beyond_limit));
  std::vector<RawHit> out;
  while (row->step() && out.size() < limit) out.push_back({row->number(0), row->text(1), row->text(2), row->text(3)});
  if (Status status = row->reset(); !status) return Error{"search: " + status.error().message};
  return out;
}

Result<std::vector<RawHit>> filtered_pages(const Store& store, const Condition& filter, size_t limit) {
  Result<sql::Statement> row =
      store.database().prepare("SELECT page, id FROM pages WHERE " + filter.sql + " ORDER BY id LIMIT ?");
  if (!row) return row.error();
  int parameter = 0;
  for (const std::string& value : filter.values) row->bind(++parameter, value);
  row->bind(++parameter, static_cast<int64_t>(limit));
  std::vector<RawHit> out;
  while (row->step()) out.push_back({row->number(0), row->text(1), "", ""});
  if (Status status = row->reset(); !status) return status.error();
  return out;
}

// Spans between the marks, counted without the marks. Empty where the text has such characters of its own.
Spans read_marks(std::string_view marked, size_t plain_bytes) {
  Spans out;
  uint32_t at = 0;
  bool open = false;
  uint32_t begin = 0;
  for (char c : marked) {
    if (c == '\x01' || c == '\x02') {
      if ((c == '\x01') == open) return {};
      if (open) out.push_back({begin, at});
      open = c == '\x01';
      begin = at;
    } else {
      ++at;
    }
  }
  return at == plain_bytes && !open ? out : Spans();
}

Spans marks_in_text(const RawHit& hit, const Article& article) {
  Spans marks = read_marks(hit.text, article.text.size());
  if (!marks.empty() || article.segments.empty() || article.segments.front().label != BlockLabel::title) return marks;
  const Span title = article.segments.front().span;
  marks = read_marks(hit.title, title.size());
  for (Span& mark : marks) mark = {mark.begin + title.begin, mark.end + title.begin};
  return marks;
}

// Where the snippet is cut: at a space close to `offset`, inside the block.
uint32_t cut_at(std::string_view text, uint32_t offset) {
  const size_t space = text.find(' ', offset);
  return space != std::string_view::npos && space - offset < 40 ? static_cast<uint32_t>(space) : offset;
}

Span snippet_span(const Article& article, Span mark) {
  Span block{0, static_cast<uint32_t>(article.text.size())};
  for (const Segment& segment : article.segments) {
    if (segment.span.contains(mark)) block = segment.span;
  }
  Span out = block;
  if (mark.begin - block.begin > snippet_before) out.begin = cut_at(article.text, mark.begin - snippet_before);
  if (block.end - mark.end > snippet_after) out.end = cut_at(article.text, mark.end + snippet_after);
  const auto inside = [&](uint32_t offset) {
    return offset < article.text.size() && (static_cast<unsigned char>(article.text[offset]) & 0xC0) == 0x80;
  };
  while (inside(out.begin)) --out.begin;
  while (inside(out.end)) ++out.end;
  return {std::min(out.begin, mark.begin), std::max(out.end, mark.end)};
}

Result<SearchHit> hit_of(const Store& store, const RawHit& raw) {
  Result<PageInfo> page = read_page(store, raw.page);
  const Result<Article> article = read_text(store.database(), raw.page);
  if (!page) return page.error();
  if (!article) return article.error();
  SearchHit hit;
  hit.page = std::move(*page);
  const Spans marks = marks_in_text(raw, *article);
  if (marks.empty()) return hit;
  for (Span mark : marks) hit.places.push_back(write_places(place_of(*article, mark)));
  const Span shown = snippet_span(*article, marks.front());
  hit.snippet = slice(article->text, shown);
  for (Span mark : marks) {
    if (shown.contains(mark)) hit.marks.push_back({mark.begin - shown.begin, mark.end - shown.begin});
  }
  return hit;
}

// For a query without words: what the asked speakers say on the page.
Status show_statements(const Store& store, const SearchQuery& query, SearchHit& hit) {
  for (const SearchFilter& filter : query.filters) {
    if (filter.field != "by") continue;
    const Result<std::vector<int64_t>> actors = find_actors(store, filter.value);
    const Result<std::vector<StatementInfo>> statements = read_statements(store, hit.page.page);
    const Result<std::vector<EntityInfo>> entities = read_entities(store, hit.page.page);
    if (!actors) return actors.error();
    if (!statements) return statements.error();
    if (!entities) return entities.error();
    for (const StatementInfo& statement : *statements) {
      if (!statement.speaker || static_cast<size_t>(*statement.speaker) > entities->size()) continue;
      const std::optional<int64_t> actor = (*entities)[static_cast<size_t>(*statement.speaker) - 1].actor;
      if (!actor || std::find(actors->begin(), actors->end(), *actor) == actors->end()) continue;
      if (hit.snippet.empty()) hit.snippet = statement.content.text;
      hit.places.push_back(statement.content.at);
    }
  }
  return Done{};
}

}  // namespace

Result<std::vector<SearchHit>> search(const Store& store, std::string_view text, const SearchOptions& options) {
  const Result<SearchQuery> query = read_query(text);
  if (!query) return query.error();
  if (query->words.empty() && query->filters.empty()) return Error{"search: nothing to look for"};
  const Result<Condition> filter = conditions_of(store, *query);
  if (!filter) return filter.error();
  const Result<std::vector<RawHit>> raw = query->words.empty()
                                              ? filtered_pages(store, *filter, options.limit)
                                              : ranked_hits(store, query->words, *filter, options.limit);
  if (!raw) return raw.error();
  std::vector<SearchHit> out;
  for (const RawHit& one : *raw) {
    Result<SearchHit> hit = hit_of(store, one);
    if (!hit) return hit.error();
    if (query->words.empty()) {
      if (Status status = show_statements(store, *query, *hit); !status) return status.error();
    }
    out.push_back(std::move(*hit));
  }
  return out;
}

}  // namespace onrecord
