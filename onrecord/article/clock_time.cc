#include "onrecord/article/clock_time.h"

#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view line) : line_(line) {}

  std::optional<ClockTime> read_at(uint32_t begin) {
    at_ = begin;
    const std::optional<int32_t> hour = number(1, 2);
    if (!hour) return std::nullopt;
    const char mark = at_ < line_.size() ? line_[at_] : '\0';
    std::optional<int32_t> minute;
    if (mark == ':' || mark == '.' || mark == 'h' || mark == 'H') {
      ++at_;
      minute = number(2, 2);
      if (!minute) return std::nullopt;
    }
    const uint32_t bare_end = at_;
    const int half = meridiem();
    const bool marked = half >= 0 || takes_word("uhr");
    const bool certain = mark == ':' || mark == 'h' || mark == 'H';
    if ((!certain && !marked) || goes_on(bare_end)) return std::nullopt;
    return time_of(begin, *hour, minute.value_or(0), half);
  }

 private:
  static std::optional<ClockTime> in_day(ClockTime time) {
    if (time.hour > 23 || time.minute > 59) return std::nullopt;
    return time;
  }

  std::optional<ClockTime> time_of(uint32_t begin, int32_t hour, int32_t minute, int half) const {
    if (half >= 0 && (hour == 0 || hour > 12)) return std::nullopt;
    if (half >= 0) hour = hour % 12 + 12 * half;
    return in_day({{begin, at_}, hour, minute});
  }

  std::optional<int32_t> number(uint32_t least, uint32_t most) {
    int32_t value = 0;
    uint32_t digits = 0;
    while (at_ < line_.size() && is_ascii_digit(line_[at_]) && digits <= most) {
      value = value * 10 + (line_[at_++] - '0');
      ++digits;
    }
    if (digits < least || digits > most) return std::nullopt;
    return value;
  }

  // 0 "am", 1 "pm", -1 neither.
  int meridiem() {
    for (const auto& [word, half] : {std::pair("am", 0), {"pm", 1}, {"a.m.", 0}, {"p.m.", 1}, {"a.m", 0}, {"p.m", 1}}) {
      if (takes_word(word)) return half;
    }
    return -1;
  }

  bool takes_word(std::string_view word) {
    uint32_t at = at_;
    while (at < line_.size() && line_[at] == ' ') ++at;
    if (at + word.size() > line_.size() || !equals_ignoring_ascii_case(line_.substr(at, word.size()), word))
      return false;
    const auto end = static_cast<uint32_t>(at + word.size());
    if (end < line_.size() && is_ascii_letter(line_[end])) return false;
    at_ = end;
    return true;
  }

  // "10:42:31", "10.42.2017", "10:42.5", "10:42-": part of something else.
  bool goes_on(uint32_t end) const {
    if (end + 1 >= line_.size()) return false;
    const char mark = line_[end];
    return (mark == ':' || mark == '.' || mark == '-' || mark == '/') && is_ascii_digit(line_[end + 1]);
  }

  const std::string_view line_;
  uint32_t at_ = 0;
};

// Where a number stands alone, or is glued to the word before it, as where two elements meet: "2 hours ago10:42".
bool begins_freely(std::string_view line, size_t i) {
  if (i == 0) return true;
  const char before = line[i - 1];
  if (is_ascii_letter(before)) return i > 1 && is_ascii_letter(line[i - 2]);
  return !is_ascii_digit(before) && std::string_view(":.-/+").find(before) == std::string_view::npos;
}

}  // namespace

std::optional<ClockTime> find_clock_time(std::string_view line) {
  Reader reader(line);
  for (uint32_t i = 0; i < line.size(); ++i) {
    if (!is_ascii_digit(line[i])) continue;
    if (!begins_freely(line, i)) continue;
    if (const std::optional<ClockTime> time = reader.read_at(i)) return time;
  }
  return std::nullopt;
}

}  // namespace onrecord
