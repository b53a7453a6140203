#include "cli/text_tables.h"

#include <cstdio>

#include "cli/command.h"
#include "cli/command_line.h"
#include "onrecord/page/page.h"

namespace onrecord::cli {

int print_text_tables(const std::vector<std::string>& inputs, const DataFolder& data, std::string_view head,
                      const TextTable& table) {
  const Result<ArticleLexiconPtr> articles = load_article_lexicon(data);
  if (!articles) return fail(articles.error().message);
  const Result<AbbreviationsPtr> abbreviations = load_abbreviations(data);
  if (!abbreviations) return fail(abbreviations.error().message);
  const Result<EntityLexiconPtr> lexicon = load_entity_lexicon(data);
  if (!lexicon) return fail(lexicon.error().message);
  bool failed = false;
  read_records(inputs, {}, [&](ReadItem&& item) {
    const Record* record = std::get_if<Record>(&item);
    failed |= record == nullptr;
    if (record == nullptr) return true;
    const Article article = extract_article(parse_page(*record, {InputKind::text}), **articles);
    const Tokens tokens = tokenize(article, **abbreviations);
    const std::string text = std::string(head) + record->path + '\n' + table(article, tokens, **lexicon);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  });
  return finish_output(failed ? exit_error : exit_found);
}

}  // namespace onrecord::cli
