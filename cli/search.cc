// onrecord search: pages by their words.
#include <memory>

#include "cli/page_text.h"
#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/store/json_parts.h"
#include "onrecord/store/search.h"

namespace onrecord::cli {
namespace {

struct SearchCommand {
  PileOptions pile;
  std::vector<std::string> query;
  SearchOptions search;
};

std::string marked(const SearchHit& hit, const Paint& paint) {
  std::string out;
  uint32_t at = 0;
  for (Span mark : hit.marks) {
    out += printable_part(std::string_view(hit.snippet).substr(at, mark.begin - at));
    out += paint.mark(printable(slice(hit.snippet, mark)));
    at = mark.end;
  }
  return out + printable_part(std::string_view(hit.snippet).substr(at));
}

std::string hit_text(const SearchHit& hit, const Paint& paint, size_t columns) {
  const PageInfo& page = hit.page;
  std::string out = paint.bold(page.title.text.empty() ? "(no title)" : printable(page.title.text)) + "\n";
  const std::string outlet = page.outlet.text.empty() ? "outlet unknown" : printable(page.outlet.text);
  out += "  " + paint.name(outlet) + paint.dim(", " + when(page)) + "\n";
  if (!hit.snippet.empty()) out += wrapped(marked(hit, paint), columns, "  ");
  std::string where = place(page, hit.places.empty() ? "" : hit.places.front());
  if (hit.places.size() > 1) where += " and " + std::to_string(hit.places.size() - 1) + " more";
  return out + "  " + paint.dim(where) + "\n";
}

std::string hit_json(const SearchHit& hit) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  write_page_key(json, hit.page);
  write_quoted(json, "title", hit.page.title);
  write_quoted(json, "outlet", hit.page.outlet);
  write_published(json, hit.page);
  write_or_null(json, "snippet", hit.snippet);
  json.key("hits").begin_array();
  for (const std::string& place : hit.places) {
    json.begin_object();
    write_at(json, "at", place);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out + "\n";
}

int run_search(const SearchCommand& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  std::string query;
  for (const std::string& part : options.query) query += (query.empty() ? "" : " ") + part;
  const Result<std::vector<SearchHit>> hits = search(*store, query, options.search);
  if (!hits) return fail(hits.error().message);
  const Paint paint(stdout);
  const size_t columns = std::min<size_t>(terminal_columns(stdout), 120);
  std::string out;
  for (const SearchHit& hit : *hits) {
    if (options.pile.json) {
      out += hit_json(hit);
    } else {
      out += (out.empty() ? "" : "\n") + hit_text(hit, paint, columns);
    }
  }
  return print(out, hits->empty() ? exit_none : exit_found);
}

}  // namespace

void add_search(CommandLine& program) {
  auto options = std::make_shared<SearchCommand>();
  Command command = program.command("search", "Find pages by their words; every hit with its bytes");
  add_pile_options(command, options->pile);
  command
      .positionals("query", options->query, Command::Count::some,
                   "Words, \"phrases\", AND OR NOT ( ), title: by: outlet: date: lang:")
      .number("--limit", options->search.limit, "Hits at most")
      .footer(
          "Examples:\n"
          "  onrecord search 'bridge \"closed for good\" NOT ferry'\n"
          "  onrecord search 'title:flood date:2016-07..2016-09'\n"
          "  onrecord search 'by:\"Ana Rook\" outlet:herald' --json")
      .run([options] { return run_search(*options); });
}

}  // namespace onrecord::cli
