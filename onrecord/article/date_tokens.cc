#include "onrecord/article/date_tokens.h"

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr uint32_t longest_word = 40;  // Bytes; no word that writes a date is longer.

bool is_date_letter(char32_t code) {
  return code == U'年' || code == U'月' || code == U'日' || code == U'년' || code == U'월' || code == U'일';
}

// The meaning in the page's language, else the first.
void take(int32_t& field, const DateWord& word, bool fits, bool& settled) {
  if (field == -1 || (fits && !settled)) field = word.value;
  settled |= fits;
}

void add_meanings(DateToken& token, std::string_view text, std::string_view language, const DateWords& words) {
  if (token.span.size() > longest_word) return;
  const std::string_view short_language = language.substr(0, language.find('-'));
  bool month_settled = false, weekday_settled = false;
  for (const DateWord& word : words.meanings(fold(slice(text, token.span)))) {
    const bool fits = word.language == short_language;
    switch (word.kind) {
      case DateWordKind::month: take(token.month, word, fits, month_settled); break;
      case DateWordKind::weekday: take(token.weekday, word, fits, weekday_settled); break;
      case DateWordKind::meridiem: token.meridiem = word.value; break;
      case DateWordKind::filler: token.filler = true; break;
      case DateWordKind::ordinal: token.ordinal = true; break;
      case DateWordKind::hour: token.hour = true; break;
      case DateWordKind::zone: token.zone = true; break;
      case DateWordKind::update: token.update = true; break;
    }
  }
}

// The end of the run of letters, or of ASCII digits, that begins at `begin`.
uint32_t run_end(std::string_view text, uint32_t begin, bool digits) {
  uint32_t end = begin;
  while (end < text.size()) {
    const Utf8Char c = decode_utf8(text, end);
    const bool inside = digits ? c.code >= '0' && c.code <= '9'
                               : (is_letter(c.code) && !is_date_letter(c.code)) || (c.code >= 0x300 && c.code <= 0x36F);
    if (!inside) break;
    end += c.bytes;
  }
  return end;
}

int32_t value_of_digits(std::string_view digits) {
  if (digits.size() > 8) return -1;
  int32_t value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::vector<DateToken> tokenize_dates(std::string_view text, std::string_view language, const DateWords& words) {
  std::vector<DateToken> tokens;
  bool space = true;
  for (uint32_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    if (is_space(c.code)) {
      space = true;
      i += c.bytes;
      continue;
    }
    DateToken token;
    token.space_before = space;
    space = false;
    if (c.code >= '0' && c.code <= '9') {
      token.kind = DateTokenKind::number;
      token.span = {i, run_end(text, i, true)};
      token.number = value_of_digits(slice(text, token.span));
    } else if (is_letter(c.code) && !is_date_letter(c.code)) {
      token.kind = DateTokenKind::word;
      token.span = {i, run_end(text, i, false)};
      if (token.span.size() == 1) token.letter = to_ascii_lower(text[i]);
      add_meanings(token, text, language, words);
    } else {
      token.kind = DateTokenKind::mark;
      token.mark = c.code;
      token.span = {i, i + c.bytes};
    }
    i = token.span.end;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace onrecord
