// A record from its bytes.
#pragma once

#include <string>

#include "onrecord/read/read.h"

namespace onrecord {

// The record with its hash and what the page itself says of its saving; an error where there are no bytes, or none of a
// text.
ReadItem make_record(std::string path, std::string bytes);

}  // namespace onrecord
