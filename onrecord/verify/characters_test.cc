// The decoders of page/ and those of the checker are written twice; here each holds the other to its word: the same
// characters from the same bytes.
#include "onrecord/verify/characters.h"

#include <gtest/gtest.h>

#include <random>

#include "onrecord/core/map_invariants.h"
#include "onrecord/core/utf8.h"
#include "onrecord/page/charset.h"

namespace onrecord::verify {
namespace {

std::string shown(const Characters& characters) {
  std::string out;
  for (const PlacedCharacter& c : characters) {
    out += to_utf8(std::u32string(1, c.code)) + "[" + std::to_string(c.begin) + "," + std::to_string(c.end) + ") ";
  }
  return out;
}

std::string shown(const MappedText& decoded) {
  std::string out;
  for (uint32_t i = 0; i < decoded.text.size();) {
    const uint32_t bytes = decode_utf8(decoded.text, i).bytes;
    out += decoded.text.substr(i, bytes);
    for (ByteRange place : decoded.map.to_source(Span{i, i + bytes})) {
      out += "[" + std::to_string(place.begin) + "," + std::to_string(place.end) + ") ";
    }
    i += bytes;
  }
  return out;
}

// Leads and trails, digits behind leads, ASCII, escapes.
std::string soup(std::mt19937& random) {
  const auto below = [&](uint32_t n) { return static_cast<int>(random() % n); };
  std::string out;
  for (int left = 1 + below(30); left > 0; --left) {
    switch (below(6)) {
      case 0: out += static_cast<char>(below(0x80)); break;
      case 1: out += static_cast<char>(below(0x100)); break;
      case 2:
        out += std::string("\x1B(B\x1B(J\x1B(I\x1B$B").substr(static_cast<size_t>(3 * below(4)), 2 + random() % 3);
        break;
      case 3: out += static_cast<char>(0x80 + below(0x80)), out += static_cast<char>('0' + below(10)); break;
      default: out += static_cast<char>(0x80 + below(0x80)), out += static_cast<char>(0x40 + below(0xC0));
    }
  }
  return out;
}

class Both : public testing::TestWithParam<int> {};

TEST_P(Both, read_the_same_at_the_same_places) {
  const Encoding encoding = static_cast<Encoding>(GetParam());
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE(std::string(name_of(encoding)) + ", seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    const std::string whole = soup(random);
    for (size_t cut = whole.size() - whole.size() / 4; cut <= whole.size(); ++cut) {
      const std::string bytes = whole.substr(0, cut);
      const MappedText decoded = onrecord::decode(bytes, encoding, 0);
      ASSERT_EQ(find_broken_order(decoded, bytes.size()), "");
      ASSERT_EQ(shown(decoded), shown(decode(bytes, Decoder{encoding}, 0)));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Encodings, Both, testing::Range(0, static_cast<int>(encoding_count)));

}  // namespace
}  // namespace onrecord::verify
