#include "onrecord/corpus/likeness.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <vector>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t most_letters = 2;      // That may differ in spelling.
constexpr size_t letters_for_one = 5;   // A word so long may have one letter that differs; one twice as long two.
constexpr size_t least_consonants = 4;  // Of a transliterated name.

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Levenshtein's, of bytes.
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t changed = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

size_t gap(size_t a, size_t b) { return a > b ? a - b : b - a; }

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_ascii_digit); }

bool is_like_in_spelling(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  if (a.size() != b.size()) return false;
  size_t all = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    const size_t shorter = std::min(a[i].size(), b[i].size());
    if (gap(a[i].size(), b[i].size()) > most_letters || has_digit(a[i]) || has_digit(b[i])) return false;
    const size_t letters = distance(a[i], b[i]);
    if (letters * letters_for_one > shorter) return false;
    all += letters;
  }
  return all > 0 && all <= most_letters;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "muammar qaddafi" -> "mmrkdf"
std::string skeleton_of(std::string_view name, const TransliterationTable& table) {
  std::string letters(name);
  std::erase(letters, ' ');
  std::string out;
  for (size_t i = 0; i < letters.size();) {
    size_t taken = 1;
    std::string sound = letters.substr(i, 1);
    for (size_t size = std::min(table.longest, letters.size() - i); size > 0; --size) {
      const auto found = table.letters.find(std::string_view(letters).substr(i, size));
      if (found == table.letters.end()) continue;
      taken = size;
      sound = found->second;
      break;
    }
    i += taken;
    const bool counts = out.empty() || !is_vowel(sound.front());
    if (!counts || out.ends_with(sound) || (sound == "h" && i == letters.size())) continue;
    out += out.empty() && is_vowel(sound.front()) ? "a" : sound;
  }
  return out;
}

bool is_transliteration(std::string_view a, std::string_view b, const TransliterationTable& table) {
  const size_t shorter = std::min(a.size(), b.size());
  if (3 * gap(a.size(), b.size()) > shorter || has_digit(a) || has_digit(b)) return false;
  const std::string skeleton = skeleton_of(a, table);
  return skeleton.size() >= least_consonants && skeleton == skeleton_of(b, table) && 3 * distance(a, b) <= shorter;
}

uint32_t letters_in(std::string_view text) {
  uint32_t out = 0;
  for (char c : text) out |= 1u << (static_cast<unsigned char>(c) % 32);
  return out;
}

// A quick no for nearly all pairs: an edit changes at most two letters of the set, and no likeness but a short form
// allows more edits than a third of the letters.
bool may_be_alike(std::string_view a, std::string_view b) {
  const size_t shorter = std::min(a.size(), b.size());
  const size_t edits = std::max(most_letters, shorter / 3);
  return gap(a.size(), b.size()) <= edits &&
         static_cast<size_t>(std::popcount(letters_in(a) ^ letters_in(b))) <= 2 * edits;
}

// The last word of a name, or all words but the last one.
bool is_short_form(const std::vector<std::string_view>& full, const std::vector<std::string_view>& other) {
  if (full.size() < 2 || other.empty() || other.size() >= full.size()) return false;
  if (other.size() == 1 && other.front() == full.back()) return true;
  return other.size() + 1 == full.size() && std::equal(other.begin(), other.end(), full.begin());
}

}  // namespace

const char* name_of(Likeness likeness) {
  switch (likeness) {
    case Likeness::none: return "";
    case Likeness::spelling: return "spelling";
    case Likeness::transliteration: return "transliteration";
    case Likeness::short_form: return "short form";
  }
  return "";
}

Result<TransliterationTable> load_transliteration(const DataFolder& data) {
  const Result<Table> rows = read_table(data, "transliteration.tsv", 2);
  if (!rows) return rows.error();
  TransliterationTable table;
  for (const auto& row : rows->rows) {
    table.letters[std::string(row[0])] = std::string(row[1]);
    table.longest = std::max(table.longest, row[0].size());
  }
  return table;
}

Likeness likeness_of(std::string_view name, std::string_view other, const TransliterationTable& table) {
  if (name == other) return Likeness::none;
  const bool is_part = name.starts_with(other) || name.ends_with(other);
  if (!is_part && !may_be_alike(name, other)) return Likeness::none;
  const std::vector<std::string_view> a = words_of(name), b = words_of(other);
  if (is_part && is_short_form(a, b)) return Likeness::short_form;
  if (is_like_in_spelling(a, b)) return Likeness::spelling;
  return is_transliteration(name, other, table) ? Likeness::transliteration : Likeness::none;
}

}  // namespace onrecord
