#include "onrecord/article/line_signs.h"

#include <algorithm>
#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 9> part_marks = {"/", "–", "—", "|", ">", "»", "›", "::", "•"};

bool is_space_before(std::string_view text, size_t at) {
  return at > 0 && is_space(decode_utf8(text, previous_utf8(text, at)).code);
}

bool is_space_at(std::string_view text, size_t at) { return at < text.size() && is_space(decode_utf8(text, at).code); }

// The bytes of the mark that parts two words at `at`, 0 for none. A hyphen counts as a dash between spaces.
size_t part_mark_at(std::string_view text, size_t at) {
  if (!is_space_before(text, at)) return 0;
  for (std::string_view mark : part_marks) {
    if (text.substr(at).starts_with(mark) && is_space_at(text, at + mark.size())) return mark.size();
  }
  return text[at] == '-' && is_space_at(text, at + 1) ? 1 : 0;
}

bool is_rights_line(const LineFeatures& line) {
  return line.years > 0 || line.folded.find("rights") != std::string::npos ||
         line.folded.find("copyright") != std::string::npos;
}

}  // namespace

bool is_name_alone(const LineFeatures& line) {
  return line.words >= 2 && line.words <= 4 && line.capital_words == line.words && !line.ends_sentence &&
         !line.ends_open && line.commas == 0 && line.number_words == 0 && line.phrase.kind == PhraseClass::none &&
         !line.bullet;
}

std::vector<std::string_view> split_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (size_t i = 1; i < text.size(); ++i) {
    if ((text[i] & 0xC0) == 0x80) continue;
    const size_t mark = part_mark_at(text, i);
    if (mark == 0) continue;
    parts.push_back(trim(text.substr(begin, i - begin)));
    begin = i + mark;
    i = begin - 1;
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

bool is_section_path(std::string_view text) {
  if (text.size() > 120) return false;
  const std::vector<std::string_view> parts = split_parts(text);
  return parts.size() >= 3 &&
         std::all_of(parts.begin(), parts.end(), [](auto part) { return !part.empty() && part.size() <= 40; });
}

bool is_credit(std::string_view text, const LineFeatures& line, const Agencies& agencies) {
  if (line.words == 0 || line.words > 10 || line.ends_full || is_dated(line)) return false;
  if (text.starts_with("©") || text.starts_with("(c)")) return !is_rights_line(line);
  if (line.folded.starts_with("source:") || line.folded.starts_with("source :")) return true;
  if (line.words > 4) return false;
  const std::vector<AgencyName> names = agencies.find(text);
  return !names.empty() && names.front().span.begin <= 2;
}

}  // namespace onrecord
