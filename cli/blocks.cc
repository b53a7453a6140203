// onrecord blocks: what the block model is told of each block of a page, for training and for looking into a decision.
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/command_line.h"
#include "onrecord/article/block_table.h"
#include "onrecord/page/page.h"

namespace onrecord::cli {
namespace {

struct BlocksOptions {
  std::vector<std::string> inputs;
  std::string as = "html";
  std::string data;
};

int print_blocks(const BlocksOptions& options) {
  const Result<ArticleLexiconPtr> lexicon = load_article_lexicon({options.data});
  if (!lexicon) return fail(lexicon.error().message);
  const InputKind kind = *input_kind(options.as);
  bool failed = false;
  const auto print = [](const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  };
  print(block_table_head(kind));
  read_records(options.inputs, {}, [&](ReadItem&& item) {
    const Record* record = std::get_if<Record>(&item);
    failed |= record == nullptr;
    return record == nullptr || print(block_table(record->path, parse_page(*record, {kind}), **lexicon));
  });
  return finish_output(failed ? exit_error : exit_found);
}

}  // namespace

void add_blocks(CommandLine& program) {
  auto options = std::make_shared<BlocksOptions>();
  program.command("blocks", "Print what the block model is told of each block, as a table")
      .positionals("inputs", options->inputs, Command::Count::some, "Files, folders, - for standard input")
      .choice("--as", options->as, {"html", "dump"}, "How to take the input")
      .text("--data", options->data, "Folder with tables that replace built-in ones")
      .footer("Example:\n  onrecord blocks --as dump dumps/ > blocks.tsv")
      .run([options] { return print_blocks(*options); });
}

}  // namespace onrecord::cli
