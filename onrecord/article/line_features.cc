#include "onrecord/article/line_features.h"

#include <algorithm>
#include <array>
#include <utility>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/block_words.h"
#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/core/word_map.h"

namespace onrecord {
namespace {

bool is_dense(char32_t c) {  // Kana, ideographs, Thai: no spaces between words.
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x0E00 && c <= 0x0E7F);
}

bool is_full_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964 ||
         c == 0x061F || c == 0x06D4;
}

bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D || c == 0x201C || c == 0xBB ||
         c == 0xAB || c == 0x203A || c == 0x300D || c == '*';
}

bool is_quote_mark(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

bool is_separator(char32_t c) { return c == '|' || c == '/' || c == '>' || c == 0xB7 || c == 0x2022 || c == 0xBB; }

bool is_comma(char32_t c) { return c == ',' || c == 0x3001 || c == 0xFF0C || c == 0x060C; }

constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> bytes{};
  for (unsigned char c = 0; c < 0x80; ++c)
    bytes[c] = is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
  return bytes;
}
constexpr std::array<bool, 256> plain_bytes = make_plain_bytes();

// Reads a line character by character.
class LineMeter {
 public:
  LineMeter(const ArticleLexicon& lexicon, LineFeatures& line, std::vector<uint32_t>& content_words)
      : function_words_(lexicon.function_words),
        odds_(lexicon.block_words),
        line_(line),
        content_words_(content_words) {}

  // `folded` is the text folded.
  void measure(std::string_view text, std::string_view folded) {
    const bool same_places = folded.size() == text.size() && ascii_end(text, 0) == text.size();
    for (size_t i = 0; i < text.size();) {
      const size_t end = plain_end(text, i);
      if (end > i) {
        const bool whole = same_places && word_.empty() && (end == text.size() || text[end] != '\'');
        whole ? add_word(text[i], folded.substr(i, end - i)) : add_plain(text.substr(i, end - i));
        i = end;
        continue;
      }
      i = read_character(text, i);
    }
    end_word();
    if (is_full_stop(mark_)) ++line_.sentence_ends;
    line_.dense_script = dense_ > 2 * line_.words;
    line_.words += dense_ / 2;
    line_.ends_sentence = is_full_stop(mark_);
    line_.ends_full = (mark_ == '.' && stops_ == 1) || mark_ == 0x3002;
    line_.ends_cut = mark_ == 0x2026 || stops_ >= 3;
    line_.ends_open = mark_ == ':';
    line_.word_odds = odds_.finish();
  }

 private:
  // The end of the letters and digits of ASCII that begin at i.
  static size_t plain_end(std::string_view text, size_t i) {
    while (i < text.size() && plain_bytes[static_cast<unsigned char>(text[i])]) ++i;
    return i;
  }

  // Gives where the next one begins. What decode_utf8() gives is put together in memory: ASCII does not wait for that.
  size_t read_character(std::string_view text, size_t i) {
    if (is_ascii(text[i])) {
      step(static_cast<char32_t>(text[i]));
      line_.addresses += is_address_mark(text, i);
      return i + 1;
    }
    const Utf8Char c = decode_utf8(text, i);
    step(c.code);
    return i + c.bytes;
  }

  // The point of "www." and the colon of "http://", "https://".
  static bool is_address_mark(std::string_view text, size_t i) {
    const std::string_view before = text.substr(0, i);
    if (text[i] == '.') return before.ends_with("www");
    return text[i] == ':' && text.substr(i).starts_with("://") &&
           (before.ends_with("http") || before.ends_with("https"));
  }

  void step(char32_t c) {
    if (c == ' ') {
      end_word();
      if (is_full_stop(mark_)) ++line_.sentence_ends;
      return;
    }
    if (is_dense(c)) {
      end_word();
      ++dense_;
      mark_ = 0;
      return;
    }
    if (is_letter(c) || is_digit(c) || (!word_.empty() && (c == '\'' || c == 0x2019))) {
      add_to_word(c);
      return;
    }
    end_word();
    count_mark(c);
  }

  void add_to_word(char32_t c) {
    if (word_.empty()) begin_word(is_upper(c), is_digit(c));
    ++line_.letters;
    append_utf8(word_, c == 0x2019 ? U'\'' : base_letter(to_lower(c)));
    mark_ = 0;
    stops_ = 0;
  }

  // A word of letters and digits of ASCII, with its first character as it was before it was folded.
  void add_word(char first, std::string_view word) {
    begin_word(is_ascii_upper(first), is_ascii_digit(first));
    line_.letters += static_cast<uint32_t>(word.size());
    mark_ = 0;
    stops_ = 0;
    count_word(word);
  }

  void add_plain(std::string_view part) {
    if (word_.empty()) begin_word(is_ascii_upper(part[0]), is_ascii_digit(part[0]));
    line_.letters += static_cast<uint32_t>(part.size());
    const size_t before = word_.size();
    word_.resize(before + part.size());
    std::transform(part.begin(), part.end(), word_.begin() + static_cast<long>(before), to_ascii_lower);
    mark_ = 0;
    stops_ = 0;
  }

  void begin_word(bool upper, bool digit) {
    line_.capital_words += upper;
    line_.number_words += digit;
    if (line_.words == 0) line_.first_upper = upper;
  }

