// https://encoding.spec.whatwg.org/#utf-8-decoder, #shared-utf-16-decoder, #index-windows-1252
#include "onrecord/verify/characters.h"

#include <algorithm>
#include <iterator>

namespace onrecord::verify {
namespace {

constexpr char32_t damaged = 0xFFFD;

uint8_t byte_at(std::string_view bytes, size_t at) { return static_cast<uint8_t>(bytes[at]); }

struct Lead {
  uint32_t needed = 0;                 // Bytes that must follow; 0 for no lead byte.
  uint8_t lower = 0x80, upper = 0xBF;  // What the first of them may be.
  char32_t bits = 0;
};

Lead lead_of(uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, byte & 0x1Fu};
  if (byte >= 0xE0 && byte <= 0xEF) {
    return {2, static_cast<uint8_t>(byte == 0xE0 ? 0xA0 : 0x80), static_cast<uint8_t>(byte == 0xED ? 0x9F : 0xBF),
            byte & 0x0Fu};
  }
  if (byte >= 0xF0 && byte <= 0xF4) {
    return {3, static_cast<uint8_t>(byte == 0xF0 ? 0x90 : 0x80), static_cast<uint8_t>(byte == 0xF4 ? 0x8F : 0xBF),
            byte & 0x07u};
  }
  return {};
}

Characters decode_utf8_bytes(std::string_view bytes, uint32_t offset) {
  Characters out;
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    const uint8_t first = byte_at(bytes, at++);
    Lead lead = lead_of(first);
    char32_t code = first < 0x80 ? first : lead.needed == 0 ? damaged : lead.bits;
    for (; lead.needed > 0; --lead.needed, lead.lower = 0x80, lead.upper = 0xBF) {
      const bool continues = at < bytes.size() && byte_at(bytes, at) >= lead.lower && byte_at(bytes, at) <= lead.upper;
      if (!continues) break;
      code = (code << 6) | (byte_at(bytes, at++) & 0x3Fu);
    }
    if (lead.needed > 0) code = damaged;
    out.push_back({code, offset + static_cast<uint32_t>(begin), offset + static_cast<uint32_t>(at)});
  }
  return out;
}

Characters decode_utf16_bytes(std::string_view bytes, bool little, uint32_t offset) {
  const auto unit_at = [&](size_t at) -> char32_t {
    const uint32_t first = byte_at(bytes, at), second = byte_at(bytes, at + 1);
    return little ? first | second << 8 : first << 8 | second;
  };
  Characters out;
  for (size_t at = 0; at < bytes.size();) {
    const size_t begin = at;
    char32_t code = at + 1 < bytes.size() ? unit_at(at) : damaged;
    at = std::min(at + 2, bytes.size());
    const bool high = code >= 0xD800 && code <= 0xDBFF;
    if (high && at + 1 < bytes.size() && unit_at(at) >= 0xDC00 && unit_at(at) <= 0xDFFF) {
      code = 0x10000 + ((code - 0xD800) << 10) + (unit_at(at) - 0xDC00);
      at += 2;
    } else if (code >= 0xD800 && code <= 0xDFFF) {
      code = damaged;
    }
    out.push_back({code, offset + static_cast<uint32_t>(begin), offset + static_cast<uint32_t>(at)});
  }
  return out;
}

Characters decode_windows1252_bytes(std::string_view bytes, uint32_t offset) {
  Characters out;
  for (size_t at = 0; at < bytes.size(); ++at) {
    const uint32_t begin = offset + static_cast<uint32_t>(at);
    out.push_back({windows1252_character(byte_at(bytes, at)), begin, begin + 1});
  }
  return out;
}

}  // namespace

std::optional<Decoder> decoder_named(std::string_view charset) {
  if (charset == "utf-8") return Decoder::utf8;
  if (charset == "utf-16le") return Decoder::utf16le;
  if (charset == "utf-16be") return Decoder::utf16be;
  if (charset == "windows-1252") return Decoder::windows1252;
  return std::nullopt;
}

Characters decode(std::string_view bytes, Decoder decoder, uint32_t offset) {
  switch (decoder) {
    case Decoder::utf8: return decode_utf8_bytes(bytes, offset);
    case Decoder::utf16le: return decode_utf16_bytes(bytes, true, offset);
    case Decoder::utf16be: return decode_utf16_bytes(bytes, false, offset);
    case Decoder::windows1252: return decode_windows1252_bytes(bytes, offset);
  }
  return {};
}

char32_t windows1252_character(uint8_t byte) {
  static constexpr char16_t upper[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                         0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  return byte >= 0x80 && byte <= 0x9F ? upper[byte - 0x80] : byte;
}

bool is_passed_over(char32_t code) {
  static constexpr char32_t others[] = {0x85, 0xA0, 0xAD, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  return code == ' ' || (code >= 0x09 && code <= 0x0D) || (code >= 0x2000 && code <= 0x200A) ||
         std::find(std::begin(others), std::end(others), code) != std::end(others);
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  const auto add = [&](char32_t byte) { out += static_cast<char>(static_cast<uint8_t>(byte)); };
  for (char32_t code : text) {
    if (code < 0x80) {
      add(code);
    } else if (code < 0x800) {
      add(0xC0 | code >> 6), add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      add(0xE0 | code >> 12), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
    } else {
      add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F)), add(0x80 | (code >> 6 & 0x3F)),
          add(0x80 | (code & 0x3F));
    }
  }
  return out;
}

}  // namespace onrecord::verify
