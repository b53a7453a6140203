// The frame that the decoders of two-byte encodings share: ASCII stretches, and a lead byte with its trail.
#pragma once

#include "onrecord/page/decoders.h"

namespace onrecord {

inline uint8_t byte_at(std::string_view bytes, size_t offset) { return static_cast<uint8_t>(bytes[offset]); }
constexpr bool lies_in(uint8_t byte, uint8_t first, uint8_t last) { return first <= byte && byte <= last; }

// The entry of an index; 0 for none, also behind its end.
template <size_t size>
constexpr char32_t look_up(const char16_t (&index)[size], size_t pointer) {
  return pointer < size ? index[pointer] : 0;
}

// `read_beyond_ascii(offset)` writes what begins at `offset` and gives the offset behind it.
template <typename ReadBeyondAscii>
void decode_beyond_ascii(std::string_view bytes, size_t offset, DecodedText& out, ReadBeyondAscii read_beyond_ascii) {
  while (offset < bytes.size()) {
    if (byte_at(bytes, offset) < 0x80) {
      const size_t end = ascii_end(bytes, offset);
      out.copy(offset, end);
      offset = end;
    } else {
      offset = read_beyond_ascii(offset);
    }
  }
}

// A sequence that means nothing: its last byte is put back where it is ASCII, so that it cannot hide a mark of HTML.
inline size_t put_unmapped(std::string_view bytes, size_t begin, size_t end, DecodedText& out) {
  if (byte_at(bytes, end - 1) < 0x80) --end;
  out.put_damage(begin, end);
  return end;
}

// The lead byte at `offset` with its trail, and the pairs behind it. `code_of(lead, trail)`: 0 for none, of any two
// bytes. Gives the offset behind.
template <typename CodeOf>
size_t read_pairs(std::string_view bytes, size_t offset, DecodedText& out, CodeOf code_of) {
  const size_t end = out.put_characters(offset, 2, [=](size_t at) {
    return at + 1 < bytes.size() ? code_of(byte_at(bytes, at), byte_at(bytes, at + 1)) : char32_t{0};
  });
  if (end > offset) return end;
  if (offset + 1 < bytes.size()) return put_unmapped(bytes, offset, offset + 2, out);
  out.put_damage(offset, offset + 1);
  return offset + 1;
}

}  // namespace onrecord
