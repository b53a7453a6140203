// https://encoding.spec.whatwg.org/#gb18030-decoder (GBK has the same), #big5-decoder, #euc-kr-decoder
#include <algorithm>
#include <iterator>

#include "onrecord/page/decode_two_byte.h"
#include "onrecord/page/encoding_indexes.h"

namespace onrecord {
namespace {

bool is_lead(uint8_t byte) { return lies_in(byte, 0x81, 0xFE); }

char32_t gbk_code(uint8_t lead, uint8_t trail) {
  if (!is_lead(lead)) return 0;
  if (!lies_in(trail, 0x40, 0x7E) && !lies_in(trail, 0x80, 0xFE)) return 0;
  return look_up(gbk_index, (lead - 0x81u) * 190 + trail - (trail < 0x7F ? 0x40u : 0x41u));
}

// "Index gb18030 ranges code point".
char32_t gb18030_ranges_code(uint32_t pointer) {
  if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
  if (pointer == 7457) return 0xE7C7;
  if (pointer >= 189000) return 0x10000 + pointer - 189000;
  const auto* above = std::upper_bound(std::begin(gb18030_range_pointers), std::end(gb18030_range_pointers), pointer);
  const auto range = static_cast<size_t>(above - std::begin(gb18030_range_pointers)) - 1;
  return gb18030_range_codes[range] + pointer - gb18030_range_pointers[range];
}

// A lead byte and a digit: four bytes, or damage. What is cut off is one damage; where the third or fourth byte is
// wrong, all but the first are put back.
size_t read_four(std::string_view bytes, size_t offset, DecodedText& out) {
  const size_t left = bytes.size() - offset;
  const bool third_fits = left < 3 || lies_in(byte_at(bytes, offset + 2), 0x81, 0xFE);
  const bool fourth_fits = third_fits && (left < 4 || lies_in(byte_at(bytes, offset + 3), 0x30, 0x39));
  const size_t end = offset + (fourth_fits ? std::min<size_t>(left, 4) : 1);
  char32_t code = 0;
  if (end == offset + 4) {
    const uint32_t first = byte_at(bytes, offset) - 0x81u, second = byte_at(bytes, offset + 1) - 0x30u;
    const uint32_t third = byte_at(bytes, offset + 2) - 0x81u, fourth = byte_at(bytes, offset + 3) - 0x30u;
    code = gb18030_ranges_code(((first * 10 + second) * 126 + third) * 10 + fourth);
  }
  if (code != 0) {
    out.put(code, offset, end);
  } else {
    out.put_damage(offset, end);
  }
  return end;
}

size_t read_gb18030(std::string_view bytes, size_t offset, DecodedText& out) {
  const uint8_t first = byte_at(bytes, offset);
  if (first == 0x80) {
    out.put(0x20AC, offset, offset + 1);
    return offset + 1;
  }
  if (first == 0xFF) {
    out.put_damage(offset, offset + 1);
    return offset + 1;
  }
  const bool digit = offset + 1 < bytes.size() && lies_in(byte_at(bytes, offset + 1), 0x30, 0x39);
  return digit ? read_four(bytes, offset, out) : read_pairs(bytes, offset, out, gbk_code);
}

// The four entries of Big5 that mean a base letter and an accent.
std::u32string_view big5_pair_of_codes(size_t pointer) {
  switch (pointer) {
    case 1133: return U"\u00CA\u0304";
    case 1135: return U"\u00CA\u030C";
    case 1164: return U"\u00EA\u0304";
    case 1166: return U"\u00EA\u030C";
    default: return {};
  }
}

constexpr size_t no_pointer = SIZE_MAX;

size_t big5_pointer(uint8_t lead, uint8_t trail) {
  if (!lies_in(trail, 0x40, 0x7E) && !lies_in(trail, 0xA1, 0xFE)) return no_pointer;
  return (lead - 0x81u) * 157 + trail - (trail < 0x7F ? 0x40u : 0x62u);
}

char32_t big5_code(uint8_t lead, uint8_t trail) {
  if (!is_lead(lead)) return 0;
  const size_t pointer = big5_pointer(lead, trail);
  const char32_t code = look_up(big5_index, pointer);
  const bool plane_two = code != 0 && (big5_plane_two[pointer / 32] >> (pointer % 32) & 1) != 0;
  return plane_two ? 0x20000 + code : code;
}

size_t read_big5(std::string_view bytes, size_t offset, DecodedText& out) {
  if (byte_at(bytes, offset) == 0x88 && offset + 1 < bytes.size()) {
    const std::u32string_view codes = big5_pair_of_codes(big5_pointer(0x88, byte_at(bytes, offset + 1)));
    if (!codes.empty()) {
      out.put_atomic(codes, offset, offset + 2);
      return offset + 2;
    }
  }
  return read_pairs(bytes, offset, out, big5_code);
}

char32_t euc_kr_code(uint8_t lead, uint8_t trail) {
  return is_lead(lead) && lies_in(trail, 0x41, 0xFE) ? look_up(euc_kr_index, (lead - 0x81u) * 190 + trail - 0x41u) : 0;
}

// The frame of Big5 and EUC-KR: 0x80 and 0xFF begin nothing.
template <typename ReadLead>
void decode_with_leads(std::string_view bytes, size_t offset, DecodedText& out, ReadLead read_lead) {
  decode_beyond_ascii(bytes, offset, out, [&](size_t at) {
    if (is_lead(byte_at(bytes, at))) return read_lead(at);
    out.put_damage(at, at + 1);
    return at + 1;
  });
}

}  // namespace

void decode_gb18030(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_beyond_ascii(bytes, offset, out, [&](size_t at) { return read_gb18030(bytes, at, out); });
}

void decode_big5(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_with_leads(bytes, offset, out, [&](size_t at) { return read_big5(bytes, at, out); });
}

void decode_euc_kr(std::string_view bytes, size_t offset, DecodedText& out) {
  decode_with_leads(bytes, offset, out, [&](size_t at) { return read_pairs(bytes, at, out, euc_kr_code); });
}

}  // namespace onrecord
