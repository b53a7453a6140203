#include "onrecord/page/meta_charset.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t looked_at = 16 << 10;

bool is_white(char c) { return is_collapsible_space(static_cast<unsigned char>(c)); }

std::string_view skip_white(std::string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  return text;
}

std::string_view take_until(std::string_view& text, size_t end) {
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end, text.size()));
  return taken;
}

struct RawAttribute {
  std::string_view name, value;
};

std::string_view take_value(std::string_view& tag) {
  tag = skip_white(tag.substr(1));  // Behind '='.
  if (tag.empty()) return {};
  const char quote = tag.front();
  if (quote != '"' && quote != '\'') return take_until(tag, tag.find_first_of(" \t\r\n\f>"));
  tag.remove_prefix(1);
  const std::string_view value = take_until(tag, tag.find(quote));
  if (!tag.empty()) tag.remove_prefix(1);
  return value;
}

// The next attribute of the tag whose rest is `tag`; empty name at its end.
RawAttribute take_attribute(std::string_view& tag) {
  while (!tag.empty() && (is_white(tag.front()) || tag.front() == '/')) tag.remove_prefix(1);
  if (tag.empty() || tag.front() == '>') return {};
  const std::string_view name = take_until(tag, tag.find_first_of(" \t\r\n\f=/>", 1));
  tag = skip_white(tag);
  if (tag.empty() || tag.front() != '=') return {name, {}};
  return {name, take_value(tag)};
}

// The word behind "charset=" in the content of a meta element.
std::optional<std::string> charset_in(std::string_view content) {
  std::string lower;
  for (char c : content) lower += to_ascii_lower(c);
  const size_t at = lower.find("charset");
  if (at == std::string::npos) return std::nullopt;
  std::string_view rest = skip_white(std::string_view(lower).substr(at + 7));
  if (rest.empty() || rest.front() != '=') return std::nullopt;
  rest = skip_white(rest.substr(1));
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
  const std::string_view label = rest.substr(0, rest.find_first_of(" \t\r\n\f;\"'"));
  return label.empty() ? std::nullopt : std::optional<std::string>(label);
}

std::optional<std::string> charset_of_meta(std::string_view tag) {
  std::optional<std::string> from_content;
  bool is_content_type = false;
  for (RawAttribute a = take_attribute(tag); !a.name.empty(); a = take_attribute(tag)) {
    if (equals_ignoring_ascii_case(a.name, "charset") && !a.value.empty()) return std::string(a.value);
    if (equals_ignoring_ascii_case(a.name, "http-equiv")) {
      is_content_type = equals_ignoring_ascii_case(trim(a.value), "content-type");
    }
    if (equals_ignoring_ascii_case(a.name, "content")) from_content = charset_in(a.value);
  }
  return is_content_type ? from_content : std::nullopt;
}

std::optional<std::string> charset_of_xml(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  std::string_view declaration = bytes.substr(5, std::min(bytes.find('>'), bytes.size()) - 5);
  for (RawAttribute a = take_attribute(declaration); !a.name.empty(); a = take_attribute(declaration)) {
    if (a.name == "encoding" && !a.value.empty()) return std::string(a.value);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, looked_at);
  for (size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    const std::string_view tag = head.substr(at);
    if (tag.starts_with("<!--")) {
      at = head.find("-->", at + 2);
      if (at == std::string_view::npos) break;
      continue;
    }
    if (tag.size() > 5 && equals_ignoring_ascii_case(tag.substr(0, 5), "<meta") &&
        (is_white(tag[5]) || tag[5] == '/')) {
      if (std::optional<std::string> label = charset_of_meta(tag.substr(5))) return label;
    }
  }
  return charset_of_xml(bytes.substr(0, 256));
}

}  // namespace onrecord
