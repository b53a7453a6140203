#include "onrecord/page/line_blocks.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/page/lines.h"

namespace onrecord {
namespace {

// The number of lines behind `first` that belong to its paragraph, itself included.
size_t paragraph_lines(const std::vector<Line>& lines, size_t first, uint32_t margin) {
  size_t end = first + 1;
  if (margin == 0) return 1;
  while (end < lines.size() && !lines[end].blank() &&
         continues_paragraph(lines[end - 1], lines[end], margin, end == first + 1)) {
    ++end;
  }
  return end - first;
}

// "long-" and "term" of two lines are one word; so are two lines of a script that has no spaces.
enum class Seam { space, none };

bool is_unspaced(char32_t code) {
  return (0x2E80 <= code && code <= 0xA4CF) || (0xF900 <= code && code <= 0xFAFF) || (0xFF00 <= code && code <= 0xFF60);
}

Seam seam_between(std::string_view words, std::string_view next_words) {
  const size_t last = previous_utf8(words, words.size());
  const char32_t before = decode_utf8(words, last).code, after = decode_utf8(next_words, 0).code;
  if (is_unspaced(before) && is_unspaced(after)) return Seam::none;
  const bool hyphen = before == '-' || before == 0x2010;
  if (!hyphen || last == 0 || !is_letter(after)) return Seam::space;
  return is_letter(decode_utf8(words, previous_utf8(words, last)).code) ? Seam::none : Seam::space;
}

// Adds the words of a line. Its last character takes the line break with it where no space may stand there.
void add_line(std::string_view decoded, const Line& line, const Line* next, BlockBuilder& out) {
  const std::string_view words = slice(decoded, line.span);
  if (next == nullptr) {
    out.add_verbatim(words, line.span.begin);
    return;
  }
  const Span with_break{line.span.begin, next->span.begin};
  if (seam_between(words, slice(decoded, next->span)) == Seam::space) {
    out.add_verbatim(slice(decoded, with_break), line.span.begin);
    return;
  }
  const size_t last = previous_utf8(words, words.size());
  out.add_verbatim(words.substr(0, last), line.span.begin);
  out.add_atomic(words.substr(last), {line.span.begin + static_cast<uint32_t>(last), next->span.begin});
}

// What the space stands for that joins a line to the small block before: the white space before the line.
void add_break(std::string_view decoded, uint32_t line_begin, BlockBuilder& out) {
  const uint32_t at = line_begin - 1;
  if (is_collapsible_space(static_cast<unsigned char>(decoded[at]))) out.add_verbatim(decoded.substr(at, 1), at);
}

Block describe(const Line& line, size_t number, size_t count, uint32_t blank_before) {
  Block block;
  block.line = static_cast<uint32_t>(number);
  block.lines = static_cast<uint32_t>(count);
  block.blank_before = blank_before;
  block.indent = line.indent;
  block.bullet = line.mark > 0;
  return block;
}

}  // namespace

void build_line_blocks(std::string_view decoded, BlockBuilder& out) {
  std::vector<Line> lines = split_lines(decoded, 2);
  uint32_t margin = find_wrap_margin(lines);
  if (margin == 0 && std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.wide; })) {
    lines = split_lines(decoded, 1);
    margin = find_wrap_margin(lines);
  }
  uint32_t blank = 0;
  for (size_t i = 0; i < lines.size();) {
    if (lines[i].blank()) {
      ++blank;
      ++i;
      continue;
    }
    const size_t count = paragraph_lines(lines, i, margin);
    if (out.is_open()) add_break(decoded, lines[i].span.begin, out);
    for (size_t k = i; k < i + count; ++k) {
      add_line(decoded, lines[k], k + 1 < i + count ? &lines[k + 1] : nullptr, out);
    }
    out.close(describe(lines[i], i, count, blank));
    blank = 0;
    i += count;
  }
  out.finish();
}

}  // namespace onrecord
