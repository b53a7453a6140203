#include "onrecord/read/chunked.h"

#include <algorithm>
#include <charconv>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// Takes the line with a chunk's size; empty where there is none.
std::optional<uint64_t> take_size(std::string_view& body) {
  constexpr size_t longest_line = 4096;
  const size_t newline = body.substr(0, longest_line).find('\n');
  if (newline == std::string_view::npos) return std::nullopt;
  const std::string_view line = body.substr(0, newline);
  if (!line.ends_with('\r')) return std::nullopt;
  const std::string_view digits = trim(line.substr(0, line.find(';')));
  uint64_t size = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, size, 16);
  if (error != std::errc() || rest != end) return std::nullopt;
  body.remove_prefix(newline + 1);
  return size;
}

void pass_line_end(std::string_view& body) {
  if (body.starts_with('\r')) body.remove_prefix(1);
  if (body.starts_with('\n')) body.remove_prefix(1);
}

}  // namespace

std::optional<Dechunked> dechunk(std::string_view body) {
  Dechunked out;
  std::optional<uint64_t> size = take_size(body);
  if (!size) return std::nullopt;
  while (size && *size > 0) {
    const size_t taken = static_cast<size_t>(std::min<uint64_t>(*size, body.size()));
    out.bytes += body.substr(0, taken);
    body.remove_prefix(taken);
    pass_line_end(body);
    size = take_size(body);
  }
  out.complete = size.has_value();
  return out;
}

}  // namespace onrecord
