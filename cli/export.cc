// onrecord export: the pile as lines.
#include <cstdio>
#include <memory>

#include "cli/pile.h"
#include "onrecord/store/export.h"

namespace onrecord::cli {
namespace {

struct ExportOptions {
  PileOptions pile;
  std::string what = "statements";
  bool csv = false;
};

ExportKind kind_of(const std::string& what) {
  if (what == "pages") return ExportKind::pages;
  if (what == "actors") return ExportKind::actors;
  if (what == "copies") return ExportKind::copies;
  if (what == "claims") return ExportKind::claims;
  return ExportKind::statements;
}

int export_pile(const ExportOptions& options) {
  const Result<Store> store = open_pile(options.pile);
  if (!store) return fail(store.error().message);
  size_t lines = 0;
  bool written = true;
  const ExportFormat format = options.csv ? ExportFormat::csv : ExportFormat::ndjson;
  const char* end = options.csv ? "\r\n" : "\n";
  const Status status = export_lines(*store, kind_of(options.what), format, [&](std::string_view line) {
    ++lines;
    written = std::fwrite(line.data(), 1, line.size(), stdout) == line.size() && std::fputs(end, stdout) >= 0;
    return written;
  });
  if (!status) return fail(status.error().message);
  if (!written || std::fflush(stdout) != 0) return fail("standard output: cannot be written");
  return lines > (options.csv ? 1 : 0) ? exit_found : exit_none;
}

}  // namespace

void add_export(CommandLine& program) {
  auto options = std::make_shared<ExportOptions>();
  Command command = program.command("export", "Print the pile as lines, sorted, every row with page and place");
  add_database_option(command, options->pile);
  command
      .choice("--what", options->what, {"pages", "statements", "actors", "copies", "claims"},
              "pages, statements, actors, copies or claims")
      .flag("--csv", options->csv, "CSV with a head line in place of JSON lines")
      .flag("--json", options->pile.json, "JSON lines, as without it")
      .footer(
          "Examples:\n"
          "  onrecord export --what statements --csv > statements.csv\n"
          "  onrecord export --what copies | jq 'select(.kind == \"identical\")'")
      .run([options] { return export_pile(*options); });
}

}  // namespace onrecord::cli
