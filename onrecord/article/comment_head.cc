#include "onrecord/article/comment_head.h"

#include <array>

#include "onrecord/article/dates.h"

namespace onrecord {
namespace {

// What stands between a name and its words or its date.
constexpr std::array<std::string_view, 16> links = {"reply", "Reply", "says", "said", "wrote",    "posted",
                                                    "on",    "at",    "sagt", "am",   "schreibt", "schrieb",
                                                    "dit",   "le",    "dice", "el"};

bool drop_link(std::string_view text, Span& span) {
  const std::string_view words = slice(text, span);
  for (std::string_view link : links) {
    if (!words.ends_with(link)) continue;
    if (words.size() > link.size() && words[words.size() - link.size() - 1] != ' ') continue;
    span.end -= static_cast<uint32_t>(link.size());
    return true;
  }
  return false;
}

bool is_mark(char c) { return std::string_view(" :,-|").find(c) != std::string_view::npos; }

// "Ann Lee says:" without verb, and without marks and spaces at the ends.
Span without_links(std::string_view text, Span span) {
  while (!span.empty() && is_mark(text[span.begin])) ++span.begin;
  do {
    while (!span.empty() && is_mark(text[span.end - 1])) --span.end;
  } while (drop_link(text, span));
  return span;
}

}  // namespace

CommentHead read_comment_head(std::string_view text, Span line, const DateWords& words) {
  CommentHead head;
  head.author = line;
  const std::vector<FoundDate> dates = find_dates(slice(text, line), {}, words);
  if (!dates.empty()) {
    const bool first_opens = dates.front().span.begin == 0;  // "Jan 2 Sundheim | 5 May 2016" or "5 May 2016, Ann Lee".
    const Span date = first_opens ? dates.back().span : dates.front().span;
    head.time = Span{line.begin + date.begin, line.begin + date.end};
    head.author = date.begin > 0 ? Span{line.begin, head.time->begin} : Span{head.time->end, line.end};
  }
  head.author = without_links(text, head.author);
  return head;
}

}  // namespace onrecord
