#include "onrecord/read/http_response.h"

#include "onrecord/core/utf8.h"
#include "onrecord/read/chunked.h"
#include "onrecord/read/content_coding.h"
#include "onrecord/read/record_limit.h"

namespace onrecord {
namespace {

// "HTTP/1.1 200 OK" -> 200; empty for other lines.
std::optional<int> parse_status_line(std::string_view line) {
  if (!line.starts_with("HTTP/")) return std::nullopt;
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::optional<uint64_t> status = parse_decimal(trim(line.substr(space + 1)).substr(0, 3));
  return status ? std::optional<int>(static_cast<int>(*status)) : std::nullopt;
}

bool is_chunked(const HeaderFields& fields) {
  return to_lower(fields.join("Transfer-Encoding")).find("chunked") != std::string::npos;
}

}  // namespace

std::optional<HttpResponse> parse_http_response(std::string_view message) {
  const std::optional<size_t> head = find_head_end(message);
  const std::optional<int> status = parse_status_line(message.substr(0, message.find('\n')));
  if (!head || !status) return std::nullopt;
  HttpResponse out;
  out.status = *status;
  out.fields = HeaderFields::parse(message.substr(message.find('\n') + 1, *head - message.find('\n') - 1));
  out.body = message.substr(*head);
  return out;
}

HttpBody decode_body(const HttpResponse& response, uint64_t max_bytes) {
  HttpBody out;
  std::optional<Dechunked> dechunked;
  if (is_chunked(response.fields)) dechunked = dechunk(response.body);
  if (dechunked && !dechunked->complete)
    out.note = "the last chunk of the HTTP body is missing: the page may be cut off";
  Unpacked unpacked =
      undo_content_codings(response.fields.join("Content-Encoding"),
                           dechunked ? std::move(dechunked->bytes) : std::string(response.body), max_bytes);
  if (unpacked.fault) out.fault = std::move(unpacked.fault->cause);
  if (!out.fault && unpacked.bytes.size() > max_bytes) out.fault = too_large(max_bytes, unpacked.bytes.size());
  out.bytes = std::move(unpacked.bytes);
  return out;
}

}  // namespace onrecord
