// The element names that the parser and its users know by number.
#pragma once

#include <cstdint>

namespace onrecord::html {

enum class Tag : uint16_t { none, other };

}  // namespace onrecord::html
