// Media types (RFC 9110 section 8.3.1, WHATWG MIME Sniffing): "text/html; charset=utf-8", and HTML by its first tag.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct MediaType {
  std::string essence;                 // "text/html", in lower case; "" where none is stated.
  std::optional<std::string> charset;  // As written, without quotation marks.
};

MediaType parse_media_type(std::string_view value);

// text/html and application/xhtml+xml.
bool is_html_type(std::string_view essence);

// Whether the bytes begin with a tag that the MIME Sniffing standard (section 7.1) takes for HTML.
bool begins_with_html_tag(std::string_view bytes);

}  // namespace onrecord
