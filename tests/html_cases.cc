#include "tests/html_cases.h"

#include "onrecord/html/dump.h"
#include "onrecord/html/html.h"

namespace onrecord {
namespace {

struct Sign {
  std::string_view shown;
  char meant;
};
constexpr Sign signs[] = {{"\u2400", '\0'}, {"\u240D", '\r'}, {"\u240C", '\f'}};

std::string without_signs(std::string text) {
  for (const Sign& sign : signs) {
    for (size_t at = text.find(sign.shown); at != std::string::npos; at = text.find(sign.shown, at + 1)) {
      text.replace(at, sign.shown.size(), 1, sign.meant);
    }
  }
  return text;
}

std::string with_signs(std::string text) {
  for (const Sign& sign : signs) {
    for (size_t at = text.find(sign.meant); at != std::string::npos; at = text.find(sign.meant, at + 1)) {
      text.replace(at, 1, sign.shown);
    }
  }
  return text;
}

const char* name_of(html::Quirks quirks) {
  return quirks == html::Quirks::full ? "quirks" : quirks == html::Quirks::limited ? "limited quirks" : "no quirks";
}

bool has_doctype(const html::Document& page) {
  html::NodeId node = page.first_child(page.root());
  while (node != html::no_node && page.kind(node) != html::NodeKind::doctype) node = page.next_sibling(node);
  return node != html::no_node;
}

std::string dump_page(std::string_view context, const std::string& input) {
  if (!context.empty()) return html::dump_tree(html::parse_fragment(input, context), {false, true});
  const html::Document page = html::parse(input);
  const std::string mode = has_doctype(page) ? std::string(name_of(page.quirks())) + '\n' : "";
  return mode + html::dump_tree(page);
}

// "== title" and its page.
std::string dump_case(std::string_view text) {
  const size_t line_end = text.find('\n');
  const std::string_view title = text.substr(0, line_end);
  std::string_view shown = line_end == std::string_view::npos ? "" : text.substr(line_end + 1);
  if (shown.ends_with('\n')) shown.remove_suffix(1);
  std::string out = "== " + std::string(title) + "\n> ";
  for (const char c : shown) out += c == '\n' ? "\n> " : std::string(1, c);
  const std::string_view context = title.starts_with('[') ? title.substr(1, title.find(']') - 1) : std::string_view();
  return out + '\n' + with_signs(dump_page(context, without_signs(std::string(shown)))) + '\n';
}

}  // namespace

std::string dump_html_cases(std::string_view cases) {
  constexpr std::string_view mark = "== ";
  std::string out;
  for (size_t begin = cases.find(mark); begin != std::string_view::npos;) {
    const size_t next = cases.find("\n== ", begin);
    const size_t end = next == std::string_view::npos ? cases.size() : next + 1;
    out += dump_case(cases.substr(begin + mark.size(), end - begin - mark.size()));
    begin = next == std::string_view::npos ? next : next + 1;
  }
  return out;
}

}  // namespace onrecord
