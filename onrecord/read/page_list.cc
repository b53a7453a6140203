#include "onrecord/read/page_list.h"

#include <simdjson.h>

#include "onrecord/core/utf8.h"
#include "onrecord/read/http_response.h"
#include "onrecord/read/line_reader.h"

namespace onrecord {
namespace {

constexpr uint64_t longest_line = 16 << 20;

std::string_view without_fragment(std::string_view address) { return address.substr(0, address.find('#')); }

// An absolute address, or a path on the host of `base`; empty for others.
std::optional<std::string> resolve(std::string_view location, std::string_view base) {
  if (location.find("://") != std::string_view::npos) return std::string(location);
  const size_t scheme = base.find("://");
  if (scheme == std::string_view::npos || !location.starts_with('/')) return std::nullopt;
  if (location.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(location);
  return std::string(base.substr(0, base.find('/', scheme + 3))) + std::string(location);
}

std::optional<std::string> redirect_of(const WarcRecord& record) {
  const std::optional<HttpResponse> response = parse_http_response(record.block);
  if (!response || response->status < 300 || response->status > 399) return std::nullopt;
  const std::optional<std::string_view> location = response->fields.find("Location");
  return location ? resolve(*location, record.target()) : std::nullopt;
}

}  // namespace

void PageList::read(ByteSource& source) {
  const auto lines = std::make_unique<LineReader>(source, longest_line);
  simdjson::dom::parser parser;
  while (lines->next()) {
    simdjson::dom::object page;
    std::string_view url;
    if (lines->too_long || parser.parse(lines->line).get(page) != simdjson::SUCCESS) continue;
    if (page["url"].get(url) == simdjson::SUCCESS) met_.emplace(without_fragment(url), false);
  }
}

bool PageList::admits(const WarcRecord& record) {
  const auto found = met_.find(without_fragment(record.target()));
  if (found == met_.end()) return false;
  const std::string type = to_lower(record.fields.find("WARC-Type").value_or(""));
  found->second = found->second || type == "response" || type == "resource" || type == "revisit";
  if (type != "response") return true;
  if (const std::optional<std::string> target = redirect_of(record)) met_.emplace(without_fragment(*target), true);
  return true;
}

std::vector<std::string> PageList::missing() const {
  std::vector<std::string> out;
  for (const auto& [address, met] : met_) {
    if (!met) out.push_back(address);
  }
  return out;
}

}  // namespace onrecord
