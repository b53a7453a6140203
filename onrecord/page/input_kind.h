// What an input is when nobody says so.
#pragma once

#include <string_view>

#include "onrecord/read/read.h"

namespace onrecord {

// html by its doctype, its first tag or the density of known tags in its first 64 KiB; else dump. Never text.
// `bytes` may be a record in any ASCII-compatible charset, or decoded text.
InputKind find_input_kind(std::string_view bytes);

}  // namespace onrecord
