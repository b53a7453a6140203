// onrecord refresh: a pile computed again by this engine.
#include "onrecord/store/refresh.h"

#include <cstdio>
#include <memory>

#include "cli/long_run.h"
#include "cli/pile.h"
#include "cli/terminal.h"
#include "onrecord/core/json_writer.h"

namespace onrecord::cli {
namespace {

// Exit codes; see --help.
constexpr int all_done = 0;

struct Options {
  PileOptions pile;
  std::string data;
  RefreshOptions refresh;
};

void print_summary(const RefreshReport& report, const std::string& engine, const Options& options, double seconds) {
  if (report.interrupted) {
    std::fprintf(stderr, "onrecord: interrupted; %s is as it was\n", options.pile.database.c_str());
    return;
  }
  const char* verb = options.refresh.dry_run ? " would change" : " changed";
  std::fprintf(stderr, "onrecord: %s computed again, %llu%s (%.1f s)\n", counted(report.done, "page", "pages").c_str(),
               static_cast<unsigned long long>(report.changed), verb, seconds);
  if (report.engine_before != engine) {
    std::fprintf(stderr, "onrecord: %s -> %s\n", report.engine_before.c_str(), engine.c_str());
  }
  if (report.idle_corrections > 0) {
    std::fprintf(stderr, "onrecord: %s no effect on these pages: see \"onrecord correct list\"\n",
                 counted(report.idle_corrections, "correction has", "corrections have").c_str());
  }
}

std::string summary_json(const RefreshReport& report, const std::string& engine) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("pages").value(report.pages);
  json.key("done").value(report.done);
  json.key("changed").value(report.changed);
  json.key("idle_corrections").value(report.idle_corrections);
  json.key("engine_before").value(report.engine_before);
  json.key("engine").value(engine);
  json.key("interrupted").value(report.interrupted);
  json.end_object();
  return out + "\n";
}

int refresh_pile(Options& options) {
  Progress progress;
  const Result<Engine> engine = Engine::load({options.data});
  if (!engine) return fail(engine.error().message);
  const Result<WordLexicon> lexicon = load_word_lexicon({options.data});
  if (!lexicon) return fail(lexicon.error().message);
  options.refresh.database = options.pile.database;
  options.refresh.jobs = threads_or_all(options.refresh.jobs);

  RefreshHooks hooks;
  hooks.stop = &stop_when_asked();
  hooks.on_progress = [&](const RefreshReport& report) {
    progress.show(report.done, " of " + counted(report.pages, "page", "pages"));
  };
  hooks.on_error = [&](const ReadError& error) {
    progress.clear();
    std::fprintf(stderr, "onrecord: %s: %s\n", printable(error.path).c_str(), printable(error.cause).c_str());
  };
  const Result<RefreshReport> report = refresh(*engine, *lexicon, options.refresh, hooks);
  progress.clear();
  if (!report) return fail(report.error().message);
  print_summary(*report, engine->name(), options, progress.seconds());
  const int code = report->interrupted ? was_interrupted : all_done;
  return print(options.pile.json ? summary_json(*report, engine->name()) : "", code);
}

}  // namespace

void add_refresh(CommandLine& program) {
  auto options = std::make_shared<Options>();
  options->refresh.jobs = 0;
  Command command = program.command("refresh", "Compute every page of a pile again with this engine");
  add_pile_options(command, options->pile);
  command.number_up_to("--jobs,-j", options->refresh.jobs, 256, "Threads that read pages; 0: one a core")
      .flag("--dry-run", options->refresh.dry_run, "Compute everything, write nothing: how many pages would change?")
      .text("--data", options->data, "Folder with tables that replace built-in ones")
      .footer(
          "A pile holds one engine's pages only: after an upgrade, or with other tables, \"add\" asks for this first.\n"
          "Pages are computed again from the bytes that the pile keeps, or from the files that \"add --raw ref\" left\n"
          "them in. Corrections stay. All or nothing: until the end others read the pile as it was, and after an\n"
          "interruption it is as it was. For that time it takes about as much disk again.\n\n"
          "Exit codes:\n"
          "  0    every page is this engine's\n"
          "  2    nothing was changed: the file cannot be written, or pages cannot be read any more\n"
          "  130  interrupted; nothing was changed\n\n"
          "Examples:\n"
          "  onrecord refresh --db syria.db\n"
          "  onrecord refresh --db syria.db --dry-run --json\n"
          "  onrecord refresh --db syria.db --data my-tables/")
      .run([options] { return refresh_pile(*options); });
}

}  // namespace onrecord::cli
