#include "onrecord/read/media_type.h"

#include <algorithm>
#include <array>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 17> html_tags = {
    "<!DOCTYPE HTML", "<HTML",  "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A",
    "<STYLE",         "<TITLE", "<B",    "<BODY",   "<BR",     "<P",  "<!--"};

bool ends_tag(std::string_view rest) { return rest.starts_with(' ') || rest.starts_with('>'); }

bool begins_with_tag(std::string_view bytes, std::string_view tag) {
  if (!equals_ignoring_ascii_case(bytes.substr(0, tag.size()), tag)) return false;
  return tag == "<!--" || ends_tag(bytes.substr(tag.size()));
}

std::string_view without_quotes(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

void read_parameter(std::string_view parameter, MediaType& type) {
  const size_t equals = parameter.find('=');
  if (equals == std::string_view::npos || type.charset) return;
  if (!equals_ignoring_ascii_case(trim(parameter.substr(0, equals)), "charset")) return;
  const std::string_view label = trim(without_quotes(trim(parameter.substr(equals + 1))));
  if (!label.empty()) type.charset = label;
}

}  // namespace

MediaType parse_media_type(std::string_view value) {
  MediaType type;
  size_t semicolon = value.find(';');
  for (char c : trim(value.substr(0, semicolon))) type.essence += to_ascii_lower(c);
  while (semicolon != std::string_view::npos) {
    value.remove_prefix(semicolon + 1);
    semicolon = value.find(';');
    read_parameter(value.substr(0, semicolon), type);
  }
  return type;
}

bool is_html_type(std::string_view essence) { return essence == "text/html" || essence == "application/xhtml+xml"; }

bool begins_with_html_tag(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
  return std::any_of(html_tags.begin(), html_tags.end(),
                     [&](std::string_view tag) { return begins_with_tag(bytes, tag); });
}

}  // namespace onrecord
