// How large a record may be, and what is said of one that is larger.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace onrecord {

// Places in a record have 32 bits, and a byte of a record may be three of its decoded text.
inline constexpr uint64_t largest_record = 1ull << 30;

// "larger than --max-record 64M (71303168 bytes)"; without the size where it is not known.
std::string too_large(uint64_t max_bytes, std::optional<uint64_t> bytes);

}  // namespace onrecord
