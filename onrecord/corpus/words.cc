#include "onrecord/corpus/words.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }

// Reads the text character by character and cuts it into words.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  // The next run that makes a word; empty at the end.
  Span next() {
    while (at_ < text_.size() && !is_word(char_at(at_))) at_ += decode_utf8(text_, at_).bytes;
    Span span{at_, at_};
    while (at_ < text_.size()) {
      const Utf8Char now = decode_utf8(text_, at_);
      if (!is_word(now.code) && !joins(now, span)) break;
      at_ += now.bytes;
      span.end = at_;
    }
    return span;
  }

 private:
  char32_t char_at(size_t offset) const { return decode_utf8(text_, offset).code; }
  static bool is_word(char32_t code) { return is_letter(code) || is_digit(code); }

  // A mark inside a word: don't, 2,400, U.S. (the last stop of an initialism is no part of it).
  bool joins(Utf8Char mark, Span word) const {
    const size_t behind = at_ + mark.bytes;
    if (word.empty() || behind >= text_.size()) return false;
    const char32_t before = char_at(previous_utf8(text_, at_));
    const char32_t after = char_at(behind);
    if (is_apostrophe(mark.code)) return is_letter(before) && is_letter(after);
    if (mark.code == ',' || mark.code == '.') {
      if (is_digit(before) && is_digit(after)) return true;
    }
    return mark.code == '.' && is_initial(before, word) && is_upper(after) && is_single(behind);
  }

  // Whether the word so far ends with one upper-case letter that stands alone: "U", "U.S".
  bool is_initial(char32_t last, Span word) const {
    if (!is_upper(last)) return false;
    const size_t begin = previous_utf8(text_, at_);
    return begin == word.begin || text_[begin - 1] == '.';
  }

  bool is_single(size_t offset) const {
    const size_t behind = offset + decode_utf8(text_, offset).bytes;
    return behind >= text_.size() || !is_letter(char_at(behind));
  }

  std::string_view text_;
  uint32_t at_ = 0;
};

bool is_number(std::string_view folded) { return is_ascii_digit(folded.front()); }

bool all_upper(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_upper(c) || c == '.'; });
}

void strip_possessive(FoldedWord& word) {
  std::string& folded = word.folded;
  if (folded.size() > 2 && folded.ends_with("'s")) folded.resize(folded.size() - 2);
}

std::string without(std::string text, char mark) {
  std::erase(text, mark);
  return text;
}

FoldedWord fold_word(std::string_view text, Span span, const WordLexicon& lexicon) {
  FoldedWord word{span, fold(slice(text, span)), WordKind::content, true};
  strip_possessive(word);
  const bool initialism = all_upper(slice(text, span)) && span.size() > 1;
  if (is_number(word.folded)) {
    word.kind = WordKind::number;
    word.plain = false;  // "2" may stand there as "two".
    word.folded = without(word.folded, ',');
    return word;
  }
  if (initialism) word.folded = without(word.folded, '.');
  word.plain = !initialism && word.folded.find('\'') == std::string::npos;
  const auto entry = lexicon.words.find(word.folded);
  // "US" is no pronoun. Longer words in capitals may well be: a title in capitals.
  if (entry != lexicon.words.end() && !(initialism && word.folded == "us")) {
    word.kind = entry->second.kind;
    word.plain = word.plain && entry->second.normal == word.folded;
    word.folded = entry->second.normal;
  }
  return word;
}

// The longest equivalent that begins at word `i`: how many words, and its short form.
std::pair<size_t, std::string_view> equivalent_at(const FoldedWords& words, size_t i, const WordLexicon& lexicon) {
  std::pair<size_t, std::string_view> best{0, {}};
  std::string phrase;
  for (size_t n = 0; n < lexicon.longest_equivalent && i + n < words.size(); ++n) {
    phrase += (n > 0 ? " " : "") + words[i + n].folded;
    const auto found = lexicon.equivalents.find(phrase);
    if (found != lexicon.equivalents.end()) best = {n + 1, found->second};
  }
  return best;
}

FoldedWords join_equivalents(FoldedWords words, const WordLexicon& lexicon) {
  FoldedWords out;
  for (size_t i = 0; i < words.size();) {
    const auto [count, form] = equivalent_at(words, i, lexicon);
    if (count == 0) {
      out.push_back(std::move(words[i++]));
      continue;
    }
    const Span span{words[i].span.begin, words[i + count - 1].span.end};
    out.push_back({span, std::string(form), WordKind::content, false});
    i += count;
  }
  return out;
}

