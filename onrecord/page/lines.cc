#include "onrecord/page/lines.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// East Asian Width W and F (Unicode Standard Annex 11), in blocks.
bool is_wide(char32_t code) {
  if (code < 0x1100) return false;
  return code <= 0x115F || (0x2E80 <= code && code <= 0xA4CF) || (0xAC00 <= code && code <= 0xD7A3) ||
         (0xF900 <= code && code <= 0xFAFF) || (0xFE30 <= code && code <= 0xFE6F) ||
         (0xFF00 <= code && code <= 0xFF60) || (0xFFE0 <= code && code <= 0xFFE6) ||
         (0x1F300 <= code && code <= 0x1FAFF) || (0x20000 <= code && code <= 0x3FFFD);
}

uint32_t columns_of(char32_t code, uint32_t wide_columns) {
  if (code < 0x80) return 1;
  const bool combining = (0x0300 <= code && code <= 0x036F) || (0x200B <= code && code <= 0x200F);
  if (combining || code == soft_hyphen) return 0;
  return is_wide(code) ? wide_columns : 1;
}

bool is_bullet(char32_t code) {
  switch (code) {
    case '*':
    case '+':
    case '-':
    case 0x00B7:  // middle dot
    case 0x2022:  // bullet
    case 0x2023:  // triangular bullet
    case 0x2043:  // hyphen bullet
    case 0x2219:  // bullet operator
    case 0x25A0:  // squares
    case 0x25A1:
    case 0x25AA:
    case 0x25AB:
    case 0x25B8:  // triangles
    case 0x25BA:
    case 0x25CB:  // circles
    case 0x25CF:
    case 0x25E6: return true;
    default: return false;
  }
}

// Bytes of the list mark at the begin of `words`. Letters and numbers are marks only in lines that stand back.
size_t mark_bytes(std::string_view words, bool indented) {
  const Utf8Char c = decode_utf8(words, 0);
  if (is_bullet(c.code)) return c.bytes;
  if (!indented) return 0;
  if (words.front() == 'o') return 1;  // lynx: the third level.
  size_t digits = 0;
  while (digits < std::min<size_t>(words.size(), 3) && is_ascii_digit(words[digits])) ++digits;
  const bool numbered = digits > 0 && digits < words.size() && (words[digits] == '.' || words[digits] == ')');
  return numbered ? digits + 1 : 0;
}

uint32_t count_columns(std::string_view words) {
  uint32_t columns = 0;
  for (size_t i = 0; i < words.size();) {
    const Utf8Char c = decode_utf8(words, i);
    columns += columns_of(c.code, 1);
    i += c.bytes;
  }
  return columns;
}

// Columns of the mark and the white space behind it, 0 where the words begin with no mark.
uint32_t measure_mark(std::string_view words, bool indented) {
  size_t end = mark_bytes(words, indented);
  if (end == 0) return 0;
  uint32_t columns = count_columns(words.substr(0, end));
  if (end == words.size()) return columns;
  const size_t behind_mark = end;
  for (; end < words.size() && (words[end] == ' ' || words[end] == '\t'); ++end) ++columns;
  return end > behind_mark ? columns : 0;
}

struct Width {
  uint32_t columns = 0;
  uint32_t first = 0;  // Up to the first place where a line may be broken.
  bool in_first = true;
  bool wide = false;
};

// Counted apart from the line, so that the sums need not be written for each character.
Width measure_width(std::string_view words, uint32_t wide_columns) {
  Width width;
  for (size_t i = 0; i < words.size();) {
    if (is_ascii(words[i])) {
      width.in_first = width.in_first && !is_collapsible_space(static_cast<char32_t>(words[i]));
      width.first += width.in_first;
      ++width.columns;
      ++i;
      continue;
    }
    const Utf8Char c = decode_utf8(words, i);
    const uint32_t columns = columns_of(c.code, wide_columns);
    if (width.in_first) width.first += columns;
    if (is_wide(c.code)) width.in_first = false;
    width.columns += columns;
    width.wide = width.wide || is_wide(c.code);
    i += c.bytes;
  }
  return width;
}

