// onrecord show: what the pile knows of a page.
#include <memory>

#include "cli/page_text.h"
#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/store/json_parts.h"
#include "onrecord/store/places.h"

namespace onrecord::cli {
namespace {

struct ShowOptions {
  PileOptions pile;
  std::string page, at;
  bool raw = false;
};

std::string field(const Paint& paint, std::string_view name, std::string_view value, std::string_view at = "") {
  if (value.empty()) return "";
  std::string line = "  " + paint.dim(padded(name, 11)) + printable(value);
  if (!at.empty()) line += paint.dim("  " + std::string(at));
  return line + "\n";
}

Result<std::string> facts_of(const Store& store, const PageInfo& page, const Paint& paint) {
  const Result<std::vector<std::string>> paths = read_paths(store, page.page);
  if (!paths) return paths.error();
  std::string out = paint.bold(page.title.text.empty() ? "(no title)" : printable(page.title.text)) + "\n";
  for (const std::string& path : *paths) out += field(paint, "path", path);
  out += field(paint, "id", page.id);
  out += field(paint, "bytes", std::to_string(page.bytes));
  out += field(paint, "title at", page.title.at);
  out += field(paint, "published", when(page), page.published_words.at);
  out += field(paint, "captured", page.captured);
  out += field(paint, "outlet", page.outlet.text.empty() ? "unknown" : page.outlet.text, page.outlet.at);
  out += field(paint, "agency", page.agency.text, page.agency.at);
  out += field(paint, "byline", page.byline);
  out += field(paint, "dateline", page.dateline);
  out += field(paint, "language", page.language);
  if (!page.article) out += field(paint, "no article", page.not_article);
  return out;
}

// "s3 in s1": nested statements show what they stand in.
std::string label_of(const StatementInfo& statement) {
  std::string out = "s" + std::to_string(statement.statement);
  if (statement.parent) out += " in s" + std::to_string(*statement.parent);
  return out;
}

std::string statement_text(const PageInfo& page, const std::vector<StatementInfo>& all, const StatementInfo& statement,
                           const Paint& paint, size_t columns) {
  std::string head = "  " + paint.dim(padded(label_of(statement), 10)) + speaker(statement, paint);
  if (const std::string how = frame(statement); !how.empty()) head += " " + paint.change(how);
  std::string out = head + "\n";
  out += wrapped(printable(statement.content.text), columns, "            ");
  out += "            " + paint.dim(place(page, statement.content.at)) + "\n";
  const std::vector<std::string> links = chain_of(page, all, statement);
  if (links.size() > 1) out += "            " + paint.dim("chain: " + chain(links)) + "\n";
  return out;
}

std::string actors_text(const PageInfo& page, const std::vector<EntityInfo>& entities, const Paint& paint) {
  std::string out;
  for (const EntityInfo& entity : entities) {
    if (!entity.named) continue;
    out += "  " + paint.dim(padded(entity.type, 14)) + paint.name(printable(entity.name));
    if (!entity.roles.empty()) out += ", " + printable(entity.roles);
    out += "\n";
    for (const NameInfo& name : entity.names) {
      if (name.reason.empty()) continue;
      out += "                also " + paint.name(printable(name.text)) + " (" + printable(name.reason) + ")  " +
             paint.dim(place(page, name.proof)) + "\n";
    }
  }
  return out;
}

Result<std::string> page_text(const Store& store, const PageInfo& page) {
  const Paint paint(stdout);
  Result<std::string> out = facts_of(store, page, paint);
  const Result<std::vector<StatementInfo>> statements = read_statements(store, page.page);
  const Result<std::vector<EntityInfo>> entities = read_entities(store, page.page);
  if (!out) return out;
  if (!statements) return statements.error();
  if (!entities) return entities.error();
  const std::string actors = actors_text(page, *entities, paint);
  if (!statements->empty()) *out += "\n" + paint.bold("Statements") + "\n";
  for (const StatementInfo& statement : *statements) {
    *out += statement_text(page, *statements, statement, paint, terminal_columns(stdout));
  }
  if (!actors.empty()) *out += "\n" + paint.bold("Names") + "\n" + actors;
  return out;
}

// The bytes that --at names, joined; all without it.
Result<std::string> raw_bytes(const Store& store, const PageInfo& page, const std::string& at) {
  Result<std::string> bytes = store.read_raw(page.page);
  if (!bytes || at.empty()) return bytes;
  const Result<ByteRanges> ranges = read_ranges(at);
  if (!ranges) return ranges.error();
  std::string out;
  for (ByteRange range : *ranges) {
    if (range.end > bytes->size()) {
      return Error{page.path + ": has " + std::to_string(bytes->size()) + " bytes, --at asks for byte " +
                   std::to_string(range.end)};
    }
    out += slice(*bytes, range);
  }
  return out;
}

Result<std::string> answer(const Store& store, const PageInfo& page, const ShowOptions& options) {
  if (options.raw || !options.at.empty()) return raw_bytes(store, page, options.at);
  if (!options.pile.json) return page_text(store, page);
  Result<std::string> json = read_annotation(store, page);
  if (json) *json += "\n";
  return json;
}

int show(const ShowOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  const Result<std::vector<int64_t>> pages = find_pages(*store, options.page);
  if (!pages) return fail(pages.error().message);
  if (pages->empty()) std::fprintf(stderr, "onrecord: %s: not in this pile\n", options.page.c_str());
  if (pages->size() > 1) {
    std::fprintf(stderr, "onrecord: %s: %zu pages; name one by its id\n", options.page.c_str(), pages->size());
    if (options.raw || !options.at.empty()) return exit_error;
  }
  std::string out;
  for (int64_t number : *pages) {
    const Result<PageInfo> page = read_page(*store, number);
    if (!page) return fail(page.error().message);
    const Result<std::string> text = answer(*store, *page, options);
    if (!text) return fail(text.error().message);
    out += (out.empty() || options.pile.json ? "" : "\n") + *text;
  }
  return print(out, pages->empty() ? exit_none : exit_found);
}

}  // namespace

void add_show(CommandLine& program) {
  auto options = std::make_shared<ShowOptions>();
  Command command = program.command("show", "Show a page: its facts, its statements, its names, its bytes");
  add_pile_options(command, options->pile);
  command.positional("page", options->page, "Path, id, or the first digits of an id")
      .flag("--raw", options->raw, "Print the record's bytes")
      .text("--at", options->at, "Print these bytes of the record: 120-180, or 120-180,190-200")
      .footer(
          "Examples:\n"
          "  onrecord show pages/a.html\n"
          "  onrecord show --json pages/a.html | jq .published\n"
          "  onrecord show pages/a.html --at 120-180")
      .run([options] { return show(*options); });
}

}  // namespace onrecord::cli
