#include "onrecord/article/outlet.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/dates.h"
#include "onrecord/article/line_signs.h"
#include "onrecord/article/page_fact.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr int score_min = 3;
constexpr int host_agrees = 3;
constexpr int name_again = 1;
constexpr size_t names_max = 64;
constexpr size_t name_bytes_max = 48;

// Only letters and digits, folded: "Press TV" and presstv are one.
std::string squeeze(std::string_view text) {
  std::string out;
  for (char c : fold(text)) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) out += c;
  }
  return out;
}

struct Sign {
  std::string key;
  Span span;
  int score;
  const char* reason;
};

// "Example Media Inc" owns outlets; what it publishes has another name.
bool is_company(std::string_view name) {
  for (std::string_view end : {" Inc", " Ltd", " LLC", " Corp", " Corporation", " GmbH", " AG", " Limited", " Group",
                               " Company", " Holdings", " plc", " S.A", " SE", " Communications"}) {
    if (name.ends_with(end)) return true;
  }
  return false;
}

bool is_outside_article(BlockLabel label) {
  return !is_body(label) && label != BlockLabel::title && label != BlockLabel::duplicate_title &&
         label != BlockLabel::caption && label != BlockLabel::credit && label != BlockLabel::comment &&
         label != BlockLabel::glossary && label != BlockLabel::dateline;
}

class OutletFinder {
 public:
  OutletFinder(const Page& page, const Article& article, const ArticleLexicon& lexicon)
      : page_(page), article_(article), lexicon_(lexicon) {}

  std::optional<OutletFact> find() {
    for (size_t i = 0; i < article_.blocks.size(); ++i) read_block(i);
    read_dateline();
    count_agreement();
    const Sign* best = nullptr;
    for (const Sign& sign : signs_) {
      const int score = total_of(sign.key);
      if (score >= score_min && (best == nullptr || score > total_of(best->key))) best = &sign;
    }
    if (best == nullptr) return std::nullopt;
    return OutletFact{fact_of(page_, best->span), strongest_of(best->key)->reason};
  }

 private:
  std::string_view text_of(size_t i) const { return slice(page_.text, article_.blocks[i].span); }

  void read_block(size_t i) {
    const LabelledBlock& block = article_.blocks[i];
    if (!is_outside_article(block.label)) return;
    const std::string_view text = text_of(i);
    collect_hosts(text);
    if (text.size() > 300) return;
    if (i < 3) read_header(text, block.span.begin);
    if (block.label == BlockLabel::kicker) read_section_path(text, block.span.begin);
    read_website(text, block.span.begin);
    read_copyright(text, block.span.begin);
  }

  // "X | News and Views": the first part of the page's first lines.
  void read_header(std::string_view text, uint32_t begin) {
    const std::vector<std::string_view> parts = split_parts(text);
    if (parts.size() == 2 || (parts.size() == 1 && page_.blocks.front().span.begin == begin)) {
      add(parts.front(), text, begin, 2, "first line of the page");
    }
  }

  // "X – World – Asia".
  void read_section_path(std::string_view text, uint32_t begin) {
    if (!is_section_path(text)) return;
    add(split_parts(text).front(), text, begin, 3, "section line");
  }

  // "X's website".
  void read_website(std::string_view text, uint32_t begin) {
    if (text.find('\'') == std::string_view::npos && text.find("’") == std::string_view::npos) return;
    for (std::string_view mark : {"’s website", "'s website", "’s web site", "'s web site", "’s site", "'s site"}) {
      const size_t at = text.find(mark);
      if (at == std::string_view::npos) continue;
      add(capitalised_end(text.substr(0, at)), text, begin, 5, "\"website of\" line");
      return;
    }
  }

  // The capitalised words that `text` ends with.
  static std::string_view capitalised_end(std::string_view text) {
    size_t begin = text.size();
    while (begin > 0) {
      const size_t space = text.rfind(' ', begin - 1);
      const size_t word = space == std::string_view::npos ? 0 : space + 1;
      if (word >= begin || !is_upper(decode_utf8(text, word).code)) break;
      begin = word == 0 ? 0 : word - 1;
      if (word == 0) break;
    }
    return trim(text.substr(begin));
  }

  // "© 2018 X. All rights reserved.", "Copyright X 2018".
  void read_copyright(std::string_view text, uint32_t begin) {
    using Searcher = std::boyer_moore_horspool_searcher<const char*>;
    static constexpr std::string_view small = "opyright", large = "OPYRIGHT";
    static const Searcher small_searcher(small.begin(), small.end()), large_searcher(large.begin(), large.end());
    size_t at = text.find("©");
    for (const Searcher* searcher : {&small_searcher, &large_searcher}) {
      if (at != std::string_view::npos) break;
      const char* found = std::search(text.begin(), text.end(), *searcher);
      if (found != text.end()) at = static_cast<size_t>(found - text.begin());
    }
    if (at == std::string_view::npos) return;
    std::string_view rest = text.substr(at);
    for (bool moved = true; moved;) {
      moved = false;
      for (std::string_view skipped : {"©", "opyright", "OPYRIGHT", "Copyright", "COPYRIGHT", "Notice", "(c)", "(C)",
                                       "by ", ":", ",", "-", "–", " "}) {
        if (!rest.starts_with(skipped)) continue;
        rest.remove_prefix(skipped.size());
        moved = true;
      }
      while (!rest.empty() && is_ascii_digit(rest.front())) {
        rest.remove_prefix(1);
        moved = true;
      }
    }
    add(name_at(rest), text, begin, 2, "copyright line");
  }

