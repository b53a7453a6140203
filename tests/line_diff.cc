#include "tests/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace onrecord {
namespace {

using Lines = std::vector<std::string_view>;

struct DiffLine {
  char mark;
  std::string_view words;
};

Lines split_lines(std::string_view text) {
  Lines lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// table[i][j]: how many lines a[i..] and b[j..] share, in order.
std::vector<std::vector<uint32_t>> count_common(const Lines& a, const Lines& b) {
  std::vector<std::vector<uint32_t>> table(a.size() + 1, std::vector<uint32_t>(b.size() + 1));
  for (size_t i = a.size(); i-- > 0;) {
    for (size_t j = b.size(); j-- > 0;) {
      table[i][j] = a[i] == b[j] ? table[i + 1][j + 1] + 1 : std::max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

std::vector<DiffLine> align(const Lines& a, const Lines& b) {
  const auto common = count_common(a, b);
  std::vector<DiffLine> out;
  size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out.push_back({' ', a[i]});
      ++i, ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      out.push_back({'-', a[i++]});
    } else {
      out.push_back({'+', b[j++]});
    }
  }
  return out;
}

bool is_near_difference(const std::vector<DiffLine>& lines, size_t at) {
  const size_t begin = at < 2 ? 0 : at - 2;
  const size_t end = std::min(at + 3, lines.size());
  return std::any_of(lines.begin() + begin, lines.begin() + end, [](const DiffLine& line) { return line.mark != ' '; });
}

}  // namespace

std::string diff_lines(std::string_view expected, std::string_view found) {
  if (expected == found) return "";
  const std::vector<DiffLine> lines = align(split_lines(expected), split_lines(found));
  std::string out;
  bool skipped = false;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (!is_near_difference(lines, i)) {
      skipped = true;
      continue;
    }
    if (skipped) out += "  ...\n";
    skipped = false;
    out += std::string(1, lines[i].mark) + ' ' + std::string(lines[i].words) + '\n';
  }
  return out.empty() ? "only the line ends differ\n" : out;
}

}  // namespace onrecord