Result<WordKind> word_kind(std::string_view name) {
  if (name == "function") return WordKind::function;
  if (name == "negation") return WordKind::negation;
  if (name == "number") return WordKind::number;
  return Error{"wording_words.tsv: unknown kind \"" + std::string(name) + "\""};
}

// A word that names only (N) or counts (#) is none of the language's.
bool is_of_language(std::string_view tags) { return tags.find_first_not_of("N#") != std::string_view::npos; }

Status add_words(const DataFolder& data, const char* table, size_t columns, std::unordered_set<std::string>& out) {
  const Result<Table> rows = read_table(data, table, columns);
  if (!rows) return rows.error();
  for (const auto& row : rows->rows) out.emplace(row[0]);
  return Done{};
}

// Words that stand for something general even where they begin with a capital: "the Council", "Times", "OK".
Status read_general_words(const DataFolder& data, WordLexicon& lexicon) {
  Status status = add_words(data, "name_heads.tsv", 3, lexicon.general_words);
  if (status) status = add_words(data, "titles.tsv", 3, lexicon.general_words);
  if (status) status = add_words(data, "common_words.tsv", 1, lexicon.general_words);
  if (!status) return status;
  const Result<Table> tags = read_table(data, "word_tags.tsv", 2);
  const Result<Table> countries = read_table(data, "countries.tsv", 3);
  if (!tags) return tags.error();
  if (!countries) return countries.error();
  for (const auto& row : tags->rows) {
    if (is_of_language(row[1])) lexicon.general_words.emplace(row[0]);
  }
  for (const auto& row : countries->rows) lexicon.general_words.erase(std::string(row[0]));
  for (const std::string& name : lexicon.full_names) lexicon.general_words.erase(name);
  return Done{};
}

Status read_person_nouns(const DataFolder& data, std::unordered_set<std::string>& out) {
  const Result<Table> titles = read_table(data, "titles.tsv", 3);
  const Result<Table> nominals = read_table(data, "nominal_heads.tsv", 2);
  if (!titles) return titles.error();
  if (!nominals) return nominals.error();
  for (const auto& row : titles->rows) {
    if (row[1] == "office") out.emplace(row[0]);
  }
  for (const auto& row : nominals->rows) {
    if (row[1] == "person") out.emplace(row[0]);
  }
  return Done{};
}

Status read_shared_names(const DataFolder& data, SharedNames& out) {
  const Result<Table> rows = read_table(data, "shared_names.tsv", 2);
  if (!rows) return rows.error();
  for (const auto& row : rows->rows) {
    if (row[1] == "whole") {
      out.whole.emplace(row[0]);
    } else if (row[1] == "event") {
      out.ends_of_events.emplace(row[0]);
    } else if (row[1] == "body") {
      out.heads_of_bodies.emplace(row[0]);
    } else {
      return Error{"shared_names.tsv: unknown place \"" + std::string(row[1]) + "\""};
    }
  }
  return Done{};
}

}  // namespace

FoldedWords fold_words(std::string_view text, const WordLexicon& lexicon) {
  FoldedWords words;
  WordReader reader(text);
  for (Span span = reader.next(); !span.empty(); span = reader.next()) {
    words.push_back(fold_word(text, span, lexicon));
  }
  return join_equivalents(std::move(words), lexicon);
}

Result<WordLexicon> load_word_lexicon(const DataFolder& data) {
  WordLexicon lexicon;
  const Result<Table> words = read_table(data, "wording_words.tsv", 3);
  if (!words) return words.error();
  for (const auto& row : words->rows) {
    const Result<WordKind> kind = word_kind(row[1]);
    if (!kind) return kind.error();
    lexicon.words[std::string(row[0])] = {*kind, std::string(row[2])};
  }
  const Result<Table> equivalents = read_table(data, "word_equivalents.tsv", 2);
  if (!equivalents) return equivalents.error();
  for (const auto& row : equivalents->rows) {
    const size_t words_in_row = 1 + static_cast<size_t>(std::count(row[0].begin(), row[0].end(), ' '));
    lexicon.longest_equivalent = std::max(lexicon.longest_equivalent, words_in_row);
    lexicon.equivalents[std::string(row[0])] = std::string(row[1]);
  }
  const Result<Table> names = read_table(data, "full_names.tsv", 1);
  if (!names) return names.error();
  for (const auto& row : names->rows) lexicon.full_names.emplace(row[0]);
  Status status = read_general_words(data, lexicon);
  if (status) status = read_person_nouns(data, lexicon.person_nouns);
  if (status) status = read_shared_names(data, lexicon.shared_names);
  if (!status) return status.error();
  Result<Regions> regions = load_regions(data);
  if (!regions) return regions.error();
  lexicon.regions = *std::move(regions);
  return lexicon;
}

}  // namespace onrecord
