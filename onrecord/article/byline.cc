#include "onrecord/article/byline.h"

#include <algorithm>
#include <array>

#include "onrecord/article/page_fact.h"
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

constexpr size_t lines_above_title = 4;
constexpr size_t paragraphs_above = 3;  // A byline stands no deeper in the text.
constexpr size_t lines_below_text = 4;

// The indexes of article.blocks where a byline may stand: about the title, and under the text.
struct BylineZones {
  size_t head_begin = 0, head_end = 0, foot_begin = 0, foot_end = 0;
};

BylineZones find_zones(const Article& article) {
  BylineZones zones;
  const size_t count = article.blocks.size();
  size_t paragraphs = 0;
  bool titled = false;
  for (size_t i = 0; i < count; ++i) {
    const BlockLabel label = article.blocks[i].label;
    if (label == BlockLabel::title && !titled) {
      titled = true;
      zones.head_begin = i - std::min(i, lines_above_title);
    }
    if (!is_body(label)) continue;
    if (++paragraphs == paragraphs_above) zones.head_end = i;
    zones.foot_begin = i + 1;
  }
  if (zones.head_end == 0) zones.head_end = paragraphs > 0 ? zones.foot_begin : count;
  zones.foot_end = std::min(count, zones.foot_begin + lines_below_text);
  return zones;
}

bool has_word_by(std::string_view line) {
  for (std::string_view by : {" by ", " By ", " BY ", " von ", " par ", " por "}) {
    if (line.find(by) != std::string_view::npos) return true;
  }
  return false;
}

// The part of a line with a date that may name the author: what is behind "by", or before the date.
std::string_view author_part(std::string_view line) {
  for (std::string_view by : {" by ", " By ", " BY ", " von ", " par ", " por "}) {
    const size_t at = line.find(by);
    if (at != std::string_view::npos) return line.substr(at + by.size());
  }
  return line;
}

bool has_two_words(std::string_view name) { return name.find(' ') != std::string_view::npos; }

class BylineFinder {
 public:
  BylineFinder(const Page& page, const Article& article, const ArticleLexicon& lexicon)
      : page_(page), article_(article), lexicon_(lexicon) {}

  std::vector<Fact> find() {
    const BylineZones zones = find_zones(article_);
    read(BlockLabel::byline, zones.head_begin, zones.head_end);
    if (names_.empty()) read(BlockLabel::dateline, zones.head_begin, zones.head_end);
    if (names_.empty()) read(BlockLabel::byline, zones.foot_begin, zones.foot_end);
    return std::move(names_);
  }

 private:
  void read(BlockLabel label, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (article_.blocks[i].label == label && !is_head_of_text(article_.blocks[i])) read_line(article_.blocks[i]);
    }
  }

  // "PORT HALDEN (Kestrel Wire) -": where and from whom the text comes, no author.
  bool is_head_of_text(const LabelledBlock& block) const {
    return article_.dateline && article_.dateline->fact.at == place_of(page_, block.span);
  }

  void read_line(const LabelledBlock& block) {
    const std::string_view line = slice(page_.text, block.span);
    const bool dated = block.label == BlockLabel::dateline;
    const std::string_view part = dated ? author_part(line) : line;
    for (Span span : find_byline_names(part, lexicon_)) {
      const std::string_view name = slice(part, span);
      if (dated && !has_word_by(line) && !may_be_author(name)) continue;
      add(fact_of(page_, span_of(name, line, block.span.begin)));
    }
  }

  bool may_be_author(std::string_view name) const {
    return has_two_words(name) && !lexicon_.dateline_cities.contains(fold(name));
  }

  void add(Fact name) {
    const bool known =
        std::any_of(names_.begin(), names_.end(), [&](const Fact& other) { return other.text == name.text; });
    if (!known && !lexicon_.agencies.is_name(name.text)) names_.push_back(std::move(name));
  }

  const Page& page_;
  const Article& article_;
  const ArticleLexicon& lexicon_;
  std::vector<Fact> names_;
};

}  // namespace

Spans find_byline_names(std::string_view line, const ArticleLexicon& lexicon) {
  return NameCollector(lexicon).collect(split_words(line));
}

std::vector<Fact> find_byline(const Page& page, const Article& article, const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::text) return {};
  return BylineFinder(page, article, lexicon).find();
}

}  // namespace onrecord
