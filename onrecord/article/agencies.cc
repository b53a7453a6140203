#include "onrecord/article/agencies.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

// Whether a word of `text` may begin (end) at `at`.
bool is_border(std::string_view text, size_t at) {
  if (at == 0 || at == text.size() || !is_word_byte(text[at - 1]) || !is_word_byte(text[at])) return true;
  if (is_ascii(text[at - 1]) && is_ascii(text[at])) return false;
  return text.substr(at).starts_with("’") || text.substr(0, at).ends_with("“") ||
         text.substr(0, at).ends_with("\u00A0") || text.substr(at).starts_with("\u00A0");
}

constexpr size_t head_bytes = 2;  // No name of the table is shorter.

size_t head_of(std::string_view text) {
  return static_cast<size_t>(static_cast<unsigned char>(text[0])) << 8 | static_cast<unsigned char>(text[1]);
}

constexpr size_t headed_words_max = 5;

bool is_article(std::string_view word) { return word == "The" || word == "A" || word == "An"; }

}  // namespace

Result<Agencies> Agencies::load(const DataFolder& data) {
  Result<Table> table = read_table(data, "agencies.tsv", 2);
  if (!table) return table.error();
  Agencies agencies;
  agencies.lower_heads_.assign(1 << 16, false);
  for (const auto& row : table->rows) {
    if (row[1] == "head") {
      agencies.heads_.insert(row[0]);
      continue;
    }
    const AgencyForm form = row[1] == "short"     ? AgencyForm::abbreviation
                            : row[1] == "picture" ? AgencyForm::picture
                                                  : AgencyForm::news;
    if (row[0].size() < head_bytes) return Error{"agencies.tsv: too short a name: " + std::string(row[0])};
    if (is_ascii_lower(row[0].front())) agencies.lower_heads_[head_of(row[0])] = true;
    std::vector<Listed>& alike = agencies.listed_[row[0].substr(0, head_bytes)];
    const auto shorter = [&](const Listed& other) { return other.name.size() < row[0].size(); };
    alike.insert(std::find_if(alike.begin(), alike.end(), shorter), {std::string(row[0]), form});
  }
  return agencies;
}

bool Agencies::is_name(std::string_view text) const {
  if (text.empty()) return false;
  const Listed* listed = find_listed(text);
  return (listed != nullptr && listed->name.size() == text.size()) || bytes_of_headed(text) == text.size();
}

// The longest name of the table that `text` begins with; null where there is none.
const Agencies::Listed* Agencies::find_listed(std::string_view text) const {
  const std::vector<Listed>* alike = listed_.find(text.substr(0, head_bytes));
  if (alike == nullptr) return nullptr;
  for (const Listed& listed : *alike) {
    if (text.starts_with(listed.name) && is_border(text, listed.name.size())) return &listed;
  }
  return nullptr;
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
    const std::string_view word = text.substr(begin, end - begin);
    if (named > 0 && heads_.contains(word)) found = end;
    if (named > 1 && heads_.contains(text.substr(previous, end - previous))) found = end;
    named += is_article(word) ? 0 : 1;
    if (end >= text.size() || text[end] != ' ') break;
    previous = begin;
    begin = end + 1;
  }
  return found;
}

// Whether a name of the table, or a word that is no small one, may begin at i.
bool Agencies::may_begin_name(std::string_view text, size_t i) const {
  const char c = text[i];
  if (is_ascii_lower(c)) return i + 1 < text.size() && lower_heads_[head_of(text.substr(i))];
  return is_word_byte(c);
}

std::vector<AgencyName> Agencies::find(std::string_view text) const {
  std::vector<AgencyName> found;
  for (size_t i = 0; i < text.size();) {
    size_t taken = 1;
    if (may_begin_name(text, i) && is_border(text, i)) {
      const std::string_view rest = text.substr(i);
      const Listed* listed = find_listed(rest);
      const size_t listed_bytes = listed == nullptr ? 0 : listed->name.size();
      taken = std::max({listed_bytes, bytes_of_headed(rest), taken});
      if (taken > 1) {
        const AgencyForm form = taken == listed_bytes ? listed->form : AgencyForm::news;
        found.push_back({{static_cast<uint32_t>(i), static_cast<uint32_t>(i + taken)}, form});
      }
    }
    i += taken;
  }
  return found;
}

}  // namespace onrecord
