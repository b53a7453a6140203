#include "onrecord/article/agencies.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

// Whether a word of `text` may begin (end) at `at`.
bool is_border(std::string_view text, size_t at) {
  return at == 0 || at == text.size() || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]) ||
         text.substr(at).starts_with("’") || text.substr(0, at).ends_with("“") ||
         text.substr(0, at).ends_with("\u00A0") || text.substr(at).starts_with("\u00A0");
}

}  // namespace

Result<Agencies> Agencies::load(const DataFolder& data) {
  Result<Table> table = read_table(data, "agencies.tsv", 2);
  if (!table) return table.error();
  Agencies agencies;
  for (const auto& row : table->rows) {
    const AgencyForm form = row[1] == "short"     ? AgencyForm::abbreviation
                            : row[1] == "picture" ? AgencyForm::picture
                                                  : AgencyForm::news;
    agencies.names_.emplace(row[0], form);
    agencies.name_bytes_max_ = std::max(agencies.name_bytes_max_, row[0].size());
  }
  return agencies;
}

bool Agencies::is_name(std::string_view text) const { return names_.contains(std::string(text)); }

std::vector<AgencyName> Agencies::find(std::string_view text) const {
  std::vector<AgencyName> found;
  for (size_t i = 0; i < text.size();) {
    size_t taken = 1;
    if (is_word_byte(text[i]) && is_border(text, i)) {
      for (size_t bytes = std::min(name_bytes_max_, text.size() - i); bytes > 1; --bytes) {
        if (!is_border(text, i + bytes)) continue;
        const auto name = names_.find(std::string(text.substr(i, bytes)));
        if (name == names_.end()) continue;
        found.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(i + bytes)}, name->second});
        taken = bytes;
        break;
      }
    }
    i += taken;
  }
  return found;
}

}  // namespace onrecord
