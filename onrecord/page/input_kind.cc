#include "onrecord/page/input_kind.h"

#include <algorithm>
#include <string>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t looked_at = 64 << 10;

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  return equals_ignoring_ascii_case(text.substr(0, lower.size()), lower);
}

// Passes over white space, a BOM, XML declarations and comments.
std::string_view skip_prologue(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    text = trim(text);
    std::string_view end_mark;
    if (text.starts_with("<!--")) end_mark = "-->";
    if (text.starts_with("<?")) end_mark = ">";
    if (end_mark.empty()) return text;
    const size_t end = text.find(end_mark);
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + end_mark.size());
  }
}

constexpr std::string_view known_tags[] = {
    "a",      "article", "b",      "base", "blockquote", "body",    "br",    "button", "center", "div",
    "dl",     "em",      "footer", "form", "font",       "h1",      "h2",    "h3",     "h4",     "head",
    "header", "hr",      "html",   "i",    "iframe",     "img",     "li",    "link",   "main",   "meta",
    "nav",    "ol",      "p",      "pre",  "script",     "section", "small", "span",   "style",  "strong",
    "table",  "tbody",   "td",     "th",   "title",      "tr",      "ul"};

// The name of the known tag that begins at `text` ("<p class=x>", "</P>"), "" where there is none.
std::string known_tag_at(std::string_view text) {
  size_t begin = text.starts_with("</") ? 2 : 1;
  size_t end = begin;
  std::string name;
  while (end < text.size() && name.size() < 12 && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]))) {
    name += to_ascii_lower(text[end++]);
  }
  if (end == text.size() || std::string_view("> \t\r\n\f/").find(text[end]) == std::string_view::npos) return {};
  return std::find(std::begin(known_tags), std::end(known_tags), name) != std::end(known_tags) ? name : std::string();
}

// One known tag in two hundred bytes, and not only a handful: mark-up; less is text that speaks of mark-up.
bool is_dense_with_tags(std::string_view text) {
  size_t tags = 0;
  for (size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    tags += !known_tag_at(text.substr(i, 16)).empty();
  }
  return tags >= 3 && tags * 200 >= text.size();
}

}  // namespace

InputKind find_input_kind(std::string_view bytes) {
  const std::string_view head = skip_prologue(bytes.substr(0, looked_at));
  const bool begins_as_html = starts_with_ignoring_case(head, "<!doctype html") ||
                              (head.starts_with('<') && !known_tag_at(head.substr(0, 16)).empty());
  return begins_as_html || is_dense_with_tags(head) ? InputKind::html : InputKind::dump;
}

}  // namespace onrecord
