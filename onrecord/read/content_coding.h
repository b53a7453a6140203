// Content codings of HTTP (RFC 9110 section 8.4): gzip, deflate, br, zstd.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "onrecord/read/gzip.h"

namespace onrecord {

// Undoes the codings that a Content-Encoding header lists, the last one first. A body that is none of what its header
// says is given as it is where it begins with an HTML tag, or has no gzip or zstd magic: many crawlers store the body
// unpacked and leave the header. A fault: an unknown coding, more than three of them, damage, more than `max_bytes`.
Unpacked undo_content_codings(std::string_view codings, std::string body, uint64_t max_bytes);

}  // namespace onrecord
