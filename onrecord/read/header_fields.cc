#include "onrecord/read/header_fields.h"

#include <charconv>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// Takes a line from `rest`, without its line end.
std::string_view take_line(std::string_view& rest) {
  const size_t newline = rest.find('\n');
  std::string_view line = rest.substr(0, newline);
  rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool goes_on(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

}  // namespace

std::optional<size_t> find_head_end(std::string_view bytes) {
  for (size_t newline = bytes.find('\n'); newline != std::string_view::npos; newline = bytes.find('\n', newline + 1)) {
    const std::string_view next = bytes.substr(newline + 1, 2);
    if (next.starts_with('\n')) return newline + 2;
    if (next == "\r\n") return newline + 3;
  }
  return std::nullopt;
}

HeaderFields HeaderFields::parse(std::string_view lines) {
  HeaderFields out;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (goes_on(line) && !out.fields_.empty()) {
      out.fields_.back().second.append(" ").append(trim(line));
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    out.fields_.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  return out;
}

std::optional<std::string_view> HeaderFields::find(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (equals_ignoring_ascii_case(key, name)) return value;
  }
  return std::nullopt;
}

std::string HeaderFields::join(std::string_view name) const {
  std::string out;
  for (const auto& [key, value] : fields_) {
    if (equals_ignoring_ascii_case(key, name)) out += (out.empty() ? "" : ",") + value;
  }
  return out;
}

std::optional<uint64_t> parse_decimal(std::string_view digits) {
  uint64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

}  // namespace onrecord
