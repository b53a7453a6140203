// onrecord names: what the models of names and of pronouns are told, for training and for looking into a decision.
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/command_line.h"
#include "onrecord/entity/name_table.h"
#include "onrecord/entity/pronoun_table.h"
#include "onrecord/page/page.h"

namespace onrecord::cli {
namespace {

struct NamesOptions {
  std::vector<std::string> inputs;
  std::string data;
  bool pronouns = false, any_gender = false;
};

int print_names(const NamesOptions& options) {
  const DataFolder data{options.data};
  const Result<ArticleLexiconPtr> articles = load_article_lexicon(data);
  if (!articles) return fail(articles.error().message);
  const Result<AbbreviationsPtr> abbreviations = load_abbreviations(data);
  if (!abbreviations) return fail(abbreviations.error().message);
  const Result<EntityLexiconPtr> lexicon = load_entity_lexicon(data);
  if (!lexicon) return fail(lexicon.error().message);
  bool failed = false;
  read_records(options.inputs, {}, [&](ReadItem&& item) {
    const Record* record = std::get_if<Record>(&item);
    failed |= record == nullptr;
    if (record == nullptr) return true;
    const Article article = extract_article(parse_page(*record, {InputKind::text}), **articles);
    const Tokens tokens = tokenize(article, **abbreviations);
    const std::string table = options.pronouns ? pronoun_table(article, tokens, **lexicon, options.any_gender)
                                               : name_table(article, tokens, **lexicon);
    const std::string text = "text " + record->path + '\n' + table;
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  });
  return finish_output(failed ? exit_error : exit_found);
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
