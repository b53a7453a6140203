// The multi-byte encodings, written after the Encoding Standard's own states: a byte comes in, a character, an error
// or nothing goes out, and bytes may be put back. page/ has them written another way; both use the standard's indexes.
#pragma once

#include "onrecord/verify/characters.h"

namespace onrecord::verify {

bool is_multi_byte(Encoding encoding);

// REQUIRES: is_multi_byte(encoding).
Characters decode_sequences(std::string_view bytes, Encoding encoding, uint32_t offset);

}  // namespace onrecord::verify
