#include "onrecord/article/page_phrases.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t any_line_bytes_max = 400;  // A longer line is a paragraph that may speak of such things.

// Part of a word: letters and digits of ASCII, every byte of another script.
constexpr std::array<bool, 256> make_word_bytes() {
  std::array<bool, 256> bytes{};
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    bytes[static_cast<size_t>(i)] = is_ascii_letter(c) || is_ascii_digit(c) || !is_ascii(c);
  }
  return bytes;
}
constexpr std::array<bool, 256> word_bytes = make_word_bytes();

bool is_word_byte(char c) { return word_bytes[static_cast<unsigned char>(c)]; }

size_t byte_at(std::string_view text, size_t i) { return static_cast<unsigned char>(text[i]); }
size_t two_bytes(std::string_view text) { return byte_at(text, 0) << 8 | byte_at(text, 1); }
size_t mix_four_bytes(std::string_view text) { return (two_bytes(text) * 0x9E37 ^ two_bytes(text.substr(2))) & 0xFFFF; }

std::string_view without_list_mark(std::string_view line) {
  if (!line.empty() && (is_ascii_letter(line.front()) || is_ascii_digit(line.front()))) return line;
  for (bool found = true; found;) {
    found = false;
    for (std::string_view mark : {"•", "»", "›", "→", "▶", "▸", "■", "·", "*", "+", "-", "|", ">", "–", "—", " "}) {
      if (!line.starts_with(mark)) continue;
      line.remove_prefix(mark.size());
      found = true;
    }
  }
  return line;
}

bool is_edge(char c) { return !is_word_byte(c) || is_ascii_digit(c); }

// "12 Comments (3)" is "comments".
std::string_view without_marks_and_numbers(std::string_view line) {
  while (!line.empty() && is_edge(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_edge(line.back())) line.remove_suffix(1);
  return line;
}

// "12 thoughts on" begins like "thoughts on".
std::string_view without_number(std::string_view line) {
  while (!line.empty() && (is_ascii_digit(line.front()) || line.front() == ' ')) line.remove_prefix(1);
  return line;
}

PhraseClass class_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, PhraseClass>, 14> names = {{
      {"comments", PhraseClass::comments},
      {"comment-form", PhraseClass::comment_form},
      {"related", PhraseClass::related},
      {"share", PhraseClass::share},
      {"donation", PhraseClass::donation},
      {"ad", PhraseClass::ad},
      {"consent", PhraseClass::consent},
      {"footer", PhraseClass::footer},
      {"menu", PhraseClass::menu},
      {"tag", PhraseClass::tag},
      {"mirror-address", PhraseClass::mirror_address},
      {"caption", PhraseClass::caption},
      {"correction-note", PhraseClass::correction_note},
      {"byline", PhraseClass::byline},
  }};
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return PhraseClass::none;
}

}  // namespace

Result<PagePhrases> PagePhrases::load(const DataFolder& data) {
  Result<Table> table = read_table(data, "page_phrases.tsv", 3);
  if (!table) return table.error();
  PagePhrases phrases;
  for (const auto& row : table->rows) {
    Entries& entries = row[1] == "whole" ? phrases.whole_ : row[1] == "start" ? phrases.start_ : phrases.any_;
    const PhraseClass kind = class_named(row[0]);
    if (kind == PhraseClass::none) return Error{"page_phrases.tsv: unknown class " + std::string(row[0])};
    std::string phrase = fold(row[2]);
    if (row[1] == "whole") phrase = without_marks_and_numbers(phrase);
    if (!phrase.empty()) entries.rows.push_back({std::move(phrase), kind});
  }
  for (Entries* entries : {&phrases.whole_, &phrases.start_, &phrases.any_}) {
    auto& rows = entries->rows;
    std::stable_sort(rows.begin(), rows.end(), [](const Entry& a, const Entry& b) { return a.phrase < b.phrase; });
    rows.erase(
        std::unique(rows.begin(), rows.end(), [](const Entry& a, const Entry& b) { return a.phrase == b.phrase; }),
        rows.end());
    entries->note_heads();
  }
  return phrases;
}

