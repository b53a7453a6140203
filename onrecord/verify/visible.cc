// A scan from tag to tag. It knows elements whose content is not shown and counts them in and out by name alone, so on
// markup that only a full parser understands it sees less than there is, never more.
#include "onrecord/verify/visible.h"

#include <algorithm>
#include <iterator>

#include "onrecord/verify/codings.h"

namespace onrecord::verify {
namespace {

// Their content is no markup; it ends at their own end tag.
constexpr std::string_view raw_elements[] = {"iframe", "noembed",  "noframes", "script",
                                             "style",  "textarea", "title",    "xmp"};
// Their content is markup that is not shown as text of the page.
constexpr std::string_view hidden_elements[] = {"applet", "audio", "canvas",   "datalist", "dialog",
                                                "head",   "meter", "noscript", "object",   "progress",
                                                "rp",     "svg",   "template", "video"};
constexpr std::string_view void_elements[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                              "input", "link", "meta", "param", "source", "track", "wbr"};

template <size_t n>
bool is_one_of(const std::string_view (&names)[n], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char32_t c) { return c == ' ' || (c >= 0x09 && c <= 0x0D); }
char lower(char32_t c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c < 0x80 ? c : '?'); }

struct ScannedTag {
  std::string name;
  bool end = false;
  bool hides = false;  // An attribute says that the element is not shown.
};

class Scanner {
 public:
  explicit Scanner(const Characters& all) : all_(all) {}

  Characters run() {
    while (at_ < all_.size()) {
      if (code(0) == '<' && (is_letter(code(1)) || code(1) == '/' || code(1) == '!' || code(1) == '?')) {
        pass_markup();
      } else {
        pass_character();
      }
    }
    return std::move(visible_);
  }

 private:
  // 0 behind the end.
  char32_t code(size_t ahead) const { return at_ + ahead < all_.size() ? all_[at_ + ahead].code : 0; }

  void pass_character() {
    if (hidden_by_.empty() && !is_passed_over(code(0)) && code(0) != 0) visible_.push_back(all_[at_]);
    ++at_;
  }

  bool stands(std::string_view words) const {
    for (size_t i = 0; i < words.size(); ++i) {
      if (at_ + i >= all_.size() || lower(code(i)) != words[i]) return false;
    }
    return true;
  }

  void pass_to(std::string_view words) {
    while (at_ < all_.size() && !stands(words)) ++at_;
    at_ = std::min(at_ + words.size(), all_.size());
  }

  void pass_markup() {
    if (stands("<!-- begin wayback toolbar insert -->")) {
      pass_to("<!-- end wayback toolbar insert -->");
    } else if (stands("<!--")) {
      at_ += stands("<!-->") ? 2 : 4;
      pass_to("-->");
    } else if (is_letter(code(1)) || is_letter(code(2))) {
      const bool known = code(1) != '!' && code(1) != '?';
      known ? enter(read_tag()) : pass_to(">");
    } else {
      pass_to(">");
    }
  }

  std::string read_word(std::string_view stops) {
    std::string word;
    for (; at_ < all_.size() && !is_space(code(0)); ++at_) {
      if (code(0) < 0x80 && stops.find(static_cast<char>(code(0))) != std::string_view::npos) break;
      word += lower(code(0));
    }
    return word;
  }

  void pass_spaces() {
    while (at_ < all_.size() && is_space(code(0))) ++at_;
  }

  std::string read_value() {
    pass_spaces();
    if (code(0) != '"' && code(0) != '\'') return read_word(">");
    const char32_t mark = code(0);
    std::string value;
    for (++at_; at_ < all_.size() && code(0) != mark; ++at_) {
      if (!is_space(code(0))) value += lower(code(0));
    }
    ++at_;
    return value;
  }

  ScannedTag read_tag() {
    ScannedTag tag;
    tag.end = code(1) == '/';
    at_ += tag.end ? 2 : 1;
    tag.name = read_word("/>");
    for (;;) {
      while (at_ < all_.size() && (is_space(code(0)) || code(0) == '/')) ++at_;
      if (at_ >= all_.size() || code(0) == '>') break;
      read_attribute(tag);
    }
    at_ = std::min(at_ + 1, all_.size());
    return tag;
  }

  void read_attribute(ScannedTag& tag) {
    const size_t begin = at_;
    const std::string name = read_word("/>=");
    if (at_ == begin) ++at_;  // A stray '='.
    pass_spaces();
    std::string value;
    if (code(0) == '=' && at_ < all_.size()) {
      ++at_;
      value = read_value();
    }
    if (name == "hidden" || (name == "style" && value.find("display:none") != std::string::npos)) tag.hides = true;
  }

  void enter(const ScannedTag& tag) {
    if (!tag.end && is_one_of(raw_elements, tag.name)) {
      pass_to("</" + tag.name);
      pass_to(">");
    } else if (tag.name == hidden_by_) {
      depth_ = tag.end ? depth_ - 1 : depth_ + 1;
      if (depth_ == 0) hidden_by_.clear();
    } else if (hidden_by_.empty() && !tag.end && !is_one_of(void_elements, tag.name) &&
               (tag.hides || is_one_of(hidden_elements, tag.name))) {
      hidden_by_ = tag.name;
      depth_ = 1;
    } else if (hidden_by_ == "head" && tag.name == "body") {
      hidden_by_.clear();
    }
  }

  const Characters& all_;
  size_t at_ = 0;
  Characters visible_;
  std::string hidden_by_;  // The name of the element that hides what stands here; empty: it is shown.
  uint32_t depth_ = 0;     // Open elements of that name.
};

}  // namespace

Characters visible_in_html(const Characters& all) { return Scanner(all).run(); }

bool shows_nothing(std::string_view utf8, bool in_html) {
  std::u32string raw;
  for (const PlacedCharacter& c : decode(utf8, utf8_decoder, 0)) raw += c.code;
  const std::u32string meant = in_html ? decode_references(raw, false) : raw;
  return std::all_of(meant.begin(), meant.end(), [](char32_t c) {
    const bool zero_width = (0x200B <= c && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
    return is_passed_over(c) || zero_width || c < 0x20 || (0x7F <= c && c < 0xA0);
  });
}

Characters visible_in_text(const Characters& all) {
  Characters out;
  for (const PlacedCharacter& c : all) {
    const bool mark = c.begin == 0 && c.code == 0xFEFF;
    if (!mark && !is_passed_over(c.code)) out.push_back(c);
  }
  return out;
}

}  // namespace onrecord::verify
