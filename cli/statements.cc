// onrecord statements: what the statement model is told of each candidate, for training and for looking into a
// decision.
#include <memory>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/text_tables.h"
#include "onrecord/attribution/statement_table.h"

namespace onrecord::cli {
namespace {

struct StatementsOptions {
  std::vector<std::string> inputs;
  std::string data;
};

int print_statements(const StatementsOptions& options) {
  const Result<CueLexiconPtr> cues = load_cue_lexicon({options.data});
  if (!cues) return fail(cues.error().message);
  return print_text_tables(options.inputs, {options.data}, "text\t",
                           [&](const Article& article, const Tokens& tokens, const EntityLexicon& lexicon) {
                             const Entities entities = find_entities(article, tokens, lexicon);
                             return statement_table(article, tokens, entities, **cues);
                           });
}

}  // namespace

void add_statements(CommandLine& program) {
  auto options = std::make_shared<StatementsOptions>();
  program.command("statements", "Print what the statement model is told of each candidate, as a table")
      .positionals("inputs", options->inputs, Command::Count::some, "Files, folders, - for standard input")
      .text("--data", options->data, "Folder with tables that replace built-in ones")
      .footer("Example:\n  onrecord statements texts/ > candidates.tsv")
      .run([options] { return print_statements(*options); });
}

}  // namespace onrecord::cli
