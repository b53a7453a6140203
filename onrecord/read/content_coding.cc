#include "onrecord/read/content_coding.h"

#include <algorithm>
#include <vector>

#include "onrecord/core/utf8.h"
#include "onrecord/read/media_type.h"
#include "onrecord/read/unpacker.h"

namespace onrecord {
namespace {

constexpr size_t most_codings = 3;

std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    const std::string coding = to_lower(trim(list.substr(0, comma)));
    if (!coding.empty() && coding != "identity") out.push_back(coding);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

// RFC 1950 section 2.2: method 8, and the first two bytes are a multiple of 31.
bool is_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const auto first = static_cast<unsigned char>(bytes[0]), second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
}

bool is_zstd(std::string_view bytes) { return bytes.starts_with("\x28\xB5\x2F\xFD"); }

bool is_not_packed(std::string_view coding, std::string_view body) {
  if (body.empty() || begins_with_html_tag(body)) return true;
  if (coding == "gzip" || coding == "x-gzip") return !is_gzip(body);
  return coding == "zstd" && !is_zstd(body);
}

// Senders of "deflate" mean the zlib format, or leave its frame away.
std::unique_ptr<Unpacker> make_unpacker(std::string_view coding, std::string_view body) {
  if (coding == "gzip" || coding == "x-gzip") return make_gzip_unpacker();
  if (coding == "deflate") return is_zlib(body) ? make_zlib_unpacker() : make_raw_deflate_unpacker();
  if (coding == "br") return make_brotli_unpacker();
  if (coding == "zstd") return make_zstd_unpacker("");
  return nullptr;
}

Unpacked undo(const std::string& coding, std::string body, uint64_t max_bytes) {
  const std::unique_ptr<Unpacker> unpacker = make_unpacker(coding, body);
  if (!unpacker) return {{}, ReadFault{0, "content coding " + coding + " is not known"}};
  if (is_not_packed(coding, body)) return {std::move(body), {}};
  Unpacked out = unpack_all(*unpacker, body, max_bytes);
  if (out.fault) out.fault->cause = coding + " body: " + out.fault->cause;
  return out;
}

}  // namespace

Unpacked undo_content_codings(std::string_view list, std::string body, uint64_t max_bytes) {
  std::vector<std::string> codings = split_list(list);
  if (codings.size() > most_codings) return {{}, ReadFault{0, "more than three content codings"}};
  Unpacked out{std::move(body), {}};
  for (; !codings.empty() && !out.fault; codings.pop_back()) {
    out = undo(codings.back(), std::move(out.bytes), max_bytes);
  }
  return out;
}

}  // namespace onrecord
