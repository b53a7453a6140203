// The decoders of the WHATWG Encoding Standard, sections 8 to 14: one pass, each character written with its bytes.
//
// A malformed sequence is one U+FFFD, with the bytes that the standard does not put back. `offset`: where to begin.
// The state is in how far a sequence has been read, so a decoder looks at most three bytes ahead and never back; only
// ISO-2022-JP has more. REQUIRES: offset <= bytes.size() < 2^32.
#pragma once

#include "onrecord/page/decoded_text.h"

namespace onrecord {

// What the bytes of ISO-2022-JP mean, until an escape sequence says otherwise.
enum class Iso2022JpSet : uint8_t { ascii, roman, katakana, jis0208 };
// The one in force behind `bytes`, which end behind a character, where `set` was in front of them.
Iso2022JpSet last_iso_2022_jp_set(std::string_view bytes, Iso2022JpSet set);

void decode_utf_8(std::string_view bytes, size_t offset, DecodedText& out);
void decode_utf_16(std::string_view bytes, size_t offset, bool big_endian, DecodedText& out);
void decode_single_byte(std::string_view bytes, size_t offset, const char16_t* index, DecodedText& out);
void decode_x_user_defined(std::string_view bytes, size_t offset, DecodedText& out);
void decode_replacement(std::string_view bytes, size_t offset, DecodedText& out);
void decode_gb18030(std::string_view bytes, size_t offset, DecodedText& out);  // GBK too.
void decode_big5(std::string_view bytes, size_t offset, DecodedText& out);
void decode_euc_jp(std::string_view bytes, size_t offset, DecodedText& out);
void decode_iso_2022_jp(std::string_view bytes, size_t offset, Iso2022JpSet set, DecodedText& out);
void decode_shift_jis(std::string_view bytes, size_t offset, DecodedText& out);
void decode_euc_kr(std::string_view bytes, size_t offset, DecodedText& out);

}  // namespace onrecord
