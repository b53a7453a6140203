#include "onrecord/article/byline_tokens.h"

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t wide_gap = 3;  // Characters of white space: columns, not words.

bool is_name_character(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '\'' || c == 0x2019 || c == 0x2BC || c == '`' || c == '_' ||
         (c >= 0x300 && c <= 0x36F) || (c >= 0x900 && c <= 0xDFF);
}

bool is_inner_mark(char32_t c) { return c == '-' || c == '.' || c == 0x2010 || c == 0x2011; }

bool is_quiet_mark(char32_t c) { return c == '.' || c == '"' || c == 0x201C || c == 0x201D || c == 0x201E; }

bool is_opening_bracket(char32_t c) { return c == '(' || c == 0xFF08; }

bool is_closing_bracket(char32_t c) { return c == ')' || c == 0xFF09; }

// "example.org": a full stop inside, small letters behind it.
bool is_domain(std::string_view word) {
  const size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || word.size() - dot < 3) return false;
  for (char c : word.substr(dot + 1)) {
    if (!is_ascii_lower(c)) return false;
  }
  return word.size() > 4;
}

class Splitter {
 public:
  explicit Splitter(std::string_view line) : line_(line) {}

  std::vector<BylineToken> split(size_t tokens_max) {
    while (at_ < line_.size() && tokens_.size() < tokens_max) {
      const Utf8Char c = decode_utf8(line_, at_);
      if (is_name_character(c.code)) {
        read_word();
      } else if (c.code == '@') {
        skip_handle();
      } else if (c.code == '&' || c.code == '+') {
        add({at_, at_ + 1});
        ++at_;
      } else {
        read_mark(c);
      }
    }
    return std::move(tokens_);
  }

 private:
  void read_mark(Utf8Char c) {
    at_ += c.bytes;
    if (is_space(c.code)) {
      broken_ |= ++gap_ >= wide_gap || c.code == '\n';
    } else if (is_opening_bracket(c.code)) {
      skip_bracket();
    } else if (!is_quiet_mark(c.code)) {
      broken_ = true;
    }
  }

  void skip_bracket() {
    broken_ = true;
    uint32_t end = at_;
    while (end < line_.size()) {
      const Utf8Char c = decode_utf8(line_, end);
      end += c.bytes;
      if (!is_closing_bracket(c.code)) continue;
      at_ = end;
      return;
    }
  }

  void skip_handle() {
    broken_ = true;
    while (at_ < line_.size() && !is_space(decode_utf8(line_, at_).code)) at_ += decode_utf8(line_, at_).bytes;
  }

  void read_word() {
    const uint32_t begin = at_;
    uint32_t end = begin;
    while (end < line_.size()) {
      const Utf8Char c = decode_utf8(line_, end);
      const bool number = is_digit(c.code) && continues_name(begin, end);
      if ((!is_name_character(c.code) && !is_inner_mark(c.code)) || number) break;
      end += c.bytes;
      if (is_glued_by(begin, end)) break;
    }
    at_ = end;
    if (end < line_.size() && line_[end] == '@') return skip_address(begin);
    while (end > begin + 1 && line_[end - 1] == '-') --end;
    add({begin, end});
  }

  // "Lee3": a number glued to a name of several words.
  bool continues_name(uint32_t begin, uint32_t end) const {
    if (end == begin) return false;
    const char32_t last = decode_utf8(line_, previous_utf8(line_, end)).code;
    const bool caseless = is_letter(last) && !is_upper(last) && !is_lower(last);
    return caseless || (is_letter(last) && !tokens_.empty() && !broken_ && tokens_.back().upper);
  }

  bool is_glued_by(uint32_t begin, uint32_t end) const {
    if (end == line_.size() || !is_upper(decode_utf8(line_, end).code)) return false;
    for (std::string_view by : {"By", "by", "Von", "von", "Par", "Por", "Author", "Autor", "Auteur"}) {
      if (line_.substr(begin, end - begin) == by) return true;
    }
    return false;
  }

  // "ann@example.org" is no name; "Ann Lee@ann" is one with a handle behind.
  void skip_address(uint32_t begin) {
    const bool handle = !tokens_.empty() && !broken_ && is_upper(decode_utf8(line_, begin).code);
    if (handle) add({begin, at_});
    skip_handle();
  }

  void add(Span span) {
    BylineToken token;
    const std::string_view word = slice(line_, span);
    const char32_t first = decode_utf8(word, 0).code;
    token.domain = is_domain(word);
    token.folded = fold(word);
    if (token.folded.size() > 3 && token.folded.ends_with('.')) {
      token.folded.pop_back();
      --span.end;
    }
    token.span = span;
    token.upper = is_upper(first);
    token.lower = is_lower(first);
    token.number = is_digit(first);
    token.break_before = broken_;
    tokens_.push_back(std::move(token));
    broken_ = false;
    gap_ = 0;
  }

  const std::string_view line_;
  std::vector<BylineToken> tokens_;
  uint32_t at_ = 0;
  uint32_t gap_ = 0;
  bool broken_ = false;
};

}  // namespace

std::vector<BylineToken> split_byline(std::string_view line, size_t tokens_max) {
  return Splitter(line).split(tokens_max);
}

}  // namespace onrecord
