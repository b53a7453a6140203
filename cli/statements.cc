// onrecord statements: what the statement model is told of each candidate, for training and for looking into a
// decision.
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/command_line.h"
#include "onrecord/attribution/statement_table.h"
#include "onrecord/entity/entity.h"
#include "onrecord/page/page.h"

namespace onrecord::cli {
namespace {

struct StatementsOptions {
  std::vector<std::string> inputs;
  std::string data;
};

int print_statements(const StatementsOptions& options) {
  const DataFolder data{options.data};
  const Result<ArticleLexiconPtr> articles = load_article_lexicon(data);
  if (!articles) return fail(articles.error().message);
  const Result<AbbreviationsPtr> abbreviations = load_abbreviations(data);
  if (!abbreviations) return fail(abbreviations.error().message);
  const Result<EntityLexiconPtr> lexicon = load_entity_lexicon(data);
  if (!lexicon) return fail(lexicon.error().message);
  const Result<CueLexiconPtr> cues = load_cue_lexicon(data);
  if (!cues) return fail(cues.error().message);
  bool failed = false;
  read_records(options.inputs, {}, [&](ReadItem&& item) {
    const Record* record = std::get_if<Record>(&item);
    failed |= record == nullptr;
    if (record == nullptr) return true;
    const Article article = extract_article(parse_page(*record, {InputKind::text}), **articles);
    const Tokens tokens = tokenize(article, **abbreviations);
    const Entities entities = find_entities(article, tokens, **lexicon);
    const std::string text = "text\t" + record->path + '\n' + statement_table(article, tokens, entities, **cues);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  });
  return finish_output(failed ? exit_error : exit_found);
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
