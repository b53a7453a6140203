#include "onrecord/verify/verify.h"

#include <gtest/gtest.h>

#include "onrecord/core/hash.h"

namespace onrecord {
namespace {

struct FactCase {
  const char* name;
  std::string record;
  const char* charset;
  InputKind kind;
  Coding coding;
  ByteRanges at;
  const char* text;
  const char* found;  // Empty: the law holds.
};

std::string found_in(const FactCase& c) {
  const std::vector<Violation> broken = check_facts({c.record, c.charset, c.kind}, {{"fact", c.text, c.at, c.coding}});
  return broken.empty() ? "" : broken.front().found;
}

class Facts : public testing::TestWithParam<FactCase> {};

TEST_P(Facts, AreDecodedAlone) { EXPECT_EQ(found_in(GetParam()), GetParam().found); }

constexpr auto html = InputKind::html;
constexpr auto dump = InputKind::dump;
constexpr auto text = Coding::text;

INSTANTIATE_TEST_SUITE_P(
    All, Facts,
    testing::Values(
        FactCase{"plain", "the bridge", "utf-8", dump, text, {{4, 10}}, "bridge", ""},
        FactCase{"shifted", "the bridge", "utf-8", dump, text, {{3, 9}}, "bridge", " bridg"},
        FactCase{"space_does_not_count", "the \n  bridge", "utf-8", dump, text, {{0, 13}}, "the bridge", ""},
        FactCase{"soft_hyphen",
                 "bri\xC2\xAD"
                 "dge",
                 "utf-8",
                 dump,
                 text,
                 {{0, 8}},
                 "bridge",
                 ""},
        FactCase{
            "behind_the_end", "ab", "utf-8", dump, text, {{0, 3}}, "ab", "range is empty or ends behind the record"},
        FactCase{"no_place", "ab", "utf-8", dump, text, {}, "ab", "has no place"},
        FactCase{"named_reference", "a &amp; b", "utf-8", html, text, {{0, 9}}, "a & b", ""},
        FactCase{"reference_in_a_dump", "a &amp; b", "utf-8", dump, text, {{0, 9}}, "a & b", "a &amp; b"},
        FactCase{"old_reference", "caf&eacute noir", "utf-8", html, text, {{0, 15}}, "café noir", ""},
        FactCase{"longest_reference", "&notin;&notit;", "utf-8", html, text, {{0, 14}}, "∉¬it;", ""},
        FactCase{"two_characters", "&NotEqualTilde;", "utf-8", html, text, {{0, 15}}, "≂̸", ""},
        FactCase{"numbers", "&#233;&#x201C;&#147;&#0;&#xD800;&#;", "utf-8", html, text, {{0, 35}}, "é““��&#;", ""},
        FactCase{"attribute_reference", "a&copy=b&copy;", "utf-8", html, Coding::attribute, {{0, 14}}, "a&copy=b©", ""},
        FactCase{"split_by_a_tag", "<p>Ost<b>rova</b>", "utf-8", html, text, {{3, 6}, {9, 13}}, "Ostrova", ""},
        FactCase{"over_a_tag", "<p>Ost<b>rova</b>", "utf-8", html, text, {{3, 13}}, "Ostrova", "Ost<b>rova"},
        FactCase{
            "json", R"(\"a\u00e9\/\ud83d\ude00\ud83d\n)", "utf-8", html, Coding::json, {{0, 31}}, "\"aé/😀\uFFFD", ""},
        FactCase{"windows1252", "\x93Ost\x94\x85", "windows-1252", dump, text, {{0, 6}}, "“Ost”…", ""},
        FactCase{"utf16le", std::string("O\0s\0=\xD8\0\xDE", 8), "utf-16le", dump, text, {{0, 8}}, "Os😀", ""},
        FactCase{"utf16be", std::string("\0O\0s", 4), "utf-16be", dump, text, {{2, 4}}, "s", ""},
        FactCase{"utf16_odd", std::string("\0O\0s", 4), "utf-16be", dump, text, {{1, 3}}, "O", "伀"},
        FactCase{"damaged_utf8", "a\xE2\x80z\xFF", "utf-8", dump, text, {{0, 5}}, "a�z�", ""},
        FactCase{"koi8r", "\xEF\xD3\xD4", "koi8-r", dump, text, {{0, 3}}, "Ост", ""},
        FactCase{"shift_jis", "a\x93\x8C\x8B\x9E z", "shift_jis", dump, text, {{1, 5}}, "東京", ""},
        FactCase{"shift_jis_shifted", "a\x93\x8C\x8B\x9E z", "shift_jis", dump, text, {{2, 5}}, "東京", "京"},
        FactCase{"gb18030", "\xB1\xB1\x95\x32\x90\x31\xA8\xA6", "gb18030", dump, text, {{0, 8}}, "北\U00020087é", ""},
        FactCase{"damaged_gb18030", "\x81\x30\x81z", "gb18030", dump, text, {{0, 2}}, "\uFFFD0", ""},
        FactCase{"big5", "\x88\x62\xA4\xA4", "big5", dump, text, {{0, 4}}, "\u00CA\u0304中", ""},
        FactCase{"euc_kr", "\xBC\xAD\xBF\xEF", "euc-kr", dump, text, {{0, 4}}, "서울", ""},
        FactCase{"euc_jp", "\x8E\xB1\x8F\xB0\xA1\xC5\xEC", "euc-jp", dump, text, {{0, 7}}, "ｱ丂東", ""},
        FactCase{"escapes_from_the_start", "\x1B$BEl5~\x1B(Bz", "iso-2022-jp", dump, text, {{5, 7}}, "京", ""},
        FactCase{"escapes_with_what_they_mean", "\x1B$BEl5~\x1B(Bz", "iso-2022-jp", dump, text, {{0, 11}}, "東京z", ""},
        FactCase{"twice", "\xC3\x83\xC2\xA9 \xC3\xA9", "utf-8+utf-8", dump, text, {{0, 7}}, "é é", ""},
        FactCase{"charset", "a", "klingon", dump, text, {{0, 1}}, "a", "a charset that the checker cannot read"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Facts, GivenOnesHaveNoPlace) {
  const RawRecord record{"abc", "utf-8", InputKind::dump};
  EXPECT_TRUE(check_facts(record, {{"url", "http://x", {}, Coding::text, Given::url}}).empty());
  EXPECT_FALSE(check_facts(record, {{"url", "abc", {{0, 3}}, Coding::text, Given::url}}).empty());
}

TEST(Facts, OtherPlacesMayDifferInCaseAndMarks) {
  const RawRecord record{"OSTROVA\xE2\x80\x99S bridge", "utf-8", InputKind::dump};
  ClaimedFact again{"title.also_at[0]", "Ostrova's Bridge", {{0, 18}}};
  EXPECT_EQ(check_facts(record, {again}).size(), 1u);
  again.again = true;
  EXPECT_TRUE(check_facts(record, {again}).empty());
}

// ---------------------------------------------------------------- blocks

std::string complaints(std::string_view record, InputKind kind, const std::vector<ByteRanges>& blocks) {
  std::string out;
  for (const Violation& violation : check_blocks({record, "utf-8", kind}, blocks)) out += to_string(violation) + "; ";
  return out;
}

TEST(Blocks, CoverADump) {
  EXPECT_EQ(complaints("Home\n\nNews", dump, {{{0, 4}}, {{6, 10}}}), "");
  EXPECT_EQ(complaints("Home\n\nNews", dump, {{{0, 4}}, {{7, 10}}}), "blocks [6,7): no block holds \"N\"; ");
  EXPECT_EQ(complaints("Home\n\nNews", dump, {{{6, 10}}, {{0, 4}}}),
            "blocks[1] [0,4): begins before the end of what stands before it; ");
  EXPECT_EQ(complaints("ab", dump, {{{0, 2}}, {{1, 2}}}),
            "blocks[1] [1,2): begins before the end of what stands before it; ");
  EXPECT_EQ(complaints("ab", dump, {{{0, 2}}, {}}), "blocks[1]: range is absent or ends behind the record; ");
}

TEST(Blocks, OfATreeHaveItsOrder) {
  const char* page = "<table>lost<tr><td>cell</td></tr></table>";
  EXPECT_EQ(complaints(page, html, {{{19, 23}}, {{7, 11}}}), "");
  EXPECT_EQ(complaints(page, html, {{{7, 11}, {19, 23}}, {{19, 23}}}),
            "blocks [19,23) [19,23): two places hold the same bytes; ");
}

TEST(Blocks, CoverWhatAPageShows) {
  const char* page =
      "<title>T</title><!-- no --><style>p{}</style><p class='a>b'>Yes</p><script>if (a<b) {}</script>"
      "<div hidden>no<div>no</div>no</div>"
      "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div>no</div><!-- END WAYBACK TOOLBAR INSERT --><p>also";
  const uint32_t yes = static_cast<uint32_t>(std::string_view(page).find("Yes"));
  const uint32_t also = static_cast<uint32_t>(std::string_view(page).find("also"));
  EXPECT_EQ(complaints(page, html, {{{yes, yes + 3}}, {{also, also + 4}}}), "");
  EXPECT_EQ(complaints(page, html, {{{also, also + 4}}}),
            "blocks [" + std::to_string(yes) + "," + std::to_string(yes + 3) + "): no block holds \"Yes\"; ");
}

// ---------------------------------------------------------------- annotations

TEST(Annotations, OfTheEngineHoldAndMutantsDoNot) {
  const Result<Engine> engine = Engine::load({});
  ASSERT_TRUE(engine) << engine.error().message;
  Record record;
  record.path = "a.txt";
  record.bytes = "Bridge closed\n\nThe bridge was closed on Monday, the council of Ostrova said.\n";
  record.id = "sha256:" + sha256_hex(record.bytes);
  Annotation page = engine->annotate(record, {InputKind::text});
  for (const Violation& violation : check_annotation(record.bytes, page)) ADD_FAILURE() << to_string(violation);
  ASSERT_FALSE(page.block_places.empty());
  page.block_places.front().front().begin += 1;
  EXPECT_EQ(check_annotation(record.bytes, page).size(), 1u);
}

TEST(Annotations, MustBeObjects) {
  EXPECT_FALSE(check_annotation("", "[]"));
  EXPECT_FALSE(check_annotation("", "{\"bytes\": 1"));
  EXPECT_FALSE(check_annotation("", "{}"));
}

TEST(Annotations, SpansAndProofsAreChecked) {
  const char* json = R"json({"charset": "utf-8", "as": "text", "bytes": 7, "text": "Ab (Cd)",
    "blocks": [{"label": "body", "at": [[0, 7]]}],
    "mentions": [{"at": [[0, 2]], "span": [[0, 2]]}, {"at": [[0, 2]], "span": [[4, 6]]}, {"at": [[4, 6]], "span": [[4, 9]]}],
    "entities": [{"aliases": [{"text": "Cd", "at": [[4, 6]], "reason": "brackets", "proof": [[0, 7]]},
                              {"text": "Cd", "at": [[4, 6]], "reason": "brackets", "proof": [[0, 3]]}]}]})json";
  const Result<std::vector<Violation>> checked = check_annotation("Ab (Cd)", json);
  ASSERT_TRUE(checked);
  std::string out;
  for (const Violation& violation : *checked) out += to_string(violation) + "\n";
  EXPECT_EQ(out,
            "mentions[2]: span ends behind the text\n"
            "mentions[1] [0,2): expected \"Cd\", found \"Ab\"\n"
            "mentions[2] [4,6): Cd\n"
            "entities[0].aliases[1].proof [0,3): expected \"Cd\", found \"Ab \"\n");
}

}  // namespace
}  // namespace onrecord