  void end_word() {
    if (!word_.empty()) count_word(word_);
    word_.clear();
  }

  void count_word(std::string_view word) {
    ++line_.words;
    line_.years += word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_ascii_digit(word[2]) &&
                   is_ascii_digit(word[3]);
    while (word.ends_with('\'')) word.remove_suffix(1);
    const uint64_t hash = hash_word(word);
    odds_.add(word, hash);
    if (is_function_word(word, hash)) {
      ++line_.function_words;
    } else if (word.size() >= content_bytes_min) {
      content_words_.push_back(static_cast<uint32_t>(hash64(word)));
    }
  }

  // French d', l'; English 's, n't: by what stands before the apostrophe.
  bool is_function_word(std::string_view word, uint64_t hash) const {
    const size_t apostrophe = word.find('\'');
    if (apostrophe == std::string_view::npos) return function_words_.contains(word, hash);
    return function_words_.contains(word.substr(0, apostrophe));
  }

  void count_mark(char32_t c) {
    if (c == '@') ++line_.addresses;
    line_.quote_marks += is_quote_mark(c);
    line_.separators += is_separator(c);
    line_.questions += c == '?' || c == '!';
    if (is_comma(c)) ++line_.commas;
    if (is_full_stop(mark_) && (is_space(c) || c == ' ')) ++line_.sentence_ends;
    if (is_space(c) || is_closing_mark(c)) return;
    stops_ = c == '.' ? stops_ + 1 : 0;
    mark_ = c;
  }

  static constexpr size_t content_bytes_min = 3;

  const WordSet& function_words_;
  BlockOddsCounter odds_;
  LineFeatures& line_;
  std::vector<uint32_t>& content_words_;
  std::string word_;
  uint32_t dense_ = 0;
  uint32_t stops_ = 0;  // Full stops in a row up to here.
  char32_t mark_ = 0;   // The last mark since the last word, closing marks and spaces aside.
};

LineFeatures measure_line(const Page& page, const Block& block, const ArticleLexicon& lexicon,
                          std::vector<uint32_t>& content_words) {
  const std::string_view text = block_text(page, block);
  LineFeatures line;
  line.folded = fold(text);
  line.content.begin = static_cast<uint32_t>(content_words.size());
  LineMeter(lexicon, line, content_words).measure(text, line.folded);
  line.content.end = static_cast<uint32_t>(content_words.size());
  line.bullet = block.bullet;
  line.indent = block.indent;
  line.blank_before = block.blank_before;
  line.phrase = lexicon.phrases.classify(line.folded);
  return line;
}

// Sorted by hash, so that no choice of lines makes it slow.
void count_copies(std::vector<LineFeatures>& lines) {
  std::vector<std::pair<uint64_t, uint32_t>> order(lines.size());
  for (uint32_t i = 0; i < lines.size(); ++i) order[i] = {hash64(lines[i].folded), i};
  std::sort(order.begin(), order.end());
  for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && order[end].first == order[begin].first) ++end;
    for (size_t k = begin; k < end; ++k) lines[order[k].second].copies = static_cast<uint32_t>(end - begin - 1);
  }
}

// At least one word in ten of the page's sentences.
bool knows_language(const std::vector<LineFeatures>& lines) {
  uint64_t words = 0, known = 0;
  for (const LineFeatures& line : lines) {
    if (line.words < 8 || line.sentence_ends == 0) continue;
    words += line.words;
    known += line.function_words;
  }
  return known * 10 >= words;
}

bool reads_as_prose(const LineFeatures& line) {
  if (line.words < 5 || line.ends_cut) return false;
  if (!has_function_words(line, 7)) return false;
  return line.ends_sentence || line.sentence_ends > 0 || (line.words >= 25 && line.commas > 0);
}

}  // namespace

MeasuredLines measure_lines(const Page& page, const ArticleLexicon& lexicon) {
  MeasuredLines out;
  std::vector<LineFeatures>& lines = out.lines;
  lines.reserve(page.blocks.size());
  for (const Block& block : page.blocks) lines.push_back(measure_line(page, block, lexicon, out.content_words));
  for (size_t i = 0; i + 1 < lines.size(); ++i) lines[i].blank_after = lines[i + 1].blank_before;
  count_copies(lines);
  const bool language_known = knows_language(lines);
  for (LineFeatures& line : lines) {
    line.language_known = language_known;
    line.prose = reads_as_prose(line);
  }
  return out;
}

bool has_function_words(const LineFeatures& line, uint32_t parts) {
  return line.dense_script || !line.language_known || line.function_words * parts >= line.words;
}

bool is_dated(const LineFeatures& line) {
  if (line.words > 16 || line.number_words == 0) return false;
  const bool clock = line.number_words >= 2 && line.folded.find(':') != std::string::npos;
  return (line.years > 0 && line.number_words >= 2) || (clock && line.words <= 8) || line.folded.ends_with(" ago");
}

bool is_signed(const LineFeatures& line) {
  if (line.phrase.kind != PhraseClass::byline || line.words < 2 || line.words > 16) return false;
  return line.number_words > 0 || (!line.ends_full && 2 * (line.capital_words + 1) >= line.words);
}

}  // namespace onrecord
