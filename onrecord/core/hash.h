// The hash that names records, the one for tables, and those that archives write down.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

// The digest as bytes, by "md5", "sha1", "sha256" or "sha512"; empty for other algorithms. Only to check what was
// written down with the bytes: md5 and sha1 are broken.
std::optional<std::string> digest_of(std::string_view algorithm, std::string_view bytes);

// XXH3, 64 bits, seed 0: the same on every machine. Not for bytes that an enemy chose to collide.
uint64_t hash64(std::string_view bytes);

}  // namespace onrecord
