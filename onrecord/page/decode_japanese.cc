// https://encoding.spec.whatwg.org/#euc-jp-decoder, #shift_jis-decoder. ISO-2022-JP has a file of its own.
#include "onrecord/page/decode_two_byte.h"
#include "onrecord/page/encoding_indexes.h"

namespace onrecord {
namespace {

char32_t half_width_katakana(uint8_t byte) { return 0xFF61 + (byte - 0xA1u); }

bool is_euc_byte(uint8_t byte) { return lies_in(byte, 0xA1, 0xFE); }
size_t euc_pointer(uint8_t lead, uint8_t trail) { return (lead - 0xA1u) * 94 + trail - 0xA1u; }

char32_t euc_jp_code(uint8_t lead, uint8_t trail) {
  if (lead == 0x8E) return lies_in(trail, 0xA1, 0xDF) ? half_width_katakana(trail) : 0;
  const bool both = is_euc_byte(lead) && is_euc_byte(trail);
  return both ? look_up(jis0208_index, euc_pointer(lead, trail)) : 0;
}

// 0x8F and two bytes of JIS X 0212. REQUIRES: a second byte of that set follows.
size_t read_jis0212(std::string_view bytes, size_t offset, DecodedText& out) {
  if (offset + 2 == bytes.size()) {
    out.put_damage(offset, offset + 2);
    return offset + 2;
  }
  const uint8_t lead = byte_at(bytes, offset + 1), trail = byte_at(bytes, offset + 2);
  const char32_t code = is_euc_byte(trail) ? look_up(jis0212_index, euc_pointer(lead, trail)) : 0;
  if (code == 0) return put_unmapped(bytes, offset, offset + 3, out);
  out.put(code, offset, offset + 3);
  return offset + 3;
}

size_t read_euc_jp(std::string_view bytes, size_t offset, DecodedText& out) {
  const uint8_t lead = byte_at(bytes, offset);
  if (lead != 0x8E && lead != 0x8F && !is_euc_byte(lead)) {
    out.put_damage(offset, offset + 1);
    return offset + 1;
  }
  const bool three = lead == 0x8F && offset + 1 < bytes.size() && is_euc_byte(byte_at(bytes, offset + 1));
  return three ? read_jis0212(bytes, offset, out) : read_pairs(bytes, offset, out, euc_jp_code);
}

bool is_shift_jis_lead(uint8_t byte) { return lies_in(byte, 0x81, 0x9F) || lies_in(byte, 0xE0, 0xFC); }

// Rows of the index that belong to the user stand for the private use area.
char32_t shift_jis_code(uint8_t lead, uint8_t trail) {
  if (!is_shift_jis_lead(lead)) return 0;
  if (!lies_in(trail, 0x40, 0x7E) && !lies_in(trail, 0x80, 0xFC)) return 0;
  const uint32_t row = lead - (lead < 0xA0 ? 0x81u : 0xC1u);
  const uint32_t pointer = row * 188 + trail - (trail < 0x7F ? 0x40u : 0x41u);
  if (pointer >= 8836 && pointer <= 10715) return 0xE000 + pointer - 8836;
  return look_up(jis0208_index, pointer);
}

size_t read_shift_jis(std::string_view bytes, size_t offset, DecodedText& out) {
  const uint8_t first = byte_at(bytes, offset);
  if (is_shift_jis_lead(first)) return read_pairs(bytes, offset, out, shift_jis_code);
  if (first == 0x80) {
    out.put(0x80, offset, offset + 1);
  } else if (lies_in(first, 0xA1, 0xDF)) {
    out.put(half_width_katakana(first), offset, offset + 1);
  } else {
    out.put_damage(offset, offset + 1);
  }
  return offset + 1;
}

}  // namespace

void decode_euc_jp(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_beyond_ascii(bytes, offset, out, [&](size_t at) { return read_euc_jp(bytes, at, out); });
}

void decode_shift_jis(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_beyond_ascii(bytes, offset, out, [&](size_t at) { return read_shift_jis(bytes, at, out); });
}

}  // namespace onrecord
