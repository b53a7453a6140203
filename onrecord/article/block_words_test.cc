#include "onrecord/article/block_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace onrecord {
namespace {

Result<BlockWords> load(std::string_view table) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "block_words_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "block_words.tsv") << table;
  return BlockWords::load({folder});
}

// `text` is folded, its words parted by one space.
int16_t odds_of(const BlockWords& words, std::string_view text) {
  BlockOddsCounter counter(words);
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    counter.add(text.substr(0, end), hash_word(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return counter.finish();
}

TEST(BlockWords, OddsOfABlock) {
  const Result<BlockWords> words = load("*\t-50\nsaid\t100\nhe said\t200\n^ share\t-300\nmore $\t-400\n0\t-60\n");
  ASSERT_TRUE(words) << words.error().message;
  const struct {
    std::string_view text;
    int odds;
  } cases[] = {
      {"", -50},
      {"nothing known", -50},
      {"said", 50},
      {"said said", 91},  // 200 / sqrt(2)
      {"he said", 162},   // 300 / sqrt(2)
      {"share", -350},    // Only at the begin.
      {"they share", -50},
      {"read more", -450},  // Only at the end.
      {"read more now", -50},
      {"1987", -110},
      {"share 12 more", -489},  // -760 / sqrt(3)
  };
  for (const auto& c : cases) EXPECT_EQ(odds_of(*words, c.text), c.odds) << c.text;
}

TEST(BlockWords, OddsStayInBounds) {
  const Result<BlockWords> words = load("said\t32767\n");
  ASSERT_TRUE(words);
  EXPECT_EQ(odds_of(*words, "said said said"), 32767);
  BlockOddsCounter counter(*words);
  for (int i = 0; i < 100'000; ++i) counter.add("said", hash_word("said"));
  EXPECT_EQ(counter.finish(), 32767);
}

TEST(BlockWords, ADamagedTableIsAnError) {
  for (std::string_view weight : {"x", "", "1.5", "40000", "12 "}) {
    const Result<BlockWords> words = load("said\t" + std::string(weight) + "\n");
    ASSERT_FALSE(words) << weight;
    EXPECT_EQ(words.error().message, "block_words.tsv: no weight of 16 bits: " + std::string(weight));
  }
}

}  // namespace
}  // namespace onrecord
