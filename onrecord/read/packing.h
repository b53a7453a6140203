// What a file is packed with, by magic bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "onrecord/read/byte_source.h"
#include "onrecord/read/unpacker.h"

namespace onrecord {

enum class Packing : uint8_t { none, gzip, zstd };

Packing find_packing(std::string_view head);

// The bytes that a member begins with; "" for none.
std::string_view magic_of(Packing packing);

// For one member after the other; null for none.
std::unique_ptr<Unpacker> make_unpacker(Packing packing, const std::string& dictionary);

// The length of the skippable zstd frame (RFC 8878 section 3.1.2) that `bytes` begins with; 0 where there is none.
uint64_t skippable_frame(std::string_view bytes);

// The dictionary that a .warc.zst carries in a skippable frame at its begin, plain or packed with zstd itself; ""
// without one. Source: "Use of Zstandard in WARC files", IIPC, draft 1.0.
std::string read_zstd_dictionary(ByteSource& file);

}  // namespace onrecord
