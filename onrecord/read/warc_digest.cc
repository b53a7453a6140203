#include "onrecord/read/warc_digest.h"

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"
#include "onrecord/read/chunked.h"
#include "onrecord/read/http_response.h"

namespace onrecord {
namespace {

std::string base32(std::string_view bytes) {
  std::string out;
  uint32_t bits = 0, count = 0;
  for (const char byte : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(byte);
    for (count += 8; count >= 5; count -= 5) out += "abcdefghijklmnopqrstuvwxyz234567"[(bits >> (count - 5)) & 31];
    bits &= (1u << count) - 1;
  }
  if (count > 0) out += "abcdefghijklmnopqrstuvwxyz234567"[(bits << (5 - count)) & 31];
  return out;
}

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) {
    out += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string told(const WarcRecord& record, std::string_view field, std::string_view stated) {
  return std::string(field) + " " + std::string(stated) + " is not that of the bytes in the record at offset " +
         std::to_string(record.place.offset);
}

bool fits_payload(std::string_view stated, const HttpResponse& response, std::string_view page) {
  if (fits_digest(stated, response.body).value_or(true) || fits_digest(stated, page).value_or(true)) {
    return true;
  }
  const std::optional<Dechunked> body = dechunk(response.body);
  return body && fits_digest(stated, body->bytes).value_or(true);
}

}  // namespace

std::optional<bool> fits_digest(std::string_view stated, std::string_view bytes) {
  const size_t colon = stated.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string wanted = to_lower(trim(stated.substr(colon + 1)));
  while (wanted.ends_with('=')) wanted.pop_back();
  const std::optional<std::string> digest = digest_of(to_lower(trim(stated.substr(0, colon))), bytes);
  if (!digest) return std::nullopt;
  for (const std::string& known : {base32(*digest), hexadecimal(*digest)}) {
    if (wanted.size() == known.size()) return wanted == known;
  }
  return std::nullopt;
}

std::optional<std::string> find_wrong_digest(const WarcRecord& record, std::string_view page) {
  if (record.fields.find("WARC-Segment-Number")) return std::nullopt;  // Those of its first part.
  constexpr std::string_view of_block = "WARC-Block-Digest", of_payload = "WARC-Payload-Digest";
  const std::optional<std::string_view> block = record.fields.find(of_block);
  if (block && !fits_digest(*block, record.block).value_or(true)) return told(record, of_block, *block);
  const std::optional<std::string_view> payload = record.fields.find(of_payload);
  if (!payload) return std::nullopt;
  const std::optional<HttpResponse> response = parse_http_response(record.block);
  const bool fits =
      response ? fits_payload(*payload, *response, page) : fits_digest(*payload, record.block).value_or(true);
  return fits ? std::nullopt : std::optional(told(record, of_payload, *payload));
}

}  // namespace onrecord
