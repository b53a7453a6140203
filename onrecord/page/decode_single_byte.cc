// https://encoding.spec.whatwg.org/#single-byte-decoder, #x-user-defined-decoder
#include "onrecord/page/decoders.h"

namespace onrecord {
namespace {

// `code_of(byte)`: the code point of a byte beyond ASCII, 0 for none.
template <typename CodeOf>
void decode_bytes(std::string_view bytes, size_t offset, DecodedText& out, CodeOf code_of) {
  while (offset < bytes.size()) {
    const unsigned char byte = static_cast<unsigned char>(bytes[offset]);
    if (byte < 0x80) {
      const size_t end = ascii_end(bytes, offset);
      out.copy(offset, end);
      offset = end;
    } else {
      const char32_t code = code_of(byte);
      if (code != 0) {
        out.put(code, offset, offset + 1);
      } else {
        out.put_damage(offset, offset + 1);
      }
      ++offset;
    }
  }
}

}  // namespace

void decode_single_byte(std::string_view bytes, size_t offset, const char16_t* index, DecodedText& out) {
  decode_bytes(bytes, offset, out, [index](unsigned char byte) { return char32_t{index[byte - 0x80]}; });
}

void decode_x_user_defined(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_bytes(bytes, offset, out, [](unsigned char byte) { return char32_t{0xF780} + (byte - 0x80u); });
}

}  // namespace onrecord
