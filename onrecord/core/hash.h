// The two hashes: one that names records, one for tables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// XXH3, 64 bits, seed 0: the same on every machine. Not for bytes that an enemy chose to collide.
uint64_t hash64(std::string_view bytes);

}  // namespace onrecord
