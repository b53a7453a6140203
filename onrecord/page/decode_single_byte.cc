// https://encoding.spec.whatwg.org/#single-byte-decoder, #x-user-defined-decoder
#include "onrecord/page/decode_two_byte.h"

namespace onrecord {
namespace {

// `code_of(byte)`: the code point of a byte beyond ASCII, 0 for none.
template <typename CodeOf>
void decode_bytes(std::string_view bytes, size_t offset, DecodedText& out, CodeOf code_of) {
  decode_beyond_ascii(bytes, offset, out, [&](size_t at) {
    const size_t end = out.put_characters(at, 1, [=](size_t i) {
      return i < bytes.size() && byte_at(bytes, i) >= 0x80 ? code_of(byte_at(bytes, i)) : char32_t{0};
    });
    if (end > at) return end;
    out.put_damage(at, at + 1);
    return at + 1;
  });
}

}  // namespace

void decode_single_byte(std::string_view bytes, size_t offset, const char16_t* index, DecodedText& out) {
  decode_bytes(bytes, offset, out, [index](unsigned char byte) { return char32_t{index[byte - 0x80]}; });
}

void decode_x_user_defined(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_bytes(bytes, offset, out, [](unsigned char byte) { return char32_t{0xF780} + (byte - 0x80u); });
}

}  // namespace onrecord
