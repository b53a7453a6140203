// The fast forms against the plain ones.
#include "onrecord/html/scan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/soup.h"
#include "onrecord/html/tag.h"
#include "onrecord/html/tokenizer.h"

namespace onrecord::html {
namespace {

TEST(Scan, finds_bytes_at_every_distance) {
  for (size_t size = 0; size < 200; ++size) {
    for (size_t at = 0; at <= size; ++at) {
      std::string text(size, 'x');
      if (at < size) text[at] = '<';
      const char* const begin = text.data();
      EXPECT_EQ(find_byte(begin, begin + size, '<') - begin, static_cast<ptrdiff_t>(at));
      EXPECT_EQ(find_either(begin, begin + size, '>', '<') - begin, static_cast<ptrdiff_t>(at));
    }
  }
}

TEST(Scan, sees_every_byte_value) {
  for (int value = 0; value < 256; ++value) {
    char text[16];
    std::fill(std::begin(text), std::end(text), 'x');
    text[5] = static_cast<char>(value);
    const bool ends_name = value <= ' ' || value == '>' || value == '/';
    EXPECT_EQ(Sixteen(text).name_end() != 0, ends_name) << value;
    EXPECT_EQ(ends_name ? first_byte(Sixteen(text).name_end()) : 5, 5);
  }
}

// The bytes that a set of bits marks, one bit a byte.
uint64_t marked(uint64_t bits, int bits_per_byte) {
  uint64_t out = 0;
  for (int i = 0; i < 16; ++i) out |= (bits >> (i * bits_per_byte) & 1) << i;
  return out;
}

TEST(Scan, vectors_see_what_the_plain_form_sees) {
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    char text[16];
    for (char& c : text) c = random() % 2 == 0 ? "\0&\r\n </>=\"'aZ"[random() % 13] : static_cast<char>(random());
    const Sixteen fast(text);
    const PlainSixteen plain(text);
    const int bits = Sixteen::bits_per_byte;
    ASSERT_EQ(marked(fast.equal('<'), bits), plain.equal('<'));
    ASSERT_EQ(marked(fast.equal('=', '>'), bits), plain.equal('=', '>'));
    ASSERT_EQ(marked(fast.name_end(), bits), plain.name_end());
    ASSERT_EQ(marked(fast.special(), bits), plain.special());
  }
}

TEST(Scan, the_end_of_a_tag_is_where_its_attributes_end) {
  static constexpr std::string_view parts[] = {" ", "a", "=", "\"", "'", "/", ">", "\t", "bc", "<", "x=y", "z='>'"};
  const uint32_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (size_t part = random() % 12; part > 0; --part) text += parts[random() % std::size(parts)];
    const char* const end = text.data() + text.size();
    AttributeReader reader(text.data(), end);
    RawAttribute attribute;
    while (reader.next(attribute)) {
    }
    const TagEnd found = find_tag_end(text.data(), end);
    ASSERT_EQ(found.at - text.data(), reader.at() - text.data()) << text;
    ASSERT_EQ(found.self_closing, found.at != end && reader.self_closing()) << text;
  }
}

TEST(Scan, every_tag_is_found_in_any_case) {
  for (size_t i = 2; i < tag_count; ++i) {
    const Tag tag = static_cast<Tag>(i);
    std::string name(name_of(tag));
    EXPECT_EQ(find_tag(name), tag);
    for (char& c : name) c = static_cast<char>(std::toupper(c));
    EXPECT_EQ(find_tag(name), tag);
    EXPECT_EQ(find_tag(name + "xx"), Tag::other) << name;
    Token token;
    const std::string input = "<" + name + " and room for sixteen bytes>";
    Tokenizer(input).next(token);
    EXPECT_EQ(token.tag, tag) << name;
  }
  for (const std::string_view name : {"", "x", "divv", "di", "D\xC9V", "[", "a[", "spa@", "annotation-xm", "h7"}) {
    EXPECT_EQ(find_tag(name), Tag::other) << name;
  }
}

// Tokens follow one another and never overlap.
TEST(Scan, tokens_come_in_order) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string soup = make_soup(random, 40);
    Tokenizer tokenizer(soup);
    Token token;
    uint32_t at = 0;
    for (tokenizer.next(token); token.kind != TokenKind::end_of_file; tokenizer.next(token)) {
      ASSERT_LE(at, token.begin) << soup;
      ASSERT_LE(token.begin, token.end) << soup;
      at = token.end;
    }
  }
}

}  // namespace
}  // namespace onrecord::html
