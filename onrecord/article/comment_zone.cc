#include "onrecord/article/comment_zone.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "onrecord/article/clock_time.h"
#include "onrecord/article/comment_head.h"
#include "onrecord/article/main_region.h"

namespace onrecord {
namespace {

constexpr int prose_before = 120;         // So much running text stands above a comment thread, or
constexpr int prose_before_percent = 40;  // so large a part of the page's.
constexpr size_t thread_authors = 3;      // So many authors with words make a thread without a head.
constexpr size_t answers_min = 2;         // So many answers make a head a thread's.
constexpr size_t answers_looked_at = 20;  // Lines below a head that are looked through for them.
constexpr size_t threads_tried_max = 8;   // Each try reads the rest of the page.
constexpr uint32_t author_words_max = 6;

// "• gustavo": a name with a list mark. Its words follow, indented deeper, or another name does.
bool has_author_shape(const LineFeatures& line) {
  return line.bullet && line.words >= 1 && line.words <= author_words_max && !line.ends_full &&
         line.phrase.kind == PhraseClass::none;
}

bool stands_deeper(const LineFeatures& line, const LineFeatures& above) {
  return line.indent > above.indent && !line.bullet;
}

bool opens_comment(const std::vector<LineFeatures>& lines, size_t index) {
  return index + 1 < lines.size() && has_author_shape(lines[index]) && stands_deeper(lines[index + 1], lines[index]);
}

bool ends_as_answer(const LineFeatures& line) {
  constexpr std::array<std::string_view, 10> ends = {
      "says:", "said:", "said", "says", "wrote:", "ago", "schrieb:", "dit :", "dice:", "reply"};
  return std::any_of(ends.begin(), ends.end(), [&](auto end) { return line.folded.ends_with(end); });
}

// "Ann Lee on September 12, 2018 at 4:47 pm said:", "Ann Lee says:", "Ann Lee • 3 years ago".
bool names_author_and_time(const LineFeatures& line) {
  if (line.words == 0 || line.words > 20 || line.ends_full) return false;
  return ends_as_answer(line) || (is_dated(line) && line.words >= 4);
}

// Whether the words below a name may be a reader's: some running words, not a price or a place.
bool has_comment_words(const LineFeatures& line) { return line.words >= 4 && has_function_words(line, 6); }

// Whether a thread begins at `index`: enough names with words, before anything that stands no deeper.
bool is_thread(const std::vector<LineFeatures>& lines, size_t index) {
  size_t authors = 0;
  for (size_t i = index; i < lines.size() && authors < thread_authors; ++i) {
    if (opens_comment(lines, i)) {
      authors += has_comment_words(lines[i + 1]);
    } else if (!has_author_shape(lines[i]) && lines[i].indent <= lines[index].indent) {
      return false;
    }
  }
  return authors >= thread_authors;
}

// The running text from `index` on that stands no deeper than its line: an article goes on behind a list, not behind
// a thread.
int text_behind(const std::vector<LineFeatures>& lines, size_t index) {
  int text = 0;
  for (size_t i = index + 1; i < lines.size(); ++i) {
    if (!lines[i].bullet && lines[i].indent <= lines[index].indent) text += std::max(0, gain_of(lines[i]));
  }
  return text;
}

// "12 comments", "Leave a reply"; not "Email", which may be a share button, nor "Thoughts on spring", a title.
bool is_head(const LineFeatures& line) {
  if (line.phrase.kind == PhraseClass::comment_form) return line.words >= 2;
  if (line.phrase.kind != PhraseClass::comments || line.words > 12) return false;
  return line.phrase.whole || line.number_words > 0;
}

// "Ann Lee says:", "Ann Lee on 12 May 2018 at 4:47 pm", "Ann Lee • 3 years ago": as software writes it above an answer.
// A report may well have "Ann Lee, fire chief, on 12 May:" above somebody's words.
bool is_stamped(const LineFeatures& line) {
  return names_author_and_time(line) && (ends_as_answer(line) || find_clock_time(line.folded));
}

// Whether people answer below a head: "Ann Lee says:" and her words, and again. So a thread is known under a text of
// one sentence too.
bool has_answers(const std::vector<LineFeatures>& lines, size_t head) {
  size_t authors = 0;
  const size_t end = std::min(lines.size(), head + answers_looked_at);
  for (size_t i = head + 1; i + 1 < end && authors < answers_min; ++i) {
    authors += is_stamped(lines[i]) && has_comment_words(lines[i + 1]);
  }
  return authors >= answers_min;
}

}  // namespace

size_t find_comment_zone(const std::vector<LineFeatures>& lines) {
  int total = 0, before = 0;
  size_t threads = 0;
  // A link to the comments may stand above the article.
  const size_t text_begin = find_main_region(lines, lines.size()).begin;
  for (const LineFeatures& line : lines) total += std::max(0, gain_of(line));
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool most = before * 100 >= total * prose_before_percent;
    const bool enough = most || (before >= prose_before && i >= text_begin);
    if (is_head(lines[i]) && (enough || (before > 0 && has_answers(lines, i)))) return i;
    if (before >= prose_before && threads < threads_tried_max && opens_comment(lines, i) && is_thread(lines, i)) {
      ++threads;
      if (text_behind(lines, i) * 4 < before) return i;
    }
    before += std::max(0, gain_of(lines[i]));
  }
  return lines.size();
}