void PagePhrases::Entries::note_heads() {
  heads.assign(1 << 16, Head::none);
  longer_heads.assign(1 << 16, false);
  for (const Entry& entry : rows) ++first_rows[byte_at(entry.phrase, 0) + 1];
  std::partial_sum(first_rows.begin(), first_rows.end(), first_rows.begin());
  for (const Entry& entry : rows) {
    const std::string_view phrase = entry.phrase;
    if (phrase.size() >= 4) {
      longer_heads[mix_four_bytes(phrase)] = true;
      Head& head = heads[two_bytes(phrase)];
      if (head == Head::none) head = Head::longer;
    } else if (phrase.size() > 1) {
      heads[two_bytes(phrase)] = Head::shorter;
    } else {
      for (size_t second = 0; second < 256; ++second) heads[byte_at(phrase, 0) << 8 | second] = Head::shorter;
    }
  }
}

// False where no phrase can begin `text`.
inline bool PagePhrases::Entries::may_begin(std::string_view text) const {
  if (rows.empty() || text.empty()) return false;
  const Head head = heads[text.size() == 1 ? byte_at(text, 0) << 8 : two_bytes(text)];
  return head == Head::shorter || (head == Head::longer && text.size() >= 4 && longer_heads[mix_four_bytes(text)]);
}

// The predecessor of `text` in the order is either a prefix of it, or shows how much of `text` a prefix may have. Only
// phrases that begin with its first byte are looked at.
const PagePhrases::Entry* PagePhrases::Entries::longest_prefix(std::string_view text) const {
  if (!may_begin(text)) return nullptr;
  const auto first = rows.begin() + first_rows[byte_at(text, 0)],
             last = rows.begin() + first_rows[byte_at(text, 0) + 1];
  for (std::string_view head = text; !head.empty();) {
    const auto next =
        std::upper_bound(first, last, head, [](std::string_view a, const Entry& b) { return a < b.phrase; });
    if (next == first) return nullptr;
    const Entry& entry = *std::prev(next);
    const std::string_view phrase = entry.phrase;
    const size_t same = std::mismatch(phrase.begin(), phrase.end(), head.begin(), head.end()).first - phrase.begin();
    if (same == phrase.size()) {
      const bool ends_word = same == text.size() || !is_word_byte(phrase.back()) || !is_word_byte(text[same]);
      if (ends_word) return &entry;
      head = head.substr(0, same - 1);
    } else {
      head = head.substr(0, same);
    }
  }
  return nullptr;
}

// "Facebook Twitter Print" is a row of such phrases; the first one decides.
LinePhrase PagePhrases::classify_whole(std::string_view line) const {
  PhraseClass kind = PhraseClass::none;
  for (line = without_marks_and_numbers(line); !line.empty(); line = without_marks_and_numbers(line)) {
    const Entry* entry = whole_.longest_prefix(line);
    if (entry == nullptr) return {};
    if (kind == PhraseClass::none) kind = entry->kind;
    line.remove_prefix(entry->phrase.size());
  }
  return {kind, kind != PhraseClass::none};
}

bool PagePhrases::is_whole(std::string_view folded) const { return classify_whole(without_list_mark(folded)).whole; }

LinePhrase PagePhrases::classify(std::string_view folded) const {
  const std::string_view line = without_list_mark(folded);
  if (const LinePhrase phrase = classify_whole(line); phrase.whole) return phrase;
  if (const Entry* entry = start_.longest_prefix(line)) return {entry->kind, false};
  if (const std::string_view words = without_number(line); words.size() < line.size()) {
    const Entry* entry = start_.longest_prefix(words);
    if (entry != nullptr && entry->kind == PhraseClass::comments) return {entry->kind, false};
  }
  if (line.size() > any_line_bytes_max) return {};
  bool in_word = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const bool goes_on = in_word && is_word_byte(line[i]);
    in_word = is_word_byte(line[i]);
    if (goes_on || !any_.may_begin(line.substr(i))) continue;
    if (const Entry* entry = any_.longest_prefix(line.substr(i))) return {entry->kind, false};
  }
  return {};
}

}  // namespace onrecord
