// gzip (RFC 1952): whole files in memory at once, and as a stream (see byte_source.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "onrecord/read/byte_source.h"

namespace onrecord {

bool is_gzip(std::string_view bytes);

// Unpacks all members of `packed`. Stops with a fault once the result would be longer than `max_bytes`: a small file
// can hold gigabytes. Zero bytes behind the last member are padding.
struct Unpacked {
  std::string bytes;
  std::optional<ReadFault> fault;  // `at` counts in the packed bytes.
};
Unpacked gunzip(std::string_view packed, uint64_t max_bytes);

}  // namespace onrecord