CommentLine classify_comment_line(const std::vector<LineFeatures>& lines, size_t index) {
  const LineFeatures& line = lines[index];
  if (has_author_shape(line) || names_author_and_time(line)) return CommentLine::author;
  if (is_prose(line)) return CommentLine::text;
  if (index > 0 && line.indent > 0 && line.indent >= lines[index - 1].indent && !line.bullet) return CommentLine::text;
  const bool before_prose = index + 1 < lines.size() && is_prose(lines[index + 1]);
  return before_prose && line.words <= author_words_max ? CommentLine::author : CommentLine::other;
}

namespace {

// The line without its list mark.
Span without_mark(const Page& page, Span line) {
  std::string_view text = slice(page.text, line);
  for (std::string_view mark : {"•", "*", "+", "-", "o ", "·", "–"}) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  }
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return {line.end - static_cast<uint32_t>(text.size()), line.end};
}

// A line with nothing but the time tells when the comment was written whose author stands above it.
bool goes_on_with_head(const CommentHead& head, const Comment& above) {
  return head.author.empty() && head.time && !above.time && above.text.empty();
}

void add_head(const Page& page, const CommentHead& head, Comment& comment) {
  const auto fact_of = [&](Span span) { return Fact{std::string(slice(page.text, span)), place_of(page, span)}; };
  if (!head.author.empty()) comment.author = fact_of(head.author);
  if (head.time) comment.time = fact_of(*head.time);
}

// The closest comment above that stands less deep.
void set_depth(std::vector<Comment>& comments, std::vector<uint32_t>& indents) {
  const size_t last = comments.size() - 1;
  std::optional<uint32_t> parent;
  if (last > 0) parent = static_cast<uint32_t>(last - 1);
  while (parent && indents[*parent] >= indents[last]) parent = comments[*parent].parent;
  comments[last].parent = parent;
  comments[last].depth = parent ? comments[*parent].depth + 1 : 0;
}

void append_text(const Page& page, Span span, Comment& comment) {
  if (!comment.text.empty()) comment.text += '\n';
  comment.text += slice(page.text, span);
  for (ByteRange range : place_of(page, span)) comment.at.push_back(range);
}

}  // namespace

std::vector<Comment> find_line_comments(const Page& page, const std::vector<LineFeatures>& lines, const Labels& labels,
                                        const DateWords& words) {
  std::vector<Comment> comments;
  std::vector<uint32_t> indents;
  for (size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].label != BlockLabel::comment) continue;
    std::optional<CommentHead> head;
    if (classify_comment_line(lines, i) == CommentLine::author) {
      head = read_comment_head(page.text, without_mark(page, labels[i].span), words);
    }
    if (comments.empty() || (head && !goes_on_with_head(*head, comments.back()))) {
      comments.push_back({});
      indents.push_back(lines[i].indent);
      set_depth(comments, indents);
    }
    if (head) {
      add_head(page, *head, comments.back());
    } else {
      append_text(page, labels[i].span, comments.back());
    }
  }
  return comments;
}

}  // namespace onrecord
