// Heads of WARC records and HTTP messages: lines "Name: value" up to a blank line.
//
// ISO 28500:2017 section 4 and RFC 9112 section 5, read as leniently as crawlers write: a line may end with LF alone, a
// line that begins with white space goes on with the value before it, a line without a colon is passed over.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord {

// The length of the head that `bytes` begins with, its blank line included; empty when no blank line is in `bytes`.
std::optional<size_t> find_head_end(std::string_view bytes);

class HeaderFields {
 public:
  // `lines` begins behind the first line ("WARC/1.1", "HTTP/1.1 200 OK").
  static HeaderFields parse(std::string_view lines);

  // The first value of a name, in any case, without white space around it. Lives as long as this.
  std::optional<std::string_view> find(std::string_view name) const;
  // All values of a name, joined by commas: what RFC 9110 section 5.2 makes of repeated fields.
  std::string join(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// Decimal digits and nothing else; empty for others and for what 64 bits cannot hold.
std::optional<uint64_t> parse_decimal(std::string_view digits);

}  // namespace onrecord
