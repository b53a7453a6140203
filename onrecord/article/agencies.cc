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

constexpr size_t headed_words_max = 5;

bool is_article(std::string_view word) { return word == "The" || word == "A" || word == "An"; }

}  // namespace

Result<Agencies> Agencies::load(const DataFolder& data) {
  Result<Table> table = read_table(data, "agencies.tsv", 2);
  if (!table) return table.error();
  Agencies agencies;
  for (const auto& row : table->rows) {
    if (row[1] == "head") {
      agencies.heads_.emplace(row[0]);
      continue;
    }
    const AgencyForm form = row[1] == "short"     ? AgencyForm::abbreviation
                            : row[1] == "picture" ? AgencyForm::picture
                                                  : AgencyForm::news;
    agencies.names_.emplace(row[0], form);
    agencies.name_bytes_max_ = std::max(agencies.name_bytes_max_, row[0].size());
  }
  return agencies;
}

bool Agencies::is_name(std::string_view text) const {
  return names_.contains(std::string(text)) || (!text.empty() && bytes_of_headed(text) == text.size());
}

// Of the longest name of the table that `text` begins with; 0: none.
size_t Agencies::bytes_of_listed(std::string_view text) const {
  for (size_t bytes = std::min(name_bytes_max_, text.size()); bytes > 1; --bytes) {
    if (is_border(text, bytes) && names_.contains(std::string(text.substr(0, bytes)))) return bytes;
  }
  return 0;
}

// Of the capitalised words at the head of `text` up to an agency's last words ("Kestrel News Agency"); 0: none.
size_t Agencies::bytes_of_headed(std::string_view text) const {
  size_t found = 0;
  size_t previous = 0;  // Where the word before begins.
  size_t named = 0;     // Words that are no article.
  for (size_t begin = 0, count = 0; count < headed_words_max && begin < text.size(); ++count) {
    size_t end = begin;
    while (end < text.size() && (is_word_byte(text[end]) || text[end] == '-' || text[end] == '.')) ++end;
    while (end > begin && text[end - 1] == '.') --end;
    if (end == begin || !is_upper(decode_utf8(text, begin).code)) break;
    const std::string word(text.substr(begin, end - begin));
    if (named > 0 && heads_.contains(word)) found = end;
    if (named > 1 && heads_.contains(std::string(text.substr(previous, end - previous)))) found = end;
    named += is_article(word) ? 0 : 1;
    if (end >= text.size() || text[end] != ' ') break;
    previous = begin;
    begin = end + 1;
  }
  return found;
}

std::vector<AgencyName> Agencies::find(std::string_view text) const {
  std::vector<AgencyName> found;
  for (size_t i = 0; i < text.size();) {
    size_t taken = 1;
    if (is_word_byte(text[i]) && is_border(text, i)) {
      const std::string_view rest = text.substr(i);
      const size_t listed = bytes_of_listed(rest);
      taken = std::max({listed, bytes_of_headed(rest), taken});
      if (taken > 1) {
        const AgencyForm form = taken == listed ? names_.at(std::string(rest.substr(0, listed))) : AgencyForm::news;
        found.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(i + taken)}, form});
      }
    }
    i += taken;
  }
  return found;
}

}  // namespace onrecord
