#include "onrecord/article/dateline.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

// "span | place | agency", "-" for what is not there.
std::string dump(std::string_view paragraph, const ArticleLexicon& lexicon) {
  const auto found = find_dateline(paragraph, lexicon);
  if (!found) return "none";
  const auto words = [&](const std::optional<Span>& span) {
    return span ? std::string(slice(paragraph, *span)) : std::string("-");
  };
  return std::string(slice(paragraph, found->span)) + " | " + words(found->place) + " | " + words(found->agency);
}

struct Case {
  const char* paragraph;
  const char* expected;
};

TEST(Dateline, Forms) {
  const auto lexicon = load_article_lexicon({});
  ASSERT_TRUE(lexicon);
  const Case cases[] = {
      {"MOSCOW (Reuters) - The bridge is shut.", "MOSCOW (Reuters) - | MOSCOW | Reuters"},
      {"ARDEN (Russia) (Sputnik)\u00A0— The bridge is shut.",
       "ARDEN (Russia) (Sputnik)\u00A0— | ARDEN (Russia) | Sputnik"},
      {"WASHINGTON, Dec. 3 (Xinhua) -- The bridge is shut.", "WASHINGTON, Dec. 3 (Xinhua) -- | WASHINGTON | Xinhua"},
      {"MOSCOW, July 21. /TASS/. The bridge is shut.", "MOSCOW, July 21. /TASS/. | MOSCOW | TASS"},
      {"NEW DELHI: The bridge is shut.", "NEW DELHI: | NEW DELHI | -"},
      {"Moscow: The bridge is shut.", "Moscow: | Moscow | -"},
      {"Ardenpress- The bridge is shut.", "Ardenpress- | - | Ardenpress"},
      {"(Reuters) - The bridge is shut.", "(Reuters) - | - | Reuters"},
      {"AMMAN/BEIRUT (Reuters) - The bridge is shut.", "AMMAN/BEIRUT (Reuters) - | AMMAN/BEIRUT | Reuters"},
      {"RAFAH, Gaza Strip (AP) — The bridge is shut.", "RAFAH, Gaza Strip (AP) — | RAFAH, Gaza Strip | AP"},
      {"VELIN — The bridge is shut.", "VELIN — | VELIN | -"},
      {"BRUSSELS (Belgium) — The bridge is shut.", "BRUSSELS (Belgium) — | BRUSSELS (Belgium) | -"},
  };
  for (const Case& c : cases) EXPECT_EQ(dump(c.paragraph, **lexicon), c.expected) << c.paragraph;
}

TEST(Dateline, NotEverySentenceWithADash) {
  const auto lexicon = load_article_lexicon({});
  ASSERT_TRUE(lexicon);
  for (const char* paragraph : {
           "",
           "-",
           "(",
           "/",
           "Lena Marsh (pictured) - who led the march - was freed.",
           "Analysis: The bridge is shut.",
           "The minister - a former judge - said no.",
           "MOSCOW said no.",
           "He left Moscow - and never came back.",
           "MOSCOW (Reuters) -",
       }) {
    EXPECT_EQ(dump(paragraph, **lexicon), "none") << paragraph;
  }
}

}  // namespace
}  // namespace onrecord
