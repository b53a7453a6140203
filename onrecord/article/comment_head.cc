#include "onrecord/article/comment_head.h"

#include <array>

#include "onrecord/article/dates.h"

namespace onrecord {
namespace {

// What stands between a name and its words or its date.
constexpr std::array<std::string_view, 14> links = {"says", "said",     "wrote",   "posted", "on", "at",   "sagt",
                                                    "am",   "schreibt", "schrieb", "dit",    "le", "dice", "el"};

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

// "Ann Lee says:" without verb, marks and spaces at the end.
Span without_links(std::string_view text, Span span) {
  do {
    while (!span.empty() && std::string_view(" :,-|").find(text[span.end - 1]) != std::string_view::npos) --span.end;
  } while (drop_link(text, span));
  return span;
}

}  // namespace

CommentHead read_comment_head(std::string_view text, Span line, const DateWords& words) {
  CommentHead head;
  head.author = line;
  if (const std::vector<FoundDate> dates = find_dates(slice(text, line), {}, words); !dates.empty()) {
    const Span date = dates.front().span;
    head.time = Span{line.begin + date.begin, line.begin + date.end};
    head.author.end = head.time->begin;
  }
  head.author = without_links(text, head.author);
  return head;
}

}  // namespace onrecord
