// In a language that we do not read a capital proves little (German writes every noun so), and words that look like
// English ones mean something else. Proved are a given name with what stands behind it, names of the tables, and the
// surname of one person who has been named in full. All else is left out.
//
//   Works:      ... sagte Willy Bogner in Berlin. Bogner ...     three names
//   Does not:   ... die Staatsanwaltschaft Orlu ...              an organization that no table has
#include "onrecord/entity/proved_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace onrecord {
namespace {

constexpr int32_t proof_points = 30;       // More than anything around a name tells.
constexpr uint32_t most_particles = 3;     // "de la", "van den"
constexpr size_t shortest_first_name = 3;  // Also the longest word that may be anything: "Man".

bool has_capital_nouns(std::string_view language) { return language == "de" || language == "lb"; }

class ProvedNames {
 public:
  ProvedNames(const Words& words, std::string_view language)
      : words_(words), has_capital_nouns_(has_capital_nouns(language)), taken_(words.count()) {}

  std::vector<NameMention> run() && {
    const auto& sentences = words_.tokens().sentences;
    for (uint32_t i = 0; i < sentences.size(); ++i) scan(i, [this](uint32_t at) { return take_full(at); });
    for (uint32_t i = 0; i < sentences.size(); ++i) scan(i, [this](uint32_t at) { return take_surname(at); });
    std::stable_sort(names_.begin(), names_.end(),
                     [](const NameMention& a, const NameMention& b) { return a.span < b.span; });
    return std::move(names_);
  }

 private:
  // `take` gives where the name that begins at a word ends; the word itself where none does.
  template <typename Take>
  void scan(uint32_t sentence, Take take) {
    sentence_ = sentence;
    first_ = words_.tokens().sentences[sentence].first_token;
    end_ = words_.tokens().sentences[sentence].end_token;
    for (uint32_t i = first_; i < end_;) {
      const uint32_t end = is_capital(i) ? take(i) : i;
      i = std::max(end, i + 1);
    }
  }

  uint32_t take_full(uint32_t i) {
    const auto known = words_.longest(words_.lexicon().names, i, end_);
    const uint32_t end = person_end(i);
    const bool is_city = known.end == i + 1 && known.value->kind == NameClass::city;  // "Salvador", "Vladimir"
    if (known.end > 0 && is_proved(*known.value, i, known.end) && !(is_city && end > i)) {
      add(i, known.end, known.value, known.value->type);
      return known.end;
    }
    if (end == i) return i;
    add(i, end, nullptr, EntityType::person);
    persons_by_surname_[std::string(words_.folded(end - 1))].insert(names_.back().key);
    return end;
  }

  // Of one person only: whom a surname means that two have, it does not say.
  uint32_t take_surname(uint32_t i) {
    const auto persons = persons_by_surname_.find(std::string(words_.folded(i)));
    if (persons == persons_by_surname_.end() || persons->second.size() != 1 || taken_[i]) return i;
    add(i, i + 1, nullptr, EntityType::person);
    return i + 1;
  }

  bool is_capital(uint32_t i) const {
    return i < end_ && words_.token(i).kind == TokenKind::word && words_.token(i).capitalised;
  }

  // Not "General", nor "Tod" in "vom Tod".
  bool is_given_name(uint32_t i) const {
    return is_capital(i) && words_.has(i, word_first_name) && words_.text(i).size() >= shortest_first_name &&
           !words_.token(i).all_upper && words_.lexicon().titles.find(words_.folded(i)) == nullptr;
  }

  // Behind an article stands a noun, whatever given name is written like it.
  bool follows_article(uint32_t i) const {
    static constexpr std::string_view articles[] = {
        "am",    "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer",
        "eines", "im",  "vom", "zum", "zur", "el",  "la",  "las", "los",  "un",    "una",   "del",
        "al",    "le",  "les", "une", "du",  "au",  "des", "il",  "lo",   "gli",   "uno",   "nel",
        "dal",   "o",   "os",  "as",  "um",  "uma", "do",  "da",  "no",   "na"};
    return i > first_ &&
           std::find(std::begin(articles), std::end(articles), words_.folded(i - 1)) != std::end(articles);
  }

  // "de", "von", "bin"; not "der" in "General der Orlu", nor "y" in "Orlu y Sall".
  bool joins_surname(uint32_t i) const {
    static constexpr std::string_view joins_nouns[] = {"der", "des", "den", "die", "das", "dem", "y", "e", "i", "und"};
    return i < end_ && words_.has(i, word_particle) &&
           std::find(std::begin(joins_nouns), std::end(joins_nouns), words_.folded(i)) == std::end(joins_nouns);
  }

  // Where a person's name ends that begins with a given name; `i` where none does.
  uint32_t person_end(uint32_t i) const {
    if (!is_given_name(i) || follows_place_word(i) || follows_article(i)) return i;
    uint32_t end = i + 1;
    while (is_given_name(end) && is_capital(end + 1)) ++end;
    if (joins_surname(end)) {
      const uint32_t particles = end;
      while (end < end_ && end < particles + most_particles && words_.has(end, word_particle)) ++end;
    }
    if (!is_capital(end) || words_.has(end, word_calendar) || words_.token(end).all_upper) return i;
    // A word with a capital opens every sentence.
    if (i == first_ && !words_.has(end, word_surname)) return i;
    ++end;
    const bool second_surname = !has_capital_nouns_ && is_capital(end) && words_.has(end, word_surname);
    return second_surname ? end + 1 : end;
  }

  bool is_proved(const KnownName& known, uint32_t first, uint32_t end) const {
    const bool long_or_upper = end > first + 1 || words_.token(first).all_upper;
    switch (known.kind) {
      case NameClass::country:
      case NameClass::seat: return true;
      case NameClass::known:
      case NameClass::state: return long_or_upper || (!has_capital_nouns_ && first > first_);
      case NameClass::city:
        if (words_.text(first).size() <= shortest_first_name) return false;
        return long_or_upper || follows_place_word(first) || (!has_capital_nouns_ && first > first_);
      default: return false;  // English adjectives and peoples, names that are also words.
    }
  }

  // "in", "aus", "nach", "bei"
  bool follows_place_word(uint32_t i) const {
    static constexpr std::string_view place_words[] = {"in", "aus", "nach", "bei"};
    if (!has_capital_nouns_ || i == first_) return false;
    return std::find(std::begin(place_words), std::end(place_words), words_.folded(i - 1)) != std::end(place_words);
  }

  void add(uint32_t first, uint32_t end, const KnownName* known, EntityType type) {
    NameMention& name = names_.emplace_back();
    name.first = first;
    name.end = end;
    name.sentence = sentence_;
    name.span = words_.span(first, end);
    name.known = known;
    name.key = known != nullptr ? std::string(known->key) : words_.phrase(first, end);
    std::fill(taken_.begin() + first, taken_.begin() + end, char{1});
    name.own[static_cast<size_t>(type)] = proof_points;
  }

  const Words& words_;
  const bool has_capital_nouns_;
  std::vector<char> taken_;  // By token: part of a name.
  std::vector<NameMention> names_;
  std::map<std::string, std::set<std::string>> persons_by_surname_;  // To the full names' keys.
  uint32_t sentence_ = 0, first_ = 0, end_ = 0;
};

}  // namespace

std::vector<NameMention> find_proved_names(const Words& words, std::string_view language) {
  return ProvedNames(words, language).run();
}

}  // namespace onrecord
