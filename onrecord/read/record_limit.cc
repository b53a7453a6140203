#include "onrecord/read/record_limit.h"

namespace onrecord {
namespace {

std::string shown_size(uint64_t bytes) {
  if (bytes >= 1 << 20 && bytes % (1 << 20) == 0) return std::to_string(bytes >> 20) + "M";
  if (bytes >= 1 << 10 && bytes % (1 << 10) == 0) return std::to_string(bytes >> 10) + "K";
  return std::to_string(bytes);
}

}  // namespace

std::string too_large(uint64_t max_bytes, std::optional<uint64_t> bytes) {
  std::string cause = "larger than --max-record " + shown_size(max_bytes);
  if (bytes) cause += " (" + std::to_string(*bytes) + " bytes)";
  return cause;
}

}  // namespace onrecord
