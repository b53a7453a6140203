#include "onrecord/article/people.h"

#include <algorithm>
#include <array>
#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t name_words_max = 6;
constexpr size_t name_bytes_max = 60;

// Little words inside names: "Ursula von der Leyen".
bool is_particle(std::string_view folded) {
  for (std::string_view known :
       {"von", "van", "de",  "der", "den", "del", "della", "di", "da", "dos", "das", "do", "du", "la",  "le",
        "el",  "al",  "bin", "ibn", "ben", "ter", "ten",   "zu", "af", "av",  "y",   "e",  "st", "mac", "o"}) {
    if (folded == known) return true;
  }
  return false;
}

struct NameShape {
  size_t words = 0;
  size_t capital = 0;     // Words that begin with a capital.
  size_t particles = 0;   // Little words in lower case.
  bool caseless = false;  // A letter of a script without capitals.
  bool desk = false;      // Holds a word of data/not_persons.tsv.
  bool sound = true;      // No digits or marks that names do not have, no word of a desk.
};

bool is_name_mark(char32_t c) {
  return c == '.' || c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0xB7 || c == 0x30FB || c == '"';
}

void end_word(std::string_view word, const ArticleLexicon& lexicon, NameShape& shape) {
  if (word.empty()) return;
  ++shape.words;
  const Utf8Char first = decode_utf8(word, 0);
  std::string folded = fold(word);
  while (folded.ends_with('.')) folded.pop_back();
  if (lexicon.not_persons.contains(folded)) shape.desk = true;
  if (is_upper(first.code)) {
    ++shape.capital;
  } else if (is_particle(folded)) {
    ++shape.particles;
  } else if (!is_lower(first.code)) {
    shape.caseless = true;
  }
}

NameShape shape_of(std::string_view name, const ArticleLexicon& lexicon) {
  NameShape shape;
  size_t begin = 0;
  for (size_t i = 0; i < name.size();) {
    const Utf8Char c = decode_utf8(name, i);
    if (is_space(c.code)) {
      end_word(name.substr(begin, i - begin), lexicon, shape);
      begin = i + c.bytes;
    } else if (!is_letter(c.code) && !is_name_mark(c.code) && !(c.code >= 0x300 && c.code <= 0x36F) &&
               !(c.code >= 0x900 && c.code <= 0xDFF)) {
      shape.sound = false;
    }
    i += c.bytes;
  }
  end_word(name.substr(begin), lexicon, shape);
  shape.sound = shape.sound && !shape.desk;
  return shape;
}

// The byte after the word that begins at `begin`.
size_t word_end(std::string_view text, size_t begin) {
  while (begin < text.size() && text[begin] != ' ' && text[begin] != ',' && text[begin] != ';' && text[begin] != ':' &&
         text[begin] != '|' && text[begin] != '/') {
    ++begin;
  }
  return begin;
}

bool is_joining_word(std::string_view folded) {
  for (std::string_view known :
       {"and", "und", "et", "y", "og", "och", "ve", "и", "&", "with", "mit", "avec", "con", "e", "i", "en"}) {
    if (folded == known) return true;
  }
  return false;
}

// Words before a name: "By", "Reported by".
bool is_leading_word(std::string_view folded) {
  for (std::string_view known :
       {"by",       "von",    "par",       "por",   "di",   "door",     "av",      "af",      "from",   "written",
        "reported", "posted", "published", "story", "text", "author",   "autor",   "authors", "auteur", "autore",
        "tekst",    "foto",   "aus",       "dr",    "prof", "analysis", "opinion", "words",   "de"}) {
    if (folded == known) return true;
  }
  return false;
}

bool is_separator(char c) { return c == ',' || c == ';' || c == '|' || c == '/' || c == ':' || c == '(' || c == ')'; }

void add_person(std::string_view byline, size_t begin, size_t end, const ArticleLexicon& lexicon, Spans& people) {
  while (begin < end && byline[begin] == ' ') ++begin;
  while (begin < end && byline[end - 1] == ' ') --end;
  while (begin < end) {  // "By", "Text:"
    const size_t word = std::min(word_end(byline, begin), end);
    const std::string folded = fold(byline.substr(begin, word - begin));
    if (!is_leading_word(folded)) break;
    size_t next = word;
    while (next < end && (byline[next] == ' ' || byline[next] == ':')) ++next;
    const bool may_be_name = is_particle(folded) && is_upper(decode_utf8(byline, begin).code);
    if (may_be_name && !is_person_name(byline.substr(next, end - next), lexicon)) break;
    begin = next;
  }
  if (begin >= end) return;
  if (is_person_name(byline.substr(begin, end - begin), lexicon)) {
    people.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }
}

}  // namespace

bool is_person_name(std::string_view name, const ArticleLexicon& lexicon) {
  if (name.empty() || name.size() > name_bytes_max || lexicon.agencies.is_name(name)) return false;
  const NameShape shape = shape_of(name, lexicon);
  if (!shape.sound || shape.words == 0 || shape.words > name_words_max) return false;
  if (shape.caseless) return true;
  return shape.capital >= 2 && shape.capital + shape.particles == shape.words;
}

bool is_pen_name(std::string_view name, const ArticleLexicon& lexicon) {
  if (name.size() < 2 || name.size() > name_bytes_max || lexicon.agencies.is_name(name)) return false;
  if (name.find_first_of("@/:,;|") != std::string_view::npos) return false;
  const bool address = name.find('.') != std::string_view::npos && name.find(' ') == std::string_view::npos;
  const NameShape shape = shape_of(name, lexicon);
  return !address && !shape.desk && shape.words > 0 && shape.words <= 3;
}

Spans find_people(std::string_view byline, const ArticleLexicon& lexicon) {
  Spans people;
  size_t begin = 0;
  for (size_t i = 0; i < byline.size();) {
    if (is_separator(byline[i])) {
      add_person(byline, begin, i, lexicon, people);
      begin = ++i;
      continue;
    }
    const size_t end = std::max(word_end(byline, i), i + 1);
    if (is_joining_word(fold(byline.substr(i, end - i)))) {
      add_person(byline, begin, i, lexicon, people);
      begin = end;
    }
    i = end;
    while (i < byline.size() && byline[i] == ' ') ++i;
  }
  add_person(byline, begin, byline.size(), lexicon, people);
  return people;
}

}  // namespace onrecord
