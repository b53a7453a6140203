// https://encoding.spec.whatwg.org/#utf-8-decoder, #shared-utf-16-decoder, #replacement-decoder
#include "onrecord/page/decoders.h"

namespace onrecord {
namespace {

bool is_high_surrogate(uint32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool is_low_surrogate(uint32_t unit) { return (unit & 0xFC00) == 0xDC00; }

class Utf16Reader {
 public:
  Utf16Reader(std::string_view bytes, bool big_endian) : bytes_(bytes), high_(big_endian ? 0 : 1) {}
  bool has_unit(size_t offset) const { return offset + 2 <= bytes_.size(); }
  uint32_t unit_at(size_t offset) const { return byte(offset + high_) << 8 | byte(offset + 1 - high_); }

 private:
  uint32_t byte(size_t offset) const { return static_cast<unsigned char>(bytes_[offset]); }
  std::string_view bytes_;
  size_t high_;
};

}  // namespace

void decode_utf_8(std::string_view bytes, size_t offset, DecodedText& out) {
  while (offset < bytes.size()) {
    const size_t damage = offset + valid_utf8_prefix(bytes.substr(offset));
    out.copy(offset, damage);
    if (damage == bytes.size()) return;
    offset = damage + decode_utf8(bytes, damage).bytes;
    out.put_damage(damage, offset);
  }
}

// A high surrogate whose second half is cut off is one damage with what is left of it.
void decode_utf_16(std::string_view bytes, size_t offset, bool big_endian, DecodedText& out) {
  const Utf16Reader units(bytes, big_endian);
  const auto plain_unit = [&](size_t at) -> char32_t {
    const uint32_t unit = units.has_unit(at) ? units.unit_at(at) : 0;
    return (unit & 0xF800) == 0xD800 ? 0 : unit;
  };
  while (true) {
    offset = out.put_characters(offset, 2, plain_unit);
    if (!units.has_unit(offset)) break;
    const uint32_t unit = units.unit_at(offset);
    const size_t begin = offset;
    offset += 2;
    if (!is_high_surrogate(unit)) {
      if (is_low_surrogate(unit)) {
        out.put_damage(begin, offset);
      } else {
        out.put(unit, begin, offset);
      }
    } else if (!units.has_unit(offset)) {
      offset = begin;
      break;
    } else if (const uint32_t low = units.unit_at(offset); is_low_surrogate(low)) {
      offset += 2;
      out.put(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), begin, offset);
    } else {
      out.put_damage(begin, offset);
    }
  }
  if (offset < bytes.size()) out.put_damage(offset, bytes.size());
}

void decode_replacement(std::string_view bytes, size_t offset, DecodedText& out) {
  if (offset < bytes.size()) out.put_damage(offset, bytes.size());
}

}  // namespace onrecord
