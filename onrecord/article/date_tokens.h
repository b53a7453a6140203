// A text as the date patterns see it: numbers, words, marks. Private to this folder.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/article/date_words.h"
#include "onrecord/core/span.h"

namespace onrecord {

enum class DateTokenKind : uint8_t { number, word, mark };

struct DateToken {
  DateTokenKind kind;
  Span span;
  int32_t number = -1;        // The value of a number of at most 8 digits, else -1.
  char32_t mark = 0;          // Marks, and the letters 年 月 日 년 월 일, which stand alone.
  char letter = 0;            // A word of one ASCII letter: that letter, in lower case.
  bool space_before = false;  // Also at the beginning of the text.
  // What a word means in this language; -1: not this.
  int32_t month = -1;
  int32_t weekday = -1;
  int32_t meridiem = -1;
  bool filler = false;
  bool ordinal = false;
  bool hour = false;
  bool zone = false;
  bool update = false;

  uint32_t digits() const { return kind == DateTokenKind::number ? span.size() : 0; }
  bool is_mark(char32_t code) const { return kind == DateTokenKind::mark && mark == code; }
};

std::vector<DateToken> tokenize_dates(std::string_view text, std::string_view language, const DateWords& words);

}  // namespace onrecord
