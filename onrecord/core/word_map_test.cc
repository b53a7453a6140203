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

TEST(WordMap, words_that_differ_anywhere_are_not_the_same) {
  for (size_t size = 0; size < 26; ++size) {
    const std::string word(size, 'a');
    EXPECT_TRUE(is_same_word(word, std::string(size, 'a'))) << size;
    EXPECT_FALSE(is_same_word(word, std::string(size + 1, 'a'))) << size;
    for (size_t i = 0; i < size; ++i) {
      std::string other = word;
      other[i] = 'b';
      EXPECT_FALSE(is_same_word(word, other)) << other;
    }
  }
}

TEST(WordMap, an_empty_one_finds_none_of_many) {
  const std::vector<std::string_view> words{"a", ""};
  WordMap<int>().find_each(words, [](size_t, const int* value) { EXPECT_EQ(value, nullptr); });
}

TEST(WordMap, finds_each_of_many_as_it_finds_one) {
  WordMap<int> map;
  std::vector<std::string> texts;
  for (int i = 0; i < 100; ++i) texts.push_back(std::string(static_cast<size_t>(i % 23), 'x') + std::to_string(i));
  for (size_t size : {0, 1, 16, 17, 100}) {
    const std::vector<std::string_view> words(texts.begin(), texts.begin() + static_cast<long>(size));
    size_t next = 0;
    map.find_each(words, [&](size_t i, const int* value) {
      EXPECT_EQ(i, next++);
      EXPECT_EQ(value, map.find(words[i])) << words[i];
    });
    EXPECT_EQ(next, size);
    for (int i = 0; i < 100; i += 3) map[texts[static_cast<size_t>(i)]] = i;
  }
}

TEST(WordMap, keeps_its_entries_in_the_order_in_which_they_came_in) {
  PageWordMap<int> map;
  map["two"] = 2;
  map["one"] = 1;
  map["two"] += 20;
  ASSERT_EQ(map.entries().size(), 2u);
  EXPECT_EQ(map.entries()[0].word, "two");
  EXPECT_EQ(map.entries()[0].value, 22);
  EXPECT_EQ(map.entries()[1].word, "one");
}

// Words of one hash_word, as a page can write them: the first eight bytes undo what follows.
TEST(WordMap, words_that_collide_for_tables_do_not_for_pages) {
  const auto word_of = [](uint64_t first, uint64_t second) {
    std::string word(16, '\0');
    std::memcpy(word.data(), &first, 8);
    std::memcpy(word.data() + 8, &second, 8);
    return word;
  };
  const std::string a = word_of(1, 2);
  const uint64_t odd = 0x9E3779B97F4A7C15u;
  const auto after_one = [&](uint64_t first) {
    const uint64_t hash = ((16 * odd) ^ first) * odd;
    return hash ^ (hash >> 32);
  };
  const std::string b = word_of(7, after_one(1) ^ 2 ^ after_one(7));
  ASSERT_EQ(hash_word(a), hash_word(b));
  EXPECT_NE(hash64(a), hash64(b));
  WordMap<int> table;
  table[a] = 1;
  EXPECT_FALSE(table.contains(b));
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
