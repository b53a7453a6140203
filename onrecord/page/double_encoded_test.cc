#include "onrecord/page/double_encoded.h"

#include <gtest/gtest.h>

#include "onrecord/page/charset.h"
#include "onrecord/page/page_support_test.h"

namespace onrecord {
namespace {

// What a program makes of `text` that takes it for windows-1252.
std::string twice(std::string_view text) { return decode(text, Encoding::windows_1252, 0).text; }

std::string charset_of(const std::string& record) {
  const Page page = test::parse_as(InputKind::html, record);
  EXPECT_EQ(test::check_law(page, record), "");
  return page.charset.name;
}

constexpr const char* english =
    "<p>“The bridge isn’t safe,” the council’s engineer said. “We’ve closed it.” The ferry won’t run either.</p>";

TEST(DoubleEncoded, is_shown_as_it_was_meant) {
  const std::string record = twice(english);
  const Page page = test::parse_as(InputKind::html, record);
  EXPECT_EQ(page.text,
            "“The bridge isn’t safe,” the council’s engineer said. “We’ve closed it.” The ferry won’t run either.");
  EXPECT_EQ(page.charset.name, "utf-8+utf-8");
  EXPECT_EQ(page.charset.reason, "valid multi-byte UTF-8");
  EXPECT_EQ(
      page.notes,
      (std::vector<std::string>{"UTF-8 that was taken for windows-1252: 8 characters are shown as they were meant"}));
  EXPECT_EQ(test::check_law(page, record), "");
}

TEST(DoubleEncoded, each_character_has_all_its_bytes) {
  const std::string record = twice("né €");
  const MappedText meant = undo_double_encoding(decode(record, Encoding::utf_8, 0));
  EXPECT_EQ(meant.text, "né €");
  EXPECT_EQ(meant.map.to_source(Span{1, 3}), (ByteRanges{{1, 5}}));
  EXPECT_EQ(meant.map.to_source(Span{3, 7}), (ByteRanges{{5, 13}}));
}

TEST(DoubleEncoded, in_other_scripts) {
  EXPECT_EQ(charset_of(twice("<p>Мост через реку закрыт, сообщил мэр.</p>")), "utf-8+utf-8");
  EXPECT_EQ(charset_of(twice("<p>Le préfet a été prévenu : la rivière déborde, dit-on à Évreux.</p>")), "utf-8+utf-8");
  EXPECT_EQ(charset_of(twice("<p>橋は閉鎖された、と市長は述べた。</p>")), "utf-8+utf-8");
}

// In talk, most marks stand behind a full stop or a comma.
TEST(DoubleEncoded, marks_that_close_a_quotation_stand_in_words) {
  EXPECT_EQ(charset_of(twice("<p>“Yes,” said Ada. “No!” said Ben. “Why?” said Cleo. “Because.” They left.</p>")),
            "utf-8+utf-8");
}

// A server's header that is wrong has the same effect as a program on the way.
TEST(DoubleEncoded, also_by_a_wrong_header) {
  Record record;
  record.bytes = english;
  record.given.charset = "ISO-8859-1";
  const Page page = parse_page(record, {InputKind::html});
  EXPECT_EQ(page.charset.name, "windows-1252+utf-8");
  EXPECT_EQ(page.text.substr(0, 13), "“The bridge");
  EXPECT_EQ(test::check_law(page, record.bytes), "");
}

TEST(DoubleEncoded, what_is_right_stays) {
  EXPECT_EQ(charset_of(english), "utf-8");
  EXPECT_EQ(charset_of("<p>L’ÉTÉ » ; « ÂGÉ » ; Ã£ est rare ; Évreux, à « l’été », déjà.</p>"), "utf-8");
  EXPECT_EQ(charset_of("<p>São João, não, ção, Ângela, Âmbar, coração, irmã.</p>"), "utf-8");
  EXPECT_EQ(charset_of("<p>Được, Việt Nam, Hà Nội, người, những, Đà Nẵng.</p>"), "utf-8");
}

TEST(DoubleEncoded, pages_that_talk_about_it_stay) {
  // Beside the right characters.
  EXPECT_EQ(charset_of(
                "<table><tr><td>é<td>Ã©<tr><td>è<td>Ã¨<tr><td>ç<td>Ã§<tr><td>à<td>Ã\u00A0<tr><td>ü<td>Ã¼<tr><td>ö<td>Ã¶"
                "</table>"),
            "utf-8");
  // Apart from words.
  EXPECT_EQ(
      charset_of("<p>You may see â€™ or â€œ or â€\u009D or Ã© or â€“ or Â£ where the page meant something else.</p>"),
      "utf-8");
  // By name.
  EXPECT_EQ(charset_of("<p>Mojibake: donâ€™t, wonâ€™t, canâ€™t, isnâ€™t, cafÃ©, naÃ¯ve.</p>"), "utf-8");
  // Among words that are spelled with plain apostrophes.
  EXPECT_EQ(
      charset_of(
          "<p>It's a known fault: don't turns to donâ€™t. That's why we'll see isnâ€™t, canâ€™t, wonâ€™t and hasnâ€™t "
          "where isn't, can't, won't and hasn't were meant. It isn't hard to mend.</p>"),
      "utf-8");
}

TEST(DoubleEncoded, a_few_are_no_proof) { EXPECT_EQ(charset_of("<p>The cafÃ© wonâ€™t open.</p>"), "utf-8"); }

TEST(DoubleEncoded, sequences_that_are_cut_off_stay) {
  const MappedText meant = undo_double_encoding(decode("a\xC3\xA2\xE2\x82\xAC z \xC3\x83", Encoding::utf_8, 0));
  EXPECT_EQ(meant.text, "aâ€ z Ã");
}

}  // namespace
}  // namespace onrecord
