// HTTP responses as archives keep them (RFC 9112): status line, header fields, body as it was sent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/read/header_fields.h"

namespace onrecord {

struct HttpResponse {
  int status = 0;
  HeaderFields fields;
  std::string_view body;  // Into the message.
};

// Empty when the message does not begin with a status line and a whole head.
std::optional<HttpResponse> parse_http_response(std::string_view message);

struct HttpBody {
  std::string bytes;
  std::optional<std::string> fault;  // Why there are no bytes.
  std::optional<std::string> note;   // What is doubtful about them.
};

// The body without its transfer and content codings, at most `max_bytes`.
HttpBody decode_body(const HttpResponse& response, uint64_t max_bytes);

}  // namespace onrecord
