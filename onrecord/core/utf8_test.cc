#include "onrecord/core/utf8.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

struct DecodeCase {
  const char* name;
  std::string_view bytes;
  char32_t code;
  uint32_t length;
};

TEST(Utf8, decodes_by_maximal_subparts) {
  const DecodeCase cases[] = {
      {"ascii", "a", 'a', 1},
      {"two bytes", "\xC3\xB6", 0xF6, 2},
      {"three bytes", "\xE2\x80\x99", 0x2019, 3},
      {"four bytes", "\xF0\x9F\x93\xB0", 0x1F4F0, 4},
      {"lone continuation", "\x80x", replacement_character, 1},
      {"overlong", "\xC0\xAF", replacement_character, 1},
      {"surrogate", "\xED\xA0\x80", replacement_character, 1},
      {"cut off after two of three", "\xE2\x80", replacement_character, 2},
      {"cut off by a letter", "\xF0\x9F\x93x", replacement_character, 3},
      {"above U+10FFFF", "\xF4\x90\x80\x80", replacement_character, 1},
  };
  for (const DecodeCase& c : cases) {
    const Utf8Char found = decode_utf8(c.bytes, 0);
    EXPECT_EQ(found.code, c.code) << c.name;
    EXPECT_EQ(found.bytes, c.length) << c.name;
  }
}

TEST(Utf8, every_code_point_survives_a_round_trip) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    const Utf8Char found = decode_utf8(text, 0);
    ASSERT_EQ(found.code, code);
    ASSERT_EQ(found.bytes, text.size());
    ASSERT_EQ(previous_utf8(text, text.size()), 0u);
    ASSERT_EQ(valid_utf8_prefix(text), text.size());
  }
}

TEST(Utf8, knows_letters_of_many_scripts) {
  EXPECT_TRUE(is_upper(0x416));  // Ж
  EXPECT_EQ(to_lower(char32_t{0x416}), char32_t{0x436});
  EXPECT_TRUE(is_letter(0x5D0));  // א
  EXPECT_FALSE(is_letter(0x2019));
  EXPECT_TRUE(is_digit(0x663));  // Arabic three
  EXPECT_EQ(to_lower(char32_t{0x130}), char32_t{0x130}) << "no simple mapping of one character";
}

TEST(Utf8, folds_spellings_of_a_name) {
  EXPECT_EQ(fold("K\xC3\xB6LN"), "koln");
  EXPECT_EQ(fold("\xC5\x81\xC3\xB3"
                 "d\xC5\xBA"),
            "lodz");
  EXPECT_EQ(fold("O\xE2\x80\x99"
                 "Neill"),
            "o'neill");
  EXPECT_EQ(fold("\xC4\xB0zmir"), "izmir") << "a capital without a small letter of one character";
}

TEST(Utf8, trims_white_space_of_every_kind) {
  EXPECT_EQ(trim("\xC2\xA0 a b\xE2\x80\x83\n"), "a b");
  EXPECT_EQ(trim(" \t "), "");
}

}  // namespace
}  // namespace onrecord
