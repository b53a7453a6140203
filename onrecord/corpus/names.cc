#include "onrecord/corpus/names.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t longest_acronym = 8;

// Folded words joined by one space; hyphens, stops and apostrophes are no part of a name.
std::string fold_spelling(std::string_view name) {
  std::string out;
  const std::string folded = fold(name);
  bool gap = false;
  for (size_t i = 0; i < folded.size();) {
    const Utf8Char c = decode_utf8(folded, i);
    if (is_letter(c.code) || is_digit(c.code)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      append_utf8(out, c.code);
    } else {
      gap = gap || (c.code != '.' && c.code != '\'');
    }
    i += c.bytes;
  }
  return out;
}

std::string without_article(std::string folded) {
  for (std::string_view article : {"the ", "al "}) {
    if (folded.starts_with(article)) folded.erase(0, article.size());
  }
  return folded;
}

bool is_one_word(std::string_view folded) { return folded.find(' ') == std::string_view::npos; }

bool is_acronym(std::string_view name) {
  const bool upper = std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_upper(c) || c == '.'; });
  return upper && name.size() >= 2 && name.size() <= longest_acronym;
}

// Every word but small joining ones begins with a capital or a digit: "Free Sisal Army", not "Sisal's armed branch".
bool is_written_as_name(std::string_view name) {
  bool at_begin = true;
  bool capital = false;
  for (size_t i = 0; i < name.size();) {
    const Utf8Char c = decode_utf8(name, i);
    const bool inside = is_letter(c.code) || is_digit(c.code) || c.code == '\'' || c.code == 0x2019;
    if (inside && at_begin) {
      const size_t end = std::min(name.find_first_of(" -", i), name.size());
      const bool is_big = is_upper(c.code) || is_digit(c.code) || !is_lower(c.code);
      if (!is_big && end - i > 3) return false;
      capital = capital || is_big;
    }
    at_begin = !inside;
    i += c.bytes;
  }
  return capital;
}

// One word behind the Arabic article is a short form, unless it is known as a full name.
bool is_short_form(std::string_view spelling, const WordLexicon& lexicon) {
  if (spelling.starts_with("the ")) spelling.remove_prefix(4);
  return spelling.starts_with("al ") && is_one_word(spelling.substr(3)) && !lexicon.full_names.contains(spelling);
}

// "Election Day" comes again: which one a page means, its name does not say.
bool is_recurring(EntityType type, std::string_view folded) {
  return type == EntityType::event && folded.ends_with(" day");
}

}  // namespace

std::string fold_name(std::string_view name) { return without_article(fold_spelling(name)); }

const char* class_of(EntityType type) {
  switch (type) {
    case EntityType::person: return "person";
    case EntityType::organization:
    case EntityType::group:
    case EntityType::publication:
    case EntityType::other: return "body";
    case EntityType::place:
    case EntityType::country: return "land";
    case EntityType::event:
    case EntityType::document: return "work";
  }
  return "body";
}

std::string name_key(EntityType type, std::string_view name, NameRole role, const WordLexicon& lexicon) {
  const std::string spelling = fold_spelling(name);
  const std::string folded = without_article(spelling);
  if (folded.empty() || !is_written_as_name(name) || is_short_form(spelling, lexicon)) return "";
  if (type == EntityType::person && is_one_word(folded)) return "";
  if (lexicon.general_words.contains(folded) || is_recurring(type, folded)) return "";
  const bool explained = role == NameRole::stated_alias && is_acronym(name);
  return std::string(class_of(type)) + (explained ? "?" : ":") + folded;
}

}  // namespace onrecord
