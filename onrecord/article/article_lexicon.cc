#include "onrecord/article/article_lexicon.h"

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

Result<WordSet> load_function_words(const DataFolder& data) {
  Result<Table> table = read_table(data, "function_words.tsv", 2);
  if (!table) return table.error();
  WordSet set;
  for (const auto& row : table->rows) {
    for (std::string_view words = row[1]; !words.empty();) {
      const size_t end = std::min(words.find(' '), words.size());
      if (end > 0) set.insert(fold(words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return set;
}

}  // namespace

void ArticleLexiconDeleter::operator()(const ArticleLexicon* lexicon) const { delete lexicon; }

Result<ArticleLexiconPtr> load_article_lexicon(const DataFolder& data) {
  auto lexicon = std::make_unique<ArticleLexicon>();
  Result<WordSet> function_words = load_function_words(data);
  if (!function_words) return function_words.error();
  lexicon->function_words = std::move(*function_words);
  Result<PagePhrases> phrases = PagePhrases::load(data);
  if (!phrases) return phrases.error();
  lexicon->phrases = std::move(*phrases);
  Result<DateWords> date_words = DateWords::load(data);
  if (!date_words) return date_words.error();
  lexicon->date_words = std::move(*date_words);
  Result<ClassTokens> class_tokens = ClassTokens::load(data);
  if (!class_tokens) return class_tokens.error();
  lexicon->class_tokens = std::move(*class_tokens);
  return ArticleLexiconPtr(lexicon.release());
}

}  // namespace onrecord
