// zstd (RFC 8878) frames of whole byte strings.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/core/result.h"

namespace onrecord {

std::string compress(std::string_view bytes);

// Fails on bytes that compress() did not make, and on more than 1 GiB of content.
Result<std::string> decompress(std::string_view frame);

}  // namespace onrecord
