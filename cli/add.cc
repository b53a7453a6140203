// onrecord add: records into a pile.
#include <cstdio>
#include <memory>

#include "cli/long_run.h"
#include "cli/pile.h"
#include "cli/read_options.h"
#include "cli/terminal.h"
#include "onrecord/core/json_writer.h"
#include "onrecord/store/ingest.h"

namespace onrecord::cli {
namespace {

// Exit codes of `add`; see its --help.
constexpr int all_in = 0, some_reported = 1, nothing_done = 2;

struct AddOptions {
  std::vector<std::string> inputs;
  PileOptions pile;
  std::string as = "auto", raw = "keep", data;
  std::vector<std::string> map;
  IngestOptions ingest;
};

std::string reported_text(const IngestReport& report) {
  return " pages, " + std::to_string(report.reported) + " reported";
}

void print_summary(const IngestReport& report, bool dry_run, double seconds) {
  std::string line = counted(report.added, "page", "pages") + (dry_run ? " would be added" : " added");
  if (report.known > 0) line += ", " + std::to_string(report.known) + " already there";
  if (report.new_paths > 0) line += ", " + std::to_string(report.new_paths) + " at a new path";
  if (report.reported > 0) line += ", " + counted(report.reported, "record", "records") + " not read";
  std::fprintf(stderr, "onrecord: %s (%.1f s)\n", line.c_str(), seconds);
  if (report.interrupted) std::fprintf(stderr, "onrecord: interrupted; run the same command again to go on\n");
}

std::string summary_json(const IngestReport& report) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("added").value(report.added);
  json.key("known").value(report.known);
  json.key("new_paths").value(report.new_paths);
  json.key("reported").value(report.reported);
  json.key("bytes").value(report.bytes);
  json.key("interrupted").value(report.interrupted);
  json.end_object();
  return out + "\n";
}

int exit_code_of(const IngestReport& report, bool had_inputs) {
  if (report.interrupted) return was_interrupted;
  if (had_inputs && report.records() == 0) return nothing_done;
  return report.reported > 0 ? some_reported : all_in;
}

int add(AddOptions& options) {
  Progress progress;
  const Result<Engine> engine = Engine::load({options.data});
  if (!engine) return fail(engine.error().message);
  const Result<WordLexicon> lexicon = load_word_lexicon({options.data});
  if (!lexicon) return fail(lexicon.error().message);
  Result<std::vector<ColumnField>> columns = parse_column_map(options.map);
  if (!columns) return fail(columns.error().message);
  options.ingest.read.columns = *std::move(columns);
  options.ingest.read.remark = print_remark;
  options.ingest.database = options.pile.database;
  options.ingest.as = input_kind(options.as);
  options.ingest.raw = options.raw == "ref" ? RawMode::ref : RawMode::keep;
  options.ingest.jobs = threads_or_all(options.ingest.jobs);

  IngestHooks hooks;
  hooks.stop = &stop_when_asked();
  hooks.on_progress = [&](const IngestReport& report) { progress.show(report.records(), reported_text(report)); };
  hooks.on_error = [&](const ReadError& error) {
    progress.clear();
    std::fprintf(stderr, "onrecord: %s: at byte %llu: %s\n", printable(error.path).c_str(),
                 static_cast<unsigned long long>(error.at), printable(error.cause).c_str());
  };
  const Result<IngestReport> report = ingest(options.inputs, *engine, *lexicon, options.ingest, hooks);
  progress.clear();
  if (!report) return fail(report.error().message);
  print_summary(*report, options.ingest.dry_run, progress.seconds());
  return print(options.pile.json ? summary_json(*report) : "", exit_code_of(*report, !options.inputs.empty()));
}

}  // namespace

void add_add(CommandLine& program) {
  auto options = std::make_shared<AddOptions>();
  options->ingest.jobs = 0;
  Command command = program.command("add", "Add pages to a pile");
  add_pile_options(command, options->pile);
  command
      .positionals("inputs", options->inputs, Command::Count::any,
                   "Files, folders, - for standard input; none: finish a cut-off add")
      .number_up_to("--jobs,-j", options->ingest.jobs, 256, "Threads that read pages; 0: one a core")
      .flag("--dry-run", options->ingest.dry_run, "Read everything, write nothing")
      .choice("--raw", options->raw, {"keep", "ref"}, "Keep the pages' bytes in the pile, or refer to their files")
      .choice("--as", options->as, {"auto", "html", "dump", "text"}, "How to take the input")
      .text("--data", options->data, "Folder with tables that replace built-in ones");
  add_read_options(command, options->ingest.read, options->map);
  command
      .footer(
          "Adding again changes nothing; after an interruption the same command goes on.\n\n"
          "Exit codes:\n"
          "  0    every record is in\n"
          "  1    some records could not be read and are listed on standard error; the rest is in\n"
          "  2    nothing could be done\n"
          "  130  interrupted; what was read until then is in\n\n"
          "Examples:\n"
          "  onrecord add pages/ --db syria.db\n"
          "  onrecord add crawl.warc.gz collection.wacz --db syria.db\n"
          "  onrecord add export.csv --map headline=title --map body=text\n"
          "  onrecord add crawl.jsonl.gz --jobs 4 --raw ref\n"
          "  curl -s https://example.org/a | onrecord add -")
      .run([options] { return add(*options); });
}

}  // namespace onrecord::cli
