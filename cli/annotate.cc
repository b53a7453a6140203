// onrecord annotate: records in, one JSON object a record out. Needs no database.
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/read_options.h"
#include "onrecord/pipeline/annotation_json.h"
#include "onrecord/pipeline/pipeline.h"

namespace onrecord::cli {
namespace {

struct AnnotateOptions {
  std::vector<std::string> inputs;
  std::string as = "auto";
  std::string data;
  bool comments = false;
  bool no_engine = false;
  bool stats = false;
  ReadOptions read;
  std::vector<std::string> map;
};

void print_stats(const StageTimes& times) {
  static constexpr const char* names[] = {"page", "article", "entity", "attribution"};
  for (size_t i = 0; i < stage_count; ++i) {
    std::fprintf(stderr, "%-12s %8.3f s  %10llu items\n", names[i], static_cast<double>(times.nanoseconds[i]) / 1e9,
                 static_cast<unsigned long long>(times.items[i]));
  }
}

int annotate(AnnotateOptions& options) {
  Result<std::vector<ColumnField>> columns = parse_column_map(options.map);
  if (!columns) return fail(columns.error().message);
  options.read.columns = *std::move(columns);
  const Result<Engine> engine = Engine::load({options.data});
  if (!engine) return fail(engine.error().message);
  const AnnotationFormat format{options.comments, !options.no_engine};
  options.read.remark = print_remark;
  const PageOptions page_options{input_kind(options.as)};
  StageTimes times;
  bool failed = false;
  std::string line;
  read_records(options.inputs, options.read, [&](ReadItem&& item) {
    line.clear();
    if (const ReadError* error = std::get_if<ReadError>(&item)) {
      append_json(line, *error);
      failed = true;
    } else {
      const Annotation page = engine->annotate(std::get<Record>(item), page_options, options.stats ? &times : nullptr);
      append_json(line, page, engine->name(), format);
    }
    line += '\n';
    return std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
  });
  if (options.stats) print_stats(times);
  return finish_output(failed ? exit_error : exit_found);
}

}  // namespace

std::optional<InputKind> input_kind(const std::string& as) {
  if (as == "html") return InputKind::html;
  if (as == "dump") return InputKind::dump;
  if (as == "text") return InputKind::text;
  return std::nullopt;
}

void add_annotate(CommandLine& program) {
  auto options = std::make_shared<AnnotateOptions>();
  Command command = program.command("annotate", "Print what is known of each record, one JSON object a line");
  command.positionals("inputs", options->inputs, Command::Count::some, "Files, folders, - for standard input")
      .choice("--as", options->as, {"auto", "html", "dump", "text"}, "How to take the input")
      .flag("--comments", options->comments, "Print readers' comments too")
      .flag("--no-engine", options->no_engine, "Leave out the engine field")
      .flag("--stats", options->stats, "Print processor time and counts of each stage on stderr")
      .text("--data", options->data, "Folder with tables that replace built-in ones");
  add_read_options(command, options->read, options->map);
  command
      .footer(
          "Examples:\n"
          "  onrecord annotate page.html\n"
          "  onrecord annotate crawl.warc.gz collection.wacz\n"
          "  onrecord annotate crawl.warc.gz#48213                  # the record at this offset alone\n"
          "  onrecord annotate export.csv --map headline=title --map by=author --map body=text\n"
          "  onrecord annotate --as text article.txt | jq '.statements[].speaker'\n"
          "  curl -s https://example.org/a | onrecord annotate -")
      .run([options] { return annotate(*options); });
}

}  // namespace onrecord::cli
