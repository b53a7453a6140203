#include "onrecord/core/feature_table.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace onrecord {
namespace {

std::vector<int> known_in(const FeatureTable<int>& table, const std::vector<uint32_t>& features) {
  std::vector<int> out;
  table.for_each_known(features, [&](int weight) { out.push_back(weight); });
  return out;
}

TEST(FeatureTable, empty_ones_know_nothing) {
  FeatureTable<int> table;
  EXPECT_TRUE(table.empty());
  EXPECT_TRUE(known_in(table, {1, 2}).empty());
  table.reserve(0);
  EXPECT_TRUE(known_in(table, {1, 2}).empty());
}

TEST(FeatureTable, of_a_feature_added_twice_the_new_weight_counts) {
  FeatureTable<int> table;
  table.reserve(2);
  table.insert(7, 1);
  table.insert(7, 2);
  EXPECT_EQ(known_in(table, {7}), std::vector<int>{2});
}

// Against std::map: features that share slots, bits and neither, asked in batches of every size.
TEST(FeatureTable, knows_what_a_map_knows) {
  std::mt19937 random(7);
  const auto below = [&](size_t limit) { return static_cast<uint32_t>(random() % limit); };
  for (uint32_t spread : {100u, 3000u, 0xFFFFFFFFu}) {
    FeatureTable<int> table;
    std::map<uint32_t, int> map;
    table.reserve(500);
    for (int i = 0; i < 500; ++i) {
      const uint32_t feature = 1 + below(spread);
      table.insert(feature, i);
      map[feature] = i;
    }
    for (size_t size : {0, 1, 127, 128, 129, 400}) {
      std::vector<uint32_t> asked;
      std::vector<int> expected;
      for (size_t i = 0; i < size; ++i) {
        asked.push_back(below(2) == 0 ? 1 + below(spread) : std::next(map.begin(), below(map.size()))->first);
        if (const auto known = map.find(asked.back()); known != map.end()) expected.push_back(known->second);
      }
      EXPECT_EQ(known_in(table, asked), expected) << spread << " " << size;
    }
  }
}

}  // namespace
}  // namespace onrecord
