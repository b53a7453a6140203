// onrecord names: what the models of names and of pronouns are told, for training and for looking into a decision.
#include <memory>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/text_tables.h"
#include "onrecord/entity/name_table.h"
#include "onrecord/entity/pronoun_table.h"

namespace onrecord::cli {
namespace {

struct NamesOptions {
  std::vector<std::string> inputs;
  std::string data;
  bool pronouns = false, any_gender = false;
};

int print_names(const NamesOptions& options) {
  return print_text_tables(options.inputs, {options.data}, "text ",
                           [&](const Article& article, const Tokens& tokens, const EntityLexicon& lexicon) {
                             return options.pronouns ? pronoun_table(article, tokens, lexicon, options.any_gender)
                                                     : name_table(article, tokens, lexicon);
                           });
}

}  // namespace

void add_names(CommandLine& program) {
  auto options = std::make_shared<NamesOptions>();
  program.command("names", "Print what the name model is told of each word of article text, as a table")
      .positionals("inputs", options->inputs, Command::Count::some, "Files, folders, - for standard input")
      .flag("--pronouns", options->pronouns, "Instead, what the pronoun model is told of each he and she")
      .flag("--any-gender", options->any_gender, "With candidates of the other gender too")
      .text("--data", options->data, "Folder with tables that replace built-in ones")
      .footer("Example:\n  onrecord names texts/ > names.txt")
      .run([options] { return print_names(*options); });
}

}  // namespace onrecord::cli
