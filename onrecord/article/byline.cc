#include "onrecord/article/byline.h"

#include <algorithm>
#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t name_words_max = 5;

// Words that stand before the name.
constexpr std::array<std::string_view, 38> openers = {
    "by",        "written", "posted",  "published", "reported", "reporting", "story",  "words",
    "text",      "from",    "von",     "par",       "por",      "di",        "door",   "av",
    "af",        "de",      "da",      "author",    "authors",  "autor",     "auteur", "autore",
    "redaktion", "автор",   "updated", "last",      "first",    "modified",  "on",     "date",
    "created",   "our",     "the",     "tekst",     "reporter", "aggiornato"};
// Lower-case words inside a name.
constexpr std::array<std::string_view, 16> particles = {"van", "von", "de",  "der", "den", "da", "di",  "del",
                                                        "al",  "el",  "bin", "ibn", "le",  "la", "dos", "ten"};
constexpr std::array<std::string_view, 7> joiners = {"and", "und", "et", "y", "e", "og", "och"};
// What a person or a desk is, not what one is called.
constexpr std::array<std::string_view, 26> roles = {
    "staff",    "writer",       "writers",     "correspondent", "correspondents", "editor",        "editors",
    "reporter", "reporters",    "contributor", "contributors",  "columnist",      "senior",        "special",
    "chief",    "freelance",    "journalist",  "redakteur",     "redakteurin",    "korrespondent", "producer",
    "analyst",  "photographer", "updated",     "published",     "bureau"};

template <size_t N>
bool is_in(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Word {
  Span span;
  std::string folded;
  bool upper = false;
  bool breaks_before = false;  // A comma, bar or the like stands before it.
};

bool is_name_character(char32_t c) { return is_letter(c) || is_digit(c) || c == '\'' || c == 0x2019; }

std::vector<Word> split_words(std::string_view line) {
  std::vector<Word> words;
  bool broken = false;
  for (uint32_t i = 0; i < line.size();) {
    const Utf8Char c = decode_utf8(line, i);
    if (!is_name_character(c.code)) {
      broken |= !is_space(c.code) && c.code != '.' && c.code != '-' && c.code != 0x2010;
      i += c.bytes;
      continue;
    }
    Word word;
    word.upper = is_upper(c.code);
    word.breaks_before = broken;
    uint32_t end = i;
    while (end < line.size()) {
      const Utf8Char next = decode_utf8(line, end);
      if (!is_name_character(next.code) && next.code != '-' && next.code != '.') break;
      end += next.bytes;
    }
    while (end > i && line[end - 1] == '-') --end;
    word.span = {i, end};
    word.folded = fold(slice(line, word.span));
    if (word.folded.size() > 3 && word.folded.ends_with('.')) {
      word.folded.pop_back();
      --word.span.end;
    }
    words.push_back(std::move(word));
    broken = false;
    i = end;
  }
  return words;
}

class NameCollector {
 public:
  explicit NameCollector(const ArticleLexicon& lexicon) : lexicon_(lexicon) {}

  Spans collect(const std::vector<Word>& words) {
    size_t i = 0;
    while (i < words.size() && (is_in(openers, words[i].folded) || is_day_word(words[i]))) ++i;
    for (bool first = true; i < words.size(); ++i, first = false) {
      if (!first && words[i].breaks_before) close();
      if (is_day_word(words[i])) break;
      if (!step(words[i])) break;
    }
    close();
    return names_;
  }

 private:
  // False where the names end.
  bool step(const Word& word) {
    if (is_in(joiners, word.folded) && !word.upper) {
      close();
      return true;
    }
    if (is_in(roles, word.folded)) role_ = true;
    if (!word.upper && !(count_ > 0 && is_in(particles, word.folded))) {
      close();
      return word.folded == "for" || word.folded == "in" ? false : !names_.empty();
    }
    if (count_ == 0) name_.begin = word.span.begin;
    name_.end = word.span.end;
    ++count_;
    return true;
  }

  bool is_day_word(const Word& word) const {
    return is_ascii_digit(word.folded.front()) || !lexicon_.date_words.meanings(word.folded).empty();
  }

  void close() {
    if (count_ >= 1 && count_ <= name_words_max && !role_) names_.push_back(name_);
    count_ = 0;
    role_ = false;
  }

  const ArticleLexicon& lexicon_;
  Spans names_;
  Span name_;
  uint32_t count_ = 0;
  bool role_ = false;
};

}  // namespace

Spans find_byline_names(std::string_view line, const ArticleLexicon& lexicon) {
  return NameCollector(lexicon).collect(split_words(line));
}

}  // namespace onrecord
