// https://encoding.spec.whatwg.org/#utf-8-decoder, #shared-utf-16-decoder, #single-byte-decoder
#include "onrecord/verify/characters.h"

#include <algorithm>
#include <iterator>

#include "onrecord/page/encoding_indexes.h"
#include "onrecord/verify/sequences.h"

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
    if (high && at + 1 == bytes.size()) at = bytes.size();  // Half a unit behind half a pair: one damage.
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

// `code_of(byte)` for the upper half; 0 is damage.
template <typename CodeOf>
Characters decode_single_bytes(std::string_view bytes, uint32_t offset, CodeOf code_of) {
  Characters out;
  for (size_t at = 0; at < bytes.size(); ++at) {
    const uint32_t begin = offset + static_cast<uint32_t>(at);
    const uint8_t byte = byte_at(bytes, at);
    const char32_t code = byte < 0x80 ? byte : code_of(byte);
    out.push_back({byte >= 0x80 && code == 0 ? damaged : code, begin, begin + 1});
  }
  return out;
}

Characters decode_once(std::string_view bytes, Encoding encoding, uint32_t offset) {
  if (is_multi_byte(encoding)) return decode_sequences(bytes, encoding, offset);
  switch (encoding) {
    case Encoding::utf_8: return decode_utf8_bytes(bytes, offset);
    case Encoding::utf_16le: return decode_utf16_bytes(bytes, true, offset);
    case Encoding::utf_16be: return decode_utf16_bytes(bytes, false, offset);
    case Encoding::replacement:
      return bytes.empty() ? Characters{} : Characters{{damaged, offset, offset + static_cast<uint32_t>(bytes.size())}};
    case Encoding::windows_1252: return decode_single_bytes(bytes, offset, windows1252_character);
    case Encoding::x_user_defined:
      return decode_single_bytes(bytes, offset, [](uint8_t byte) { return 0xF780u + byte - 0x80u; });
    default: {
      const char16_t* index = single_byte_index(encoding);
      return decode_single_bytes(bytes, offset, [=](uint8_t byte) { return char32_t{index[byte - 0x80]}; });
    }
  }
}

// The byte that windows-1252 writes for a character beyond ASCII; ISO 8859-1's for a control.
std::optional<char> windows1252_byte(char32_t code) {
  if (code < 0x80 || code > 0x2122) return std::nullopt;
  if (code <= 0xFF) return static_cast<char>(code);
  for (int byte = 0x80; byte <= 0x9F; ++byte) {
    if (windows1252_character(static_cast<uint8_t>(byte)) == code) return static_cast<char>(byte);
  }
  return std::nullopt;
}

// Each run of characters whose windows-1252 bytes are one character of UTF-8 becomes that character.
Characters decode_again(const Characters& once) {
  Characters out;
  for (size_t i = 0; i < once.size();) {
    std::string bytes;
    for (size_t k = i; k < once.size() && bytes.size() < 4; ++k) {
      const std::optional<char> byte = windows1252_byte(once[k].code);
      if (!byte) break;
      bytes += *byte;
    }
    const Characters again = decode_utf8_bytes(bytes, 0);
    const bool sequence =
        !again.empty() && again.front().end > 1 && again.front().code != damaged && again.front().code > 0x9F;
    const size_t length = sequence ? again.front().end : 1;
    out.push_back({sequence ? again.front().code : once[i].code, once[i].begin, once[i + length - 1].end});
    i += length;
  }
  return out;
}

}  // namespace

std::optional<Decoder> decoder_named(std::string_view charset) {
  constexpr std::string_view twice = "+utf-8";
  Decoder decoder;
  decoder.twice = charset.ends_with(twice);
  if (decoder.twice) charset.remove_suffix(twice.size());
  for (size_t i = 0; i < encoding_count; ++i) {
    decoder.encoding = static_cast<Encoding>(i);
    if (charset == name_of(decoder.encoding)) return decoder;
  }
  return std::nullopt;
}

Characters decode(std::string_view bytes, Decoder decoder, uint32_t offset) {
  Characters once = decode_once(bytes, decoder.encoding, offset);
  return decoder.twice ? decode_again(once) : once;
}

bool is_decoded_alone(Decoder decoder) {
  return !is_multi_byte(decoder.encoding) && decoder.encoding != Encoding::replacement;
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

std::string to_utf8(const Characters& characters) {
  std::u32string codes;
  for (const PlacedCharacter& c : characters) codes += c.code;
  return to_utf8(codes);
}

}  // namespace onrecord::verify
