#include "onrecord/read/warc_page.h"

#include "onrecord/core/utf8.h"
#include "onrecord/read/http_response.h"
#include "onrecord/read/make_record.h"
#include "onrecord/read/media_type.h"
#include "onrecord/read/warc_digest.h"
#include "onrecord/read/wayback_copy.h"

namespace onrecord {
namespace {

// "https://example.org/robots.txt" -> "/robots.txt"; empty for addresses that nothing is fetched from ("urn:text:…").
std::optional<std::string_view> path_of_address(std::string_view uri) {
  const size_t colon = uri.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string scheme = to_lower(uri.substr(0, colon));
  if (scheme != "http" && scheme != "https" && scheme != "ftp" && scheme != "file") return std::nullopt;
  const size_t slash = uri.find('/', colon + 3);
  return slash == std::string_view::npos ? "/" : uri.substr(slash);
}

bool is_for_programs(std::string_view path) { return path == "/robots.txt" || path.starts_with("/.well-known/"); }

bool may_be_page(const WarcRecord& record) {
  const std::optional<std::string_view> path = path_of_address(record.target());
  if (!path || is_for_programs(*path)) return false;
  const std::optional<std::string_view> resource = record.fields.find("WARC-Resource-Type");
  return !resource || equals_ignoring_ascii_case(*resource, "document");
}

bool is_response(const WarcRecord& record) {
  return equals_ignoring_ascii_case(record.fields.find("WARC-Type").value_or(""), "response");
}

bool is_page_type(const WarcRecord& record) {
  const std::string type = to_lower(record.fields.find("WARC-Type").value_or(""));
  return type == "response" || type == "resource" || type == "conversion";
}

bool is_page(const MediaType& type, std::string_view bytes) {
  if (type.essence.empty()) return begins_with_html_tag(bytes);
  return is_html_type(type.essence) || type.essence == "text/plain";
}

Fact given_fact(std::string_view text) { return {std::string(text), {}, Coding::text, Given::warc}; }

void fill_given(const WarcRecord& record, const MediaType& type, GivenFacts& given) {
  given.url = given_fact(record.target());
  given.charset = type.charset;
  if (const std::optional<std::string_view> date = record.fields.find("WARC-Date")) {
    given.captured = given_fact(*date);
    given.captured_reason = "WARC-Date";
  }
}

ReadItem make_page(const std::string& path, const WarcRecord& warc, const MediaType& type, HttpBody&& body) {
  if (body.fault) return ReadError{path, warc.place.offset, std::move(*body.fault)};
  if (body.bytes.empty()) return ReadError{path, warc.place.offset, "the page is empty"};
  ReadItem item = make_record(path, std::move(body.bytes));
  if (ReadError* error = std::get_if<ReadError>(&item)) {
    error->at = warc.place.offset;
    return item;
  }
  Record& record = std::get<Record>(item);
  fill_given(warc, type, record.given);
  read_wayback_facts(record.bytes, record.given);
  if (is_html_type(type.essence)) record.declared = InputKind::html;
  if (body.note) record.notes.push_back(std::move(*body.note));
  if (std::optional<std::string> wrong = find_wrong_digest(warc, record.bytes))
    record.notes.push_back(std::move(*wrong));
  if (const std::optional<std::string_view> why = warc.fields.find("WARC-Truncated")) {
    record.notes.push_back("the crawler cut the page off (WARC-Truncated: " + std::string(*why) + ")");
  }
  return item;
}

std::optional<ReadItem> read_response(const std::string& path, const WarcRecord& record, uint64_t max_bytes) {
  const std::optional<HttpResponse> response = parse_http_response(record.block);
  if (!response) return ReadError{path, record.place.offset, "no HTTP response in a response record"};
  const MediaType type = parse_media_type(response->fields.find("Content-Type").value_or(""));
  if (response->status != 200 || (!type.essence.empty() && !is_page(type, ""))) return std::nullopt;
  HttpBody body = decode_body(*response, max_bytes);
  if (!body.fault && !is_page(type, body.bytes)) return std::nullopt;
  if (body.fault && type.essence.empty()) return std::nullopt;
  return make_page(path, record, type, std::move(body));
}

// The block is the page itself.
std::optional<ReadItem> read_resource(const std::string& path, const WarcRecord& record) {
  const MediaType type = parse_media_type(record.fields.find("Content-Type").value_or(""));
  if (!is_page(type, record.block)) return std::nullopt;
  return make_page(path, record, type, {std::string(record.block), {}, {}});
}

}  // namespace

std::optional<ReadItem> read_warc_page(const std::string& path, const WarcRecord& record, uint64_t max_record_bytes) {
  if (!is_page_type(record) || !may_be_page(record)) return std::nullopt;
  return is_response(record) ? read_response(path, record, max_record_bytes) : read_resource(path, record);
}

bool begins_page(const WarcRecord& first) {
  if (!is_page_type(first) || !may_be_page(first)) return false;
  if (!is_response(first))
    return is_page(parse_media_type(first.fields.find("Content-Type").value_or("")), first.block);
  const std::optional<HttpResponse> response = parse_http_response(first.block);
  if (!response || response->status != 200) return false;
  const MediaType type = parse_media_type(response->fields.find("Content-Type").value_or(""));
  return type.essence.empty() || is_page(type, "");
}

}  // namespace onrecord
