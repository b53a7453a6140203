#include "onrecord/article/article_lexicon.h"

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// The words of the last column, which are parted by one space.
Result<WordSet> load_words(const DataFolder& data, std::string_view name, size_t columns) {
  Result<Table> table = read_table(data, name, columns);
  if (!table) return table.error();
  WordSet set;
  for (const auto& row : table->rows) {
    for (std::string_view words = row.back(); !words.empty();) {
      const size_t end = std::min(words.find(' '), words.size());
      if (end > 0) set.insert(fold(words.substr(0, end)));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return set;
}

// Cities that open datelines: the larger ones, and the seats of governments.
Result<WordSet> load_dateline_cities(const DataFolder& data) {
  Result<Table> cities = read_table(data, "cities.tsv", 5);
  if (!cities) return cities.error();
  Result<Table> countries = read_table(data, "countries.tsv", 3);
  if (!countries) return countries.error();
  WordSet set;
  for (const auto& row : cities->rows) {
    if (row[2] != "s") set.insert(fold(row[0]));
  }
  for (const auto& row : countries->rows) {
    if (row[1] == "seat") set.insert(fold(row[0]));
  }
  return set;
}

Result<WordSet> load_countries(const DataFolder& data) {
  Result<Table> countries = read_table(data, "countries.tsv", 3);
  if (!countries) return countries.error();
  WordSet set;
  for (const auto& row : countries->rows) {
    if (row[1] == "name") set.insert(fold(row[0]));
  }
  return set;
}

Result<WordSet> load_given_names(const DataFolder& data) {
  Result<Table> names = read_table(data, "first_names.tsv", 2);
  if (!names) return names.error();
  WordSet set;
  for (const auto& row : names->rows) set.insert(row[0]);
  return set;
}

// Puts what a loader gives in its place, or keeps the first error.
template <typename Value>
void take(Result<Value> loaded, Value& place, std::optional<Error>& error) {
  if (loaded) {
    place = std::move(*loaded);
  } else if (!error) {
    error = loaded.error();
  }
}

Result<std::unordered_map<std::string, ArticleKind>> load_kind_names(const DataFolder& data) {
  Result<Table> table = read_table(data, "kind_words.tsv", 2);
  if (!table) return table.error();
  std::unordered_map<std::string, ArticleKind> names;
  for (const auto& row : table->rows) {
    bool known = false;
    for (ArticleKind kind : {ArticleKind::opinion, ArticleKind::live, ArticleKind::interview, ArticleKind::release}) {
      if (row[0] != name_of(kind)) continue;
      known = true;
      names.emplace(fold(row[1]), kind);
    }
    if (!known) return Error{"kind_words.tsv: unknown kind " + std::string(row[0])};
  }
  return names;
}

Result<std::vector<std::pair<NotArticle, std::string>>> load_not_article_phrases(const DataFolder& data) {
  Result<Table> table = read_table(data, "not_article_phrases.tsv", 2);
  if (!table) return table.error();
  std::vector<std::pair<NotArticle, std::string>> phrases;
  for (const auto& row : table->rows) {
    const NotArticle reason = row[0] == "error" ? NotArticle::error : NotArticle::consent_wall;
    if (row[0] != name_of(reason)) return Error{"not_article_phrases.tsv: unknown reason " + std::string(row[0])};
    phrases.emplace_back(reason, fold(row[1]));
  }
  return phrases;
}

}  // namespace

void ArticleLexiconDeleter::operator()(const ArticleLexicon* lexicon) const { delete lexicon; }

Result<ArticleLexiconPtr> load_article_lexicon(const DataFolder& data) {
  auto lexicon = std::make_unique<ArticleLexicon>();
  std::optional<Error> error;
  take(load_words(data, "function_words.tsv", 2), lexicon->function_words, error);
  take(load_words(data, "not_persons.tsv", 1), lexicon->not_persons, error);
  take(load_dateline_cities(data), lexicon->dateline_cities, error);
  take(load_countries(data), lexicon->countries, error);
  take(load_given_names(data), lexicon->given_names, error);
  take(BylineWords::load(data), lexicon->byline_words, error);
  take(PagePhrases::load(data), lexicon->phrases, error);
  take(DateWords::load(data), lexicon->date_words, error);
  take(BlockWords::load(data), lexicon->block_words, error);
  take(BlockModel::load(data, BlockModelKind::lines), lexicon->line_model, error);
  take(BlockModel::load(data, BlockModelKind::tree), lexicon->tree_model, error);
  take(ClassTokens::load(data), lexicon->class_tokens, error);
  take(Agencies::load(data), lexicon->agencies, error);
  take(load_kind_names(data), lexicon->kind_names, error);
  take(load_not_article_phrases(data), lexicon->not_article_phrases, error);
  if (error) return *error;
  return ArticleLexiconPtr(lexicon.release());
}

}  // namespace onrecord
