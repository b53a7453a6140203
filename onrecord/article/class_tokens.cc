#include "onrecord/article/class_tokens.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view table_name = "class_tokens.tsv";
constexpr size_t longest_name = 120;  // Bytes; longer names are made by machines.
constexpr size_t words_max = 16;      // Of one name.

std::optional<Hint> hint_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Hint>, 35> names = {{
      {"text", Hint::text},
      {"article", Hint::article},
      {"content", Hint::content},
      {"title", Hint::title},
      {"standfirst", Hint::standfirst},
      {"byline", Hint::byline},
      {"bio", Hint::bio},
      {"date", Hint::date},
      {"meta", Hint::meta},
      {"kicker", Hint::kicker},
      {"caption", Hint::caption},
      {"credit", Hint::credit},
      {"tag", Hint::tag},
      {"related", Hint::related},
      {"share", Hint::share},
      {"ad", Hint::ad},
      {"newsletter", Hint::newsletter},
      {"nav", Hint::nav},
      {"header", Hint::header},
      {"footer", Hint::footer},
      {"sidebar", Hint::sidebar},
      {"comments", Hint::comments},
      {"comment", Hint::comment},
      {"commentform", Hint::comment_form},
      {"comments_meta", Hint::comments_meta},
      {"gallery", Hint::gallery},
      {"media", Hint::media},
      {"figure", Hint::figure},
      {"pullquote", Hint::pull_quote},
      {"factbox", Hint::fact_box},
      {"embed", Hint::embed},
      {"consent", Hint::consent},
      {"hidden", Hint::hidden},
      {"correction", Hint::correction},
      {"live", Hint::live},
  }};
  for (const auto& [known, hint] : names) {
    if (known == name) return hint;
  }
  return std::nullopt;
}

bool is_name_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_word_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

// A name in lower case, its words joined by one space, and where they begin and end in that.
struct NameWords {
  std::array<char, 2 * longest_name> text;
  std::array<std::pair<uint16_t, uint16_t>, words_max> words;
  size_t count = 0;

  explicit NameWords(std::string_view name) {
    uint16_t size = 0;
    bool open = false;
    for (size_t i = 0; i < name.size() && count < words_max; ++i) {
      const bool inside = is_word_byte(name[i]);
      const bool new_case = open && is_ascii_upper(name[i]) && i > 0 && is_ascii_lower(name[i - 1]);
      if (open && (!inside || new_case)) {
        words[count++].second = size;
        text[size++] = ' ';
        open = false;
        if (count == words_max) return;
      }
      if (!inside) continue;
      if (!open) words[count].first = size;
      open = true;
      text[size++] = to_ascii_lower(name[i]);
    }
    if (open && count < words_max) words[count++].second = size;
  }

  std::string_view phrase(size_t first, size_t words_in_it) const {
    const size_t begin = words[first].first, end = words[first + words_in_it - 1].second;
    return {text.data() + begin, end - begin};
  }
};

// Behind such a word stands what the element has or lacks, not what it is: "has-sidebar".
constexpr std::array<std::string_view, 10> turning_words = {"no",   "has",  "with", "without", "is",
                                                            "hide", "show", "not",  "enable",  "disable"};

}  // namespace

Result<ClassTokens> ClassTokens::load(const DataFolder& data) {
  Result<Table> table = read_table(data, table_name, 2);
  if (!table) return table.error();
  ClassTokens out;
  for (std::string_view word : turning_words) out.known_[word].turns_away = true;
  for (const std::vector<std::string_view>& row : table->rows) {
    const std::optional<Hint> hint = hint_named(row[0]);
    const bool nothing = row[0] == "none";
    if (!hint && !nothing) return Error{std::string(table_name) + ": unknown hint " + std::string(row[0])};
    for (std::string_view entries = row[1]; !entries.empty();) {
      const size_t end = std::min(entries.find(','), entries.size());
      out.add_entry(entries.substr(0, end), hint);
      entries.remove_prefix(std::min(end + 1, entries.size()));
    }
  }
  return out;
}

void ClassTokens::add_entry(std::string_view entry, std::optional<Hint> hint) {
  Known& whole = known_[entry];
  whole.entry = true;
  if (hint) whole.hints.add(*hint);
  const auto words = static_cast<size_t>(std::count(entry.begin(), entry.end(), ' ')) + 1;
  Known& first = known_[entry.substr(0, entry.find(' '))];
  first.longest = std::max(first.longest, std::min(words, longest_entry));
}

Hints ClassTokens::hints_of(std::string_view value) const {
  Hints hints;
  for (size_t begin = 0; begin < value.size();) {
    size_t end = begin;
    while (end < value.size() && !is_name_space(value[end])) ++end;
    if (end > begin && end - begin <= longest_name) add_name(value.substr(begin, end - begin), hints);
    begin = end + 1;
  }
  return hints;
}

Hints RememberedTokens::hints_of(std::string_view value) {
  Answer& answer = answers_[hash_word(value) % answers_.size()];
  if (answer.value != value) answer = {value, tokens_.hints_of(value)};
  return answer.hints;
}

void ClassTokens::add_name(std::string_view name, Hints& hints) const {
  const NameWords words(name);
  for (size_t i = 0; i < words.count;) {
    const Known* first = known_.find(words.phrase(i, 1));
    if (first != nullptr && first->turns_away) return;
    size_t taken = 1;
    for (size_t length = first == nullptr ? 0 : std::min(first->longest, words.count - i); length > 0; --length) {
      const Known* found = length == 1 ? first : known_.find(words.phrase(i, length));
      if (found == nullptr || !found->entry) continue;
      hints.add(found->hints);
      taken = length;
      break;
    }
    i += taken;
  }
}

}  // namespace onrecord