  // The capitalised words that `text` begins with, up to a mark, a number or "All".
  static std::string_view name_at(std::string_view text) {
    size_t end = 0;
    for (size_t i = 0; i < text.size();) {
      const size_t next = std::min(text.find(' ', i), text.size());
      std::string_view word = text.substr(i, next - i);
      if (word.empty() || word == "All" || word == "ALL" || word == "–" || word == "-" || word == "|") break;
      const char32_t first = decode_utf8(word, 0).code;
      if (!is_upper(first) && word != "of" && word != "the" && word != "&" && word != "and") break;
      const size_t mark = word.find_first_of(".,;|()");
      const bool inner = mark != std::string_view::npos && mark + 1 < word.size();
      end = i + (mark == std::string_view::npos || inner ? word.size() : mark);
      if (mark != std::string_view::npos && !inner) break;
      i = next + 1;
    }
    return trim(text.substr(0, end));
  }

  // "Newsroom- The ...": a name that is no agency at the head of the text.
  void read_dateline() {
    if (!article_.dateline || !article_.dateline->agency) return;
    const std::string& name = article_.dateline->agency->text;
    if (lexicon_.agencies.is_name(name)) return;
    for (const LabelledBlock& block : article_.blocks) {
      if (block.label != BlockLabel::dateline) continue;
      const std::string_view text = slice(page_.text, block.span);
      const size_t at = text.find(name);
      if (at == std::string_view::npos) continue;
      add(text.substr(at, name.size()), text, block.span.begin, 2, "head of the text");
      return;
    }
  }

  void add(std::string_view name, std::string_view text, uint32_t begin, int score, const char* reason) {
    if (name.empty() || name.size() > name_bytes_max || signs_.size() >= names_max) return;
    if (!is_upper(decode_utf8(name, 0).code)) return;
    const bool weak = score < 5;  // "World News" may be the owner's name only where the words around say so.
    if (weak && lexicon_.phrases.classify(fold(name)).kind != PhraseClass::none) return;
    if (is_company(name) || !find_dates(name, "", lexicon_.date_words).empty()) return;
    std::string key = squeeze(name);
    if (key.size() < 3) return;
    signs_.push_back({std::move(key), span_of(name, text, begin), score, reason});
  }

  static constexpr std::array<bool, 256> make_host_borders() {
    std::array<bool, 256> borders{};
    for (unsigned char c : {' ', '\t', '\xC2', '\xA0', '/', ',', ';', '(', ')'}) borders[c] = true;
    return borders;
  }

  // The end of what may be a host and begins at i.
  static size_t host_end(std::string_view text, size_t i) {
    static constexpr std::array<bool, 256> borders = make_host_borders();
    while (i < text.size() && !borders[static_cast<unsigned char>(text[i])]) ++i;
    return i;
  }

  // "www.presstv.co.uk" gives "presstv".
  void collect_hosts(std::string_view text) {
    if (text.find('.') == std::string_view::npos) return;
    for (size_t i = 0; i < text.size() && hosts_.size() < names_max;) {
      const size_t end = host_end(text, i);
      std::string_view word = text.substr(i, end - i);
      i = end + 1;
      for (std::string_view prefix : {"http:", "https:", "www."}) {
        if (word.starts_with(prefix)) word.remove_prefix(prefix.size());
      }
      const size_t dot = word.find('.');
      if (dot == std::string_view::npos || dot < 3 || dot + 2 >= word.size()) continue;
      if (!std::all_of(word.begin(), word.end(), is_host_byte)) continue;
      hosts_.push_back(squeeze(word.substr(0, dot)));
    }
  }

  static bool is_host_byte(char c) {
    return is_ascii_lower(c) || is_ascii_digit(c) || c == '.' || c == '-' || c == '_';
  }

  // A host that spells the name, and other lines that begin with it.
  void count_agreement() {
    const size_t count = signs_.size();
    for (size_t s = 0; s < count; ++s) {
      const Sign sign = signs_[s];
      const bool first = std::none_of(signs_.begin(), signs_.begin() + static_cast<long>(s),
                                      [&](const Sign& other) { return other.key == sign.key; });
      if (!first) continue;
      if (std::find(hosts_.begin(), hosts_.end(), sign.key) != hosts_.end()) {
        signs_.push_back({sign.key, sign.span, host_agrees, "host name that spells it"});
      }
      if (is_printed_again(sign)) signs_.push_back({sign.key, sign.span, name_again, "name printed again"});
    }
  }

  bool is_printed_again(const Sign& sign) const {
    const std::string_view name = slice(page_.text, sign.span);
    return std::any_of(article_.blocks.begin(), article_.blocks.end(), [&](const LabelledBlock& block) {
      return is_outside_article(block.label) && !block.span.contains(sign.span.begin) &&
             slice(page_.text, block.span).starts_with(name);
    });
  }

  int total_of(const std::string& key) const {
    int total = 0;
    for (const Sign& sign : signs_) total += sign.key == key ? sign.score : 0;
    return total;
  }

  const Sign* strongest_of(const std::string& key) const {
    const Sign* best = nullptr;
    for (const Sign& sign : signs_) {
      if (sign.key == key && (best == nullptr || sign.score > best->score)) best = &sign;
    }
    return best;
  }

  const Page& page_;
  const Article& article_;
  const ArticleLexicon& lexicon_;
  std::vector<Sign> signs_;
  std::vector<std::string> hosts_;
};

}  // namespace

std::optional<OutletFact> find_outlet(const Page& page, const Article& article, const ArticleLexicon& lexicon) {
  if (page.kind == InputKind::text) return std::nullopt;
  return OutletFinder(page, article, lexicon).find();
}

}  // namespace onrecord