void measure_words(std::string_view words, uint32_t wide_columns, Line& line) {
  const Width width = measure_width(words, wide_columns);
  line.columns = width.columns;
  line.first = width.first;
  line.wide = width.wide;
  line.one_word = width.in_first;
  const char32_t last = decode_utf8(words, previous_utf8(words, words.size())).code;
  line.begins_lower = is_lower(decode_utf8(words, 0).code);
  line.runs_on = is_letter(last) || is_digit(last) || last == ',';
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

uint32_t measure_indent(std::string_view white) {
  uint32_t columns = 0;
  for (size_t i = 0; i < white.size();) {
    const Utf8Char c = decode_utf8(white, i);
    columns += c.code == '\t' ? 8 - columns % 8 : columns_of(c.code, 1);
    i += c.bytes;
  }
  return columns;
}

void measure_line(std::string_view text, Span span, uint32_t wide_columns, Line& line) {
  const std::string_view whole = slice(text, span);
  const std::string_view words = trim(whole);
  if (words.empty()) {
    line.span = {span.begin, span.begin};
    return;
  }
  const uint32_t before = static_cast<uint32_t>(words.data() - whole.data());
  line.span = {span.begin + before, span.begin + before + static_cast<uint32_t>(words.size())};
  line.indent = measure_indent(whole.substr(0, before));
  line.mark = measure_mark(words, line.indent > 0);
  line.clear_mark = line.mark > 0 && words.front() != '-' && is_bullet(decode_utf8(words, 0).code);
  measure_words(words, wide_columns, line);
}

constexpr uint32_t narrowest_margin = 40;
constexpr uint32_t widest_margin = 132;

// The widest right edge that is no exception: a few lines stick out (addresses, preformatted text) in any wrapped text,
// but they hold little of it.
uint32_t find_margin(const std::vector<Line>& lines) {
  std::vector<uint64_t> columns_at(widest_margin + 2, 0);
  uint64_t all = 0;
  for (const Line& line : lines) {
    if (line.blank() || line.one_word) continue;
    columns_at[std::min(line.right(), widest_margin + 1)] += line.columns;
    all += line.columns;
  }
  uint64_t wider = 0;
  for (uint32_t margin = widest_margin + 1; margin >= narrowest_margin; --margin) {
    wider += columns_at[margin];
    if (wider > all / 25) return margin > widest_margin ? 0 : margin;
  }
  return 0;
}

// Where the words of a paragraph's other lines may stand.
bool is_aligned(const Line& line, const Line& next, bool first) {
  if (next.indent == line.indent) return true;
  if (!first) return false;
  const bool hangs = line.mark > 0 && next.indent == line.indent + line.mark;
  const bool indented_first_line = line.mark == 0 && next.indent < line.indent && line.indent <= next.indent + 8;
  return hangs || indented_first_line;
}

}  // namespace

std::vector<Line> split_lines(std::string_view text, uint32_t wide_columns) {
  std::vector<Line> lines;
  lines.reserve(static_cast<size_t>(std::count_if(text.begin(), text.end(), ends_line)) + 1);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = static_cast<size_t>(std::find_if(text.begin() + begin, text.end(), ends_line) - text.begin());
    const Span span{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    measure_line(text, span, wide_columns, lines.emplace_back());
    const bool two_bytes = text.substr(end, 2) == "\r\n";
    begin = end + (two_bytes ? 2 : 1);
  }
  return lines;
}

// A paragraph of three lines or more has two breaks in a row that the margin forced, each line aligned with the one
// before. Headlines and menus, one a line, have not: a line rarely ends so close to the widest one.
uint32_t find_wrap_margin(const std::vector<Line>& lines) {
  const uint32_t margin = find_margin(lines);
  if (margin == 0) return 0;
  uint32_t in_a_row = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool forced = !lines[i].blank() && !lines[i + 1].blank() &&
                        continues_paragraph(lines[i], lines[i + 1], margin, in_a_row == 0);
    in_a_row = forced ? in_a_row + 1 : 0;
    if (in_a_row == 2) return margin;
  }
  return 0;
}

bool continues_paragraph(const Line& line, const Line& next, uint32_t margin, bool first) {
  const bool new_item = next.mark > 0 && (next.clear_mark || line.mark > 0 || next.indent != line.indent);
  if (new_item) return false;
  if (!is_aligned(line, next, first)) return false;
  // Programs that wrap count some characters otherwise than they are wide; within a sentence that is forgiven.
  const uint32_t slack = line.runs_on && next.begins_lower ? 8 : 0;
  return line.right() + 1 + next.first + slack > margin;
}

}  // namespace onrecord
