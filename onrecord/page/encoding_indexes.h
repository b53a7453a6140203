// The indexes of the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#indexes): data, and nothing else.
//
// tools/make_encoding_tables.py writes them. Zero stands for "no code point". An index ends behind its last code point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "onrecord/page/encoding.h"

namespace onrecord {

extern const char16_t jis0208_index[11104];
extern const char16_t jis0212_index[7211];
extern const char16_t big5_index[19782];    // The low 16 bits; 1133, 1135, 1164, 1166 mean two code points each.
extern const uint32_t big5_plane_two[619];  // A bit a pointer: the code point is U+20000 and the low 16 bits.
extern const char16_t gbk_index[23940];     // "index gb18030".
extern const char16_t euc_kr_index[23750];
extern const uint16_t gb18030_range_pointers[206];  // Sorted. Up to U+FFFF; the range behind them begins at 189000.
extern const uint16_t gb18030_range_codes[206];

// What the bytes 0x80 to 0xFF mean, 128 entries; nullptr for what is no single-byte encoding of the standard's section
// 9 (x-user-defined has no index).
const char16_t* single_byte_index(Encoding encoding);

}  // namespace onrecord
