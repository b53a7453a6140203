#include "onrecord/read/wayback_insertions.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/read/wayback_copy.h"

namespace onrecord {
namespace {

constexpr std::string_view scripts_end = "<!-- End Wayback Rewrite JS Include -->";
constexpr std::string_view toolbar_begin = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->";
constexpr std::string_view toolbar_end = "<!-- END WAYBACK TOOLBAR INSERT -->";

Span span_of(size_t begin, size_t end) { return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}; }

// The archive writes its scripts right behind the head's tag; in a page without one, before the page.
void find_scripts(std::string_view page, Spans& out) {
  const size_t end = page.find(scripts_end);
  if (end == std::string_view::npos) return;
  const std::string_view before = page.substr(0, end);
  const size_t head = std::min(before.find("<head"), before.find("<HEAD"));
  const size_t begin = before.find("<script", head == std::string_view::npos ? 0 : head);
  if (begin != std::string_view::npos) out.push_back(span_of(begin, end + scripts_end.size()));
}

void find_toolbars(std::string_view page, Spans& out) {
  for (size_t begin = page.find(toolbar_begin); begin != std::string_view::npos;) {
    const size_t end = page.find(toolbar_end, begin);
    if (end == std::string_view::npos) return;
    out.push_back(span_of(begin, end + toolbar_end.size()));
    begin = page.find(toolbar_begin, end);
  }
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_end(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// "20160701204439/", "20160701204439im_/": the time, and how the archive plays the address back.
bool take_time(std::string_view& text, std::string_view slash) {
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits < 4 || digits > 14) return false;
  text.remove_prefix(digits);
  if (text.size() > 3 && is_ascii_lower(text[0]) && is_ascii_lower(text[1]) && text[2] == '_') text.remove_prefix(3);
  return take(text, slash);
}

bool begins_address(std::string_view text) { return text.starts_with("http:") || text.starts_with("https:"); }

// The insertion around "web" at an offset of the page; empty where there is none. `slash` is how the text writes one.
Span find_prefix(std::string_view page, size_t web, std::string_view slash) {
  constexpr Span none;
  std::string_view before = page.substr(0, web), behind = page.substr(web + 3);
  if (!take_end(before, slash) || !take(behind, slash) || !take_time(behind, slash) || !begins_address(behind))
    return none;
  if (take_end(before, "web.archive.org")) {
    if (!take_end(before, slash) || !take_end(before, slash)) return none;
    if (!take_end(before, "https:")) take_end(before, "http:");
  }
  const bool in_markup = !before.empty() && std::string_view("\"'(=").find(before.back()) != std::string_view::npos;
  return in_markup ? span_of(before.size(), page.size() - behind.size()) : none;
}

void find_prefixes(std::string_view page, Spans& out) {
  for (size_t web = page.find("/web"); web != std::string_view::npos; web = page.find("/web", web + 1)) {
    for (const std::string_view slash : {"\\/", "/"}) {
      const Span prefix = find_prefix(page, web + 1, slash);
      if (prefix.empty()) continue;
      out.push_back(prefix);
      break;
    }
  }
}

// Sorted, without those that lie in others.
Spans merged(Spans spans) {
  std::sort(spans.begin(), spans.end());
  Spans out;
  for (const Span span : spans) {
    if (!out.empty() && span.begin < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

}  // namespace

Spans find_wayback_insertions(std::string_view page) {
  Spans out;
  if (!is_wayback_copy(page)) return out;
  find_scripts(page, out);
  find_toolbars(page, out);
  find_prefixes(page, out);
  return merged(std::move(out));
}

}  // namespace onrecord
