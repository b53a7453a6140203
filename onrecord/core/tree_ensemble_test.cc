#include "onrecord/core/tree_ensemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <random>

namespace onrecord {
namespace {

constexpr int columns = 3;
constexpr size_t trees = 20;
using Row = std::vector<int16_t>;

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view take_part(std::string_view& text) {
  const std::string_view part = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

// The slow, obvious form: the written tree itself, walked from its root. Each part is read once, whether it counts or
// not.
int walk(std::string_view& tree, const Row& row) {
  const std::string_view part = take_part(tree);
  const size_t colon = part.find(':');
  if (colon == std::string_view::npos) return number(part);
  const int left = walk(tree, row), right = walk(tree, row);
  return row[static_cast<size_t>(number(part))] <= number(part.substr(colon + 1)) ? left : right;
}

class Draw {
 public:
  explicit Draw(uint32_t seed) : random_(seed) {}

  int from(int low, int high) { return low + static_cast<int>(random_() % static_cast<uint32_t>(high - low + 1)); }

  std::string tree(int depth) {
    if (depth == 0 || from(0, 3) == 0) return std::to_string(from(-900, 900));
    const std::string node = std::to_string(from(0, columns - 1)) + ":" + std::to_string(from(-4, 4));
    return node + " " + tree(depth - 1) + " " + tree(depth - 1);
  }

  Row row() {
    Row row;
    for (int k = 0; k < columns; ++k) row.push_back(static_cast<int16_t>(from(-6, 6)));
    return row;
  }

 private:
  std::mt19937 random_;
};

using Rows = std::vector<Row>;

// Half of the rows stand above already: the one before, or one farther away.
Rows draw_with_repeats(Draw& draw, int count) {
  Rows rows = {draw.row()};
  while (static_cast<int>(rows.size()) < count) {
    const int back = draw.from(1, 2 * static_cast<int>(rows.size()));
    rows.push_back(back <= static_cast<int>(rows.size()) ? rows[rows.size() - static_cast<size_t>(back)] : draw.row());
  }
  return rows;
}

int sum_of_walks(const std::vector<std::string>& trees_written, const Row& row) {
  int sum = 0;
  for (std::string_view tree : trees_written) sum += walk(tree, row);
  return sum;
}

TEST(TreeEnsemble, AgreesWithAWalkOverTheWrittenTrees) {
  for (uint32_t seed = 0; seed < 50; ++seed) {
    Draw draw(seed);
    TreeEnsemble ensemble;
    std::vector<std::string> written;
    while (written.size() < trees) {
      written.push_back(draw.tree(6));
      ASSERT_TRUE(ensemble.add_tree(written.back(), columns)) << written.back();
    }
    const Rows rows = draw_with_repeats(draw, 40);
    std::vector<int32_t> expected;
    Row all, cut;
    for (const Row& row : rows) {
      expected.push_back(sum_of_walks(written, row));
      all.insert(all.end(), row.begin(), row.end());
      for (size_t k = 0; k < row.size(); ++k) {
        const TreeEnsemble::Range range = ensemble.range_of(k);
        cut.push_back(std::clamp(row[k], range.least, range.most));
      }
    }
    EXPECT_EQ(ensemble.score(all, columns), expected) << "seed " << seed;
    EXPECT_EQ(ensemble.score(cut, columns), expected) << "cut to their ranges, seed " << seed;
  }
}

TEST(TreeEnsemble, RefusesWhatIsNoTree) {
  const char* cases[] = {"",     " ",           "0:1",      "0:1 5", "0:1 5 6 7", "3:1 5 6",
                         "0: 5", "0:99999 1 2", "-1:1 5 6", "one",   "0:1 5  6"};
  for (const char* text : cases) EXPECT_FALSE(TreeEnsemble().add_tree(text, columns)) << text;
}

// A tree of so many splits, each with a leaf to its left.
std::string chain(int splits) {
  std::string out;
  for (int i = 0; i < splits; ++i) out += "0:1 2 ";
  return out + "3";
}

TEST(TreeEnsemble, RefusesTreesOfMoreThan1024Splits) {
  TreeEnsemble ensemble;
  EXPECT_TRUE(ensemble.add_tree(chain(1024), columns));
  EXPECT_FALSE(ensemble.add_tree(chain(1025), columns));
  EXPECT_EQ(ensemble.score({2, 0, 0}, columns), std::vector<int32_t>{3}) << "what was refused counts";
}

TEST(TreeEnsemble, NoRows) {
  TreeEnsemble ensemble;
  ASSERT_TRUE(ensemble.add_tree("0:1 5 6", columns));
  EXPECT_TRUE(ensemble.score({}, columns).empty());
}

}  // namespace
}  // namespace onrecord
