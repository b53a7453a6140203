#include "onrecord/corpus/names.h"

#include <algorithm>
#include <set>
#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t longest_acronym = 8;
constexpr std::string_view land = "land:";

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

std::string_view last_word(std::string_view folded) { return folded.substr(folded.rfind(' ') + 1); }
std::string_view first_word(std::string_view folded) { return folded.substr(0, folded.find(' ')); }
size_t count_words(std::string_view folded) {
  return 1 + static_cast<size_t>(std::count(folded.begin(), folded.end(), ' '));
}

bool has(const std::unordered_set<std::string>& words, std::string_view word) {
  return words.contains(std::string(word));
}

// Every word is one that English has anyway, or joins such words.
bool is_all_general(std::string_view folded, const WordLexicon& lexicon) {
  constexpr std::string_view joining[] = {"of", "and", "the", "for"};
  while (!folded.empty()) {
    const std::string_view word = first_word(folded);
    const bool joins = std::find(std::begin(joining), std::end(joining), word) != std::end(joining);
    if (!joins && !has(lexicon.general_words, word)) return false;
    folded.remove_prefix(std::min(word.size() + 1, folded.size()));
  }
  return true;
}

// "Election Day" comes again: which one a page means, its name does not say.
bool is_recurring_event(std::string_view folded, const WordLexicon& lexicon) {
  const bool numbered = std::any_of(folded.begin(), folded.end(), is_ascii_digit);
  return !numbered && has(lexicon.shared_names.ends_of_events, last_word(folded));
}

// "Foreign Ministry", "Ministry of Defence": every country has one.
bool is_common_body(std::string_view folded, const WordLexicon& lexicon) {
  const std::string_view first = first_word(folded);
  const bool of = folded.substr(first.size()).starts_with(" of ");
  if (!of && count_words(folded) > 2) return false;
  return has(lexicon.shared_names.heads_of_bodies, of ? first : last_word(folded)) && is_all_general(folded, lexicon);
}

// "Velmark Republican" describes a person, whatever it was taken for.
bool is_description(std::string_view folded, const WordLexicon& lexicon) {
  return !is_one_word(folded) && has(lexicon.person_nouns, last_word(folded)) &&
         folded.find(" of ") == std::string_view::npos && folded.find(" for ") == std::string_view::npos;
}

// Whether a name of this type may name many.
bool is_shared(EntityType type, std::string_view folded, const WordLexicon& lexicon) {
  if (has(lexicon.general_words, folded) || has(lexicon.shared_names.whole, folded)) return true;
  switch (type) {
    case EntityType::event: return is_recurring_event(folded, lexicon);
    case EntityType::other: return is_recurring_event(folded, lexicon) || is_description(folded, lexicon);
    case EntityType::organization:
    case EntityType::group: return is_common_body(folded, lexicon) || is_description(folded, lexicon);
    default: return false;
  }
}

// Which of the countries that are called as a state is the page speaks of: "the republic of Georgia", or its seat.
std::set<std::string> meant_countries(const Entities& entities, std::string_view text, const Regions& regions) {
  std::set<std::string> out;
  for (const Entity& entity : entities.entities) {
    const auto seat = regions.seats.find(fold(entity.name));
    if (seat != regions.seats.end()) out.insert(seat->second);
  }
  for (const Mention& mention : entities.mentions) {
    const std::string_view before = text.substr(0, mention.span.begin);
    if (before.ends_with("epublic of ")) out.insert(fold_name(slice(text, mention.span)));
  }
  return out;
}

// By entity, the first region that the page sets one of its names in; empty where it sets it in none.
std::vector<std::string_view> stated_regions(const Entities& entities, std::string_view text, const Regions& regions) {
  std::vector<std::string_view> out(entities.entities.size());
  for (const Mention& mention : entities.mentions) {
    if (mention.form != MentionForm::name || !out[mention.entity].empty()) continue;
    const std::string name = fold_name(slice(text, mention.span));
    out[mention.entity] = region_behind(regions, name, text.substr(mention.span.end));
  }
  return out;
}

// The first letters of a name's words that are written big: "Velmark Sisal Convention" -> "vsc". Empty: of one word.
std::string initials_of(std::string_view name) {
  std::string out;
  bool at_begin = true;
  for (char c : name) {
    if (at_begin && is_ascii_upper(c)) out += to_ascii_lower(c);
    at_begin = c == ' ' || c == '-';
  }
  return out.size() > 1 ? out : "";
}

// Of those that are called by them: no person or place is.
std::set<std::string> initials_of_names(const Entities& entities) {
  std::set<std::string> out;
  for (const Entity& entity : entities.entities) {
    if (entity.type == EntityType::person || entity.type == EntityType::place) continue;
    if (entity.named) out.insert(initials_of(entity.name));
  }
  return out;
}

// A place's key with what the page says of it.
std::string place_key(std::string key, std::string_view region, const std::set<std::string>& countries,
                      const Regions& regions) {
  const std::string name = key.substr(land.size());
  if (is_state_and_country(regions, name)) return countries.contains(name) ? key + ", country" : key;
  if (region.empty() || is_home(regions, name, region)) return key;
  return key + ", " + std::string(region);
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
  if (is_shared(type, folded, lexicon)) return "";
  const bool explained = role == NameRole::stated_alias && is_acronym(name);
  return std::string(class_of(type)) + (explained ? "?" : ":") + folded;
}

std::vector<std::string> entity_keys(const Entities& entities, std::string_view text, const WordLexicon& lexicon) {
  const std::set<std::string> countries = meant_countries(entities, text, lexicon.regions);
  const std::vector<std::string_view> regions = stated_regions(entities, text, lexicon.regions);
  const std::set<std::string> initials = initials_of_names(entities);
  std::vector<std::string> out;
  for (size_t i = 0; i < entities.entities.size(); ++i) {
    const Entity& entity = entities.entities[i];
    std::string key = entity.named ? name_key(entity.type, entity.name, NameRole::name, lexicon) : "";
    // An acronym that a longer name on the page has, of another entity, may stand for either.
    if (!key.empty() && is_acronym(entity.name) && initials.contains(fold_name(entity.name))) key.clear();
    if (key.starts_with(land)) key = place_key(std::move(key), regions[i], countries, lexicon.regions);
    out.push_back(std::move(key));
  }
  return out;
}

}  // namespace onrecord
