#include "onrecord/core/word_map.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(WordMap, finds_what_was_added_and_nothing_else) {
  WordMap<int> map;
  EXPECT_EQ(map.find("absent"), nullptr);
  for (int i = 0; i < 3000; ++i) map["word " + std::to_string(i)] = i;
  for (int i = 0; i < 3000; ++i) {
    const int* found = map.find("word " + std::to_string(i));
    ASSERT_NE(found, nullptr) << i;
    EXPECT_EQ(*found, i);
  }
  EXPECT_EQ(map.find("word 3000"), nullptr);
  EXPECT_EQ(map.find(""), nullptr);
}

TEST(WordMap, tells_words_of_every_length_apart) {
  WordSet set;
  std::string word;
  for (char c = 'a'; c <= 'z'; ++c) {
    EXPECT_FALSE(set.contains(word)) << word;
    set.insert(word);
    EXPECT_TRUE(set.contains(word)) << word;
    word += c;
  }
  EXPECT_FALSE(set.contains("abcdefghijklmnopqXstuvwxy"));
  EXPECT_FALSE(set.contains("aXc"));
}

}  // namespace
}  // namespace onrecord
