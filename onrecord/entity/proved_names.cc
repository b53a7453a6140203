// In a language that we do not read a capital proves little (German writes every noun so), and words that look like
// English ones mean something else. Proved are a given name with what stands behind it, names of the tables, and the
// surname of one person who has been named in full. All else is left out. A word alone that opens a sentence, or that
// stands among capitals, proves nothing: "Mali" is "financial" in Turkish, "ESSEN" food.
//
//   Works:      ... sagte Willy Bogner in Berlin. Bogner ...     three names
//   Does not:   ... die Staatsanwaltschaft Orlu ...              an organization that no table has
//   Does not:   ... das Anne Frank Huis ...                      what is called by a person, where the noun comes last
#include "onrecord/entity/proved_names.h"

#include <algorithm>
#include <map>
#include <set>

namespace onrecord {
namespace {

constexpr int32_t proof_points = 30;       // More than anything around a name tells.
constexpr uint32_t most_particles = 3;     // "de la", "van den"
constexpr size_t shortest_first_name = 3;  // Also the longest word that may be anything: "Man".

template <size_t n>
bool is_one_of(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// What of a language tells how names are written in it.
struct Customs {
  bool capital_nouns;     // "der Richter"
  bool noun_behind_name;  // "Anne Frank Huis": an institution's noun stands behind the person that it is called by.
  bool given_name_first;  // Not "Kovács Viktor"; false too where names are no given name and surname.
};

Customs customs_of(std::string_view language) {
  static constexpr std::string_view capital_nouns[] = {"de", "lb"};
  static constexpr std::string_view noun_behind_name[] = {"nl", "af", "fy", "sv", "no", "nb", "nn",
                                                          "da", "is", "fi", "et", "tr", "az"};
  static constexpr std::string_view surname_first[] = {"hu", "ja", "zh", "ko", "vi", "id", "ms"};
  const std::string_view base = language.substr(0, language.find('-'));
  return {is_one_of(base, capital_nouns), is_one_of(base, noun_behind_name), !is_one_of(base, surname_first)};
}

class ProvedNames {
 public:
  ProvedNames(const Words& words, std::string_view language)
      : words_(words), customs_(customs_of(language)), taken_(words.count()), nouns_(words.form_count()) {}

  std::vector<NameMention> run() && {
    const auto& sentences = words_.tokens().sentences;
    if (customs_.capital_nouns) {
      for (uint32_t i = 0; i < sentences.size(); ++i) scan(i, [this](uint32_t at) { return note_noun(at); });
    }
    for (uint32_t i = 0; i < sentences.size(); ++i) scan(i, [this](uint32_t at) { return take_full(at); });
    for (uint32_t i = 0; i < sentences.size(); ++i) scan(i, [this](uint32_t at) { return take_again(at); });
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

  // A capital word that the page uses behind an article is a noun: not "von der Orlu" nor ", der Orlu vorsteht".
  uint32_t note_noun(uint32_t i) {
    const bool of_name = i > first_ + 1 && (words_.text(i - 2) == "," || words_.has(i - 2, word_particle));
    if (follows_article(i) && !of_name) nouns_[words_.form_of(i)] = 1;
    return i;
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

  // What the first reading proved, where it stands alone.
  uint32_t take_again(uint32_t i) {
    if (taken_[i]) return i;
    const auto known = words_.longest(words_.lexicon().names, i, end_);
    if (known.end == i + 1 && !is_among_capitals(i) && proved_.contains(known.value))
      add(i, i + 1, known.value, known.value->type);
    else if (is_surname(i))
      add(i, i + 1, nullptr, EntityType::person);
    return i + 1;
  }

  // Of one person only: whom a surname means that two have, it does not say.
  bool is_surname(uint32_t i) const {
    const auto persons = persons_by_surname_.find(std::string(words_.folded(i)));
    return persons != persons_by_surname_.end() && persons->second.size() == 1 && !nouns_[words_.form_of(i)];
  }

  bool is_capital(uint32_t i) const {
    return i < end_ && words_.token(i).kind == TokenKind::word && words_.token(i).capitalised;
  }

  // Not "General", nor "Tod" in "vom Tod".
  bool is_given_name(uint32_t i) const {
    return is_capital(i) && words_.has(i, word_first_name) && words_.text(i).size() >= shortest_first_name &&
           !is_month(i) && !words_.token(i).all_upper && words_.lexicon().titles.find(words_.folded(i)) == nullptr;
  }

  // Not "Jan", which no running text has for January.
  bool is_month(uint32_t i) const {
    return words_.has(i, word_calendar) && (words_.text(i).size() > shortest_first_name || words_.folded(i) == "mai");
  }

  // Behind an article stands a noun, whatever given name is written like it.
  bool follows_article(uint32_t i) const {
    static constexpr std::string_view articles[] = {
        "am",    "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer",
        "eines", "im",  "vom", "zum", "zur", "el",  "la",  "las", "los",  "un",    "una",   "del",
        "al",    "le",  "les", "une", "du",  "au",  "des", "il",  "lo",   "gli",   "uno",   "nel",
        "dal",   "o",   "os",  "as",  "um",  "uma", "do",  "da",  "no",   "na"};
    return i > first_ && is_one_of(words_.folded(i - 1), articles);
  }

  // "de", "von", "bin"; not "der" in "General der Orlu", nor "y" in "Orlu y Sall".
  bool joins_surname(uint32_t i) const {
    static constexpr std::string_view joins_nouns[] = {"der", "des", "den", "die", "das", "dem", "y", "e", "i", "und"};
    return i < end_ && words_.has(i, word_particle) && !is_one_of(words_.folded(i), joins_nouns);
  }

  // Where a person's name ends that begins with a given name; `i` where none does.
  uint32_t person_end(uint32_t i) const {
    if (!customs_.given_name_first || !is_given_name(i) || follows_place_word(i) || follows_article(i)) return i;
    if (i > first_ && is_given_name(i - 1)) return i;  // The one before has proved none.
    uint32_t end = i + 1;
    while (is_given_name(end) && is_capital(end + 1)) ++end;
    const uint32_t particles = end;
    if (joins_surname(end)) {
      while (end < end_ && end < particles + most_particles && words_.has(end, word_particle)) ++end;
    }
    if (!may_be_surname(i, particles, end)) return i;
    ++end;
    if (!is_capital(end) || words_.has(end, word_calendar)) return end;
    if (customs_.noun_behind_name) return i;
    return words_.has(end, word_surname) && !is_noun(end) ? end + 1 : end;
  }

  // Whether the word at `last` may be the surname behind the given names from `first` and the particles from
  // `particles`.
  bool may_be_surname(uint32_t first, uint32_t particles, uint32_t last) const {
    if (!is_capital(last) || words_.has(last, word_calendar) || words_.token(last).all_upper) return false;
    if (words_.has(last, word_surname)) return true;
    if (opens_sentence(first) || is_noun(last)) return false;  // All have a capital there.
    if (particles < last) return !may_be_no_given_name(first);
    return !customs_.noun_behind_name || particles == first + 1;
  }

  // "Florence", "Rose"; "Halle" in German, where a noun may stand before "von" and only tables of given names tell
  // genders.
  bool may_be_no_given_name(uint32_t i) const {
    if (customs_.capital_nouns && words_.form(i).facts.gender == Gender::unknown) return true;
    return words_.has(i, word_common) || words_.longest(words_.lexicon().names, i, i + 1).end > 0;
  }

  // Where nouns have capitals, as far as the page, the tables and the ending tell.
  bool is_noun(uint32_t i) const {
    if (!customs_.capital_nouns) return false;
    static constexpr std::string_view endings[] = {"ung", "heit", "keit", "schaft", "ion", "innen", "chef", "chefin"};
    const std::string_view word = words_.folded(i);
    return nouns_[words_.form_of(i)] || words_.has(i, word_common) || words_.lexicon().titles.find(word) != nullptr ||
           std::any_of(std::begin(endings), std::end(endings), [&](std::string_view e) { return word.ends_with(e); });
  }

  // First of all words, or behind a mark that a sentence may begin behind: any word has a capital there.
  bool opens_sentence(uint32_t i) const {
    static constexpr std::string_view marks[] = {"\"",           "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
                                                 "\xC2\xAB",     "\xC2\xBB",     "\xE2\x80\x93", "\xE2\x80\x94",
                                                 "\xE2\x80\xA2", "\xC2\xBF",     "\xC2\xA1",     ":"};
    return i == first_ || is_one_of(words_.text(i - 1), marks);
  }

  bool is_among_capitals(uint32_t i) const {
    const auto is_upper = [&](uint32_t k) { return words_.token(k).all_upper && words_.text(k).size() > 1; };
    return words_.token(i).all_upper && ((i > first_ && is_upper(i - 1)) || (i + 1 < end_ && is_upper(i + 1)));
  }

  bool is_proved(const KnownName& known, uint32_t first, uint32_t end) const {
    if (end == first + 1) return is_word_proved(known, first);
    switch (known.kind) {
      case NameClass::country:
      case NameClass::seat:
      case NameClass::known:
      case NameClass::state: return true;
      case NameClass::city: return words_.text(first).size() > shortest_first_name;
      default: return false;  // English adjectives and peoples, names that are also words.
    }
  }

  // Of one word: by how it is written, and where.
  bool is_word_proved(const KnownName& known, uint32_t i) const {
    const bool upper = words_.token(i).all_upper;
    if (upper ? is_among_capitals(i) : opens_sentence(i)) return false;
    const bool inside = upper || !customs_.capital_nouns;
    switch (known.kind) {
      case NameClass::country:
      case NameClass::seat: return true;
      case NameClass::known:
      case NameClass::state: return inside;
      case NameClass::city:
        if (words_.text(i).size() <= shortest_first_name) return false;
        return follows_place_word(i) || (inside && !follows_article(i));
      default: return false;
    }
  }

  // "in", "aus", "nach", "bei"
  bool follows_place_word(uint32_t i) const {
    static constexpr std::string_view place_words[] = {"in", "aus", "nach", "bei"};
    return customs_.capital_nouns && i > first_ && is_one_of(words_.folded(i - 1), place_words);
  }

  void add(uint32_t first, uint32_t end, const KnownName* known, EntityType type) {
    NameMention& name = names_.emplace_back();
    name.first = first;
    name.end = end;
    name.sentence = sentence_;
    name.span = words_.span(first, end);
    name.known = known;
    if (known != nullptr) proved_.insert(known);
    name.key = known != nullptr ? std::string(known->key) : words_.phrase(first, end);
    std::fill(taken_.begin() + first, taken_.begin() + end, char{1});
    name.own[static_cast<size_t>(type)] = proof_points;
  }

  const Words& words_;
  const Customs customs_;
  std::vector<char> taken_;            // By token: part of a name.
  std::vector<char> nouns_;            // By form: the page uses it behind an article, where nouns have capitals.
  std::set<const KnownName*> proved_;  // Those found.
  std::vector<NameMention> names_;
  std::map<std::string, std::set<std::string>> persons_by_surname_;  // To the full names' keys.
  uint32_t sentence_ = 0, first_ = 0, end_ = 0;
};

}  // namespace

std::vector<NameMention> find_proved_names(const Words& words, std::string_view language) {
  return ProvedNames(words, language).run();
}

}  // namespace onrecord
