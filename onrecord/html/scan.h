// Searches over bytes and the classes of characters that the tokenizer asks for.
//
// Short distances (the next '<' of a text, the next quote of a value) are looked at sixteen bytes at a time with the
// vectors that every machine of the kind has (SSE2, NEON), far ones by memchr, which the C library chooses at run time
// for the machine (AVX2 and wider). Every form gives the same answer; scan_test compares them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

// ONRECORD_PLAIN_SCAN is set for a test alone: the form for machines without vectors runs where there are some.
#if defined(ONRECORD_PLAIN_SCAN)
#elif defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace onrecord::html {

inline constexpr uint8_t space_class = 1;               // Tab, LF, FF, CR, space.
inline constexpr uint8_t tag_name_end_class = 2;        // Space, '/', '>'.
inline constexpr uint8_t attribute_name_end_class = 4;  // Space, '/', '>', '='.
inline constexpr uint8_t unquoted_end_class = 8;        // Space, '>'.
inline constexpr uint8_t letter_class = 16;             // ASCII letter.

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> classes{};
  for (const char c : {'\t', '\n', '\f', '\r', ' '}) {
    classes[static_cast<unsigned char>(c)] =
        space_class | tag_name_end_class | attribute_name_end_class | unquoted_end_class;
  }
  classes['/'] = tag_name_end_class | attribute_name_end_class;
  classes['>'] = tag_name_end_class | attribute_name_end_class | unquoted_end_class;
  classes['='] = attribute_name_end_class;
  for (unsigned char c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 32u] = letter_class;
  return classes;
}
inline constexpr std::array<uint8_t, 256> classes = make_classes();

inline bool is_in(char c, uint8_t wanted) { return (classes[static_cast<unsigned char>(c)] & wanted) != 0; }
inline bool is_space(char c) { return is_in(c, space_class); }

// The first byte of a class, or `end`.
inline const char* find_class(const char* at, const char* end, uint8_t wanted) {
  while (at < end && !is_in(*at, wanted)) ++at;
  return at;
}
inline const char* skip_class(const char* at, const char* end, uint8_t unwanted) {
  while (at < end && is_in(*at, unwanted)) ++at;
  return at;
}

// Sixteen bytes at once: one bit (SSE2, plain) or four bits (NEON) a byte, set where a byte is as wanted.
struct PlainSixteen {
  static constexpr int bits_per_byte = 1;
  explicit PlainSixteen(const char* at) : bytes(at) {}
  template <typename Wanted>
  uint64_t bits(Wanted is_wanted) const {
    uint64_t out = 0;
    for (int i = 0; i < 16; ++i) out |= static_cast<uint64_t>(is_wanted(bytes[i])) << i;
    return out;
  }
  uint64_t equal(char a) const {
    return bits([&](char c) { return c == a; });
  }
  uint64_t equal(char a, char b) const {
    return bits([&](char c) { return c == a || c == b; });
  }
  // Where a tag's name may end: '>', '/', white space and control characters.
  uint64_t name_end() const {
    return bits([](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '>' || c == '/'; });
  }
  // What never stands as it is in a text, or may not: '&', CR, NUL, and bytes outside ASCII.
  uint64_t special() const {
    return bits([](char c) { return c == '&' || c == '\r' || c == '\0' || static_cast<unsigned char>(c) >= 0x80; });
  }
  const char* bytes;
};

#if defined(ONRECORD_PLAIN_SCAN)
using Sixteen = PlainSixteen;
#elif defined(__SSE2__)
struct Sixteen {
  static constexpr int bits_per_byte = 1;
  explicit Sixteen(const char* at) : bytes(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))) {}
  static uint64_t bits(__m128i mask) { return static_cast<uint32_t>(_mm_movemask_epi8(mask)); }
  __m128i is(char c) const { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
  uint64_t equal(char a) const { return bits(is(a)); }
  uint64_t equal(char a, char b) const { return bits(_mm_or_si128(is(a), is(b))); }
  uint64_t name_end() const {
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
    return bits(_mm_or_si128(_mm_or_si128(low, is('>')), is('/')));
  }
  uint64_t special() const {
    return bits(_mm_or_si128(_mm_or_si128(bytes, is('&')), _mm_or_si128(is('\r'), is('\0'))));
  }
  __m128i bytes;
};
#elif defined(__ARM_NEON) && defined(__aarch64__)
struct Sixteen {
  static constexpr int bits_per_byte = 4;
  explicit Sixteen(const char* at) : bytes(vld1q_u8(reinterpret_cast<const uint8_t*>(at))) {}
  static uint64_t bits(uint8x16_t mask) {
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(mask), 4)), 0);
  }
  uint8x16_t is(char c) const { return vceqq_u8(bytes, vdupq_n_u8(static_cast<uint8_t>(c))); }
  uint64_t equal(char a) const { return bits(is(a)); }
  uint64_t equal(char a, char b) const { return bits(vorrq_u8(is(a), is(b))); }
  uint64_t name_end() const { return bits(vorrq_u8(vcleq_u8(bytes, vdupq_n_u8(' ')), vorrq_u8(is('>'), is('/')))); }
  uint64_t special() const {
    const uint8x16_t high = vcgeq_u8(bytes, vdupq_n_u8(0x80));
    return bits(vorrq_u8(vorrq_u8(high, is('&')), vorrq_u8(is('\r'), is('\0'))));
  }
  uint8x16_t bytes;
};
#else
using Sixteen = PlainSixteen;
#endif

inline int first_byte(uint64_t bits) { return std::countr_zero(bits) / Sixteen::bits_per_byte; }

// The first `wanted` in [at, end), or `end`.
inline const char* find_byte(const char* at, const char* end, char wanted) {
  for (int i = 0; i < 4; ++i) {
    if (end - at < 16) {
      while (at < end && *at != wanted) ++at;
      return at;
    }
    const uint64_t bits = Sixteen(at).equal(wanted);
    if (bits != 0) return at + first_byte(bits);
    at += 16;
  }
  const void* found = at < end ? std::memchr(at, wanted, static_cast<size_t>(end - at)) : nullptr;
  return found == nullptr ? end : static_cast<const char*>(found);
}

// The first `a` or `b` in [at, end), or `end`.
inline const char* find_either(const char* at, const char* end, char a, char b) {
  for (; end - at >= 16; at += 16) {
    const uint64_t bits = Sixteen(at).equal(a, b);
    if (bits != 0) return at + first_byte(bits);
  }
  while (at < end && *at != a && *at != b) ++at;
  return at;
}

// Whole blocks of sixteen bytes at `at` without anything special are passed over; what is left is looked at one by one.
inline const char* skip_plain_blocks(const char* at, const char* end) {
  while (end - at >= 16 && Sixteen(at).special() == 0) at += 16;
  return at;
}

// True where `text` begins with the lower-case ASCII word, in upper or lower case.
inline bool begins_with_word(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  for (size_t i = 0; i < lower_case.size(); ++i) {
    const char c = text[i];
    if ((is_in(c, letter_class) ? static_cast<char>(c | 0x20) : c) != lower_case[i]) return false;
  }
  return true;
}

}  // namespace onrecord::html
