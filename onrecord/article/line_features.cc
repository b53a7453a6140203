#include "onrecord/article/line_features.h"

#include <algorithm>
#include <unordered_map>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"

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

// Reads a line character by character.
class LineMeter {
 public:
  LineMeter(const WordSet& function_words, LineFeatures& line, std::vector<uint32_t>& content_words)
      : function_words_(function_words), line_(line), content_words_(content_words) {}

  void measure(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
      const Utf8Char c = decode_utf8(text, i);
      step(c.code);
      i += c.bytes;
    }
    end_word();
    if (is_full_stop(mark_)) ++line_.sentence_ends;
    line_.dense_script = dense_ > 2 * line_.words;
    line_.words += dense_ / 2;
    line_.ends_sentence = is_full_stop(mark_);
    line_.ends_full = (mark_ == '.' && stops_ == 1) || mark_ == 0x3002;
    line_.ends_cut = mark_ == 0x2026 || stops_ >= 3;
    line_.ends_open = mark_ == ':';
  }

 private:
  void step(char32_t c) {
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
    if (word_.empty()) {
      line_.capital_words += is_upper(c);
      line_.number_words += is_digit(c);
      if (line_.words == 0) line_.first_upper = is_upper(c);
    }
    ++line_.letters;
    append_utf8(word_, c == 0x2019 ? U'\'' : base_letter(to_lower(c)));
    mark_ = 0;
    stops_ = 0;
  }

  void end_word() {
    if (word_.empty()) return;
    ++line_.words;
    line_.years += word_.size() == 4 && (word_.starts_with("19") || word_.starts_with("20")) &&
                   is_ascii_digit(word_[2]) && is_ascii_digit(word_[3]);
    while (word_.ends_with('\'')) word_.pop_back();
    const size_t apostrophe = word_.find('\'');  // French d', l'; English 's, n't.
    if (function_words_.contains(std::string_view(word_).substr(0, apostrophe))) {
      ++line_.function_words;
    } else if (word_.size() >= content_bytes_min) {
      content_words_.push_back(static_cast<uint32_t>(hash64(word_)));
    }
    word_.clear();
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
  LineFeatures& line_;
  std::vector<uint32_t>& content_words_;
  std::string word_;
  uint32_t dense_ = 0;
  uint32_t stops_ = 0;  // Full stops in a row up to here.
  char32_t mark_ = 0;   // The last mark since the last word, closing marks and spaces aside.
};

uint32_t count_addresses(std::string_view text) {
  uint32_t count = 0;
  for (std::string_view scheme : {"http://", "https://", "www."}) {
    for (size_t at = text.find(scheme); at != std::string_view::npos; at = text.find(scheme, at + 1)) ++count;
  }
  return count;
}

LineFeatures measure_line(const Page& page, const Block& block, const ArticleLexicon& lexicon,
                          std::vector<uint32_t>& content_words) {
  const std::string_view text = block_text(page, block);
  LineFeatures line;
  line.folded = fold(text);
  line.content.begin = static_cast<uint32_t>(content_words.size());
  LineMeter(lexicon.function_words, line, content_words).measure(text);
  line.content.end = static_cast<uint32_t>(content_words.size());
  line.addresses += count_addresses(text);
  line.bullet = block.bullet;
  line.indent = block.indent;
  line.blank_before = block.blank_before;
  line.phrase = lexicon.phrases.classify(line.folded);
  return line;
}

void count_copies(std::vector<LineFeatures>& lines) {
  std::unordered_map<std::string_view, uint32_t> seen;
  for (const LineFeatures& line : lines) ++seen[line.folded];
  for (LineFeatures& line : lines) line.copies = seen[line.folded] - 1;
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

}  // namespace

MeasuredLines measure_lines(const Page& page, const ArticleLexicon& lexicon) {
  MeasuredLines out;
  std::vector<LineFeatures>& lines = out.lines;
  lines.reserve(page.blocks.size());
  for (const Block& block : page.blocks) lines.push_back(measure_line(page, block, lexicon, out.content_words));
  for (size_t i = 0; i + 1 < lines.size(); ++i) lines[i].blank_after = lines[i + 1].blank_before;
  count_copies(lines);
  const bool language_known = knows_language(lines);
  for (LineFeatures& line : lines) line.language_known = language_known;
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

bool is_prose(const LineFeatures& line) {
  if (line.words < 5 || line.ends_cut) return false;
  if (!has_function_words(line, 7)) return false;
  return line.ends_sentence || line.sentence_ends > 0 || (line.words >= 25 && line.commas > 0);
}

}  // namespace onrecord
