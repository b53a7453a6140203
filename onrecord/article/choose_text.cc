// A block raises the expected F1 as long as its probability is more than half of the F1 reached without it (Z. Lipton,
// C. Elkan, B. Narayanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML 2014). So the blocks
// are taken from the likeliest down until one does not.
#include "onrecord/article/choose_text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace onrecord {
namespace {

constexpr int64_t probability_min = 300;  // Thousandths.

// The logistic function in thousandths, at every half of log-odds from zero; between them it is near enough straight.
constexpr std::array<int64_t, 15> logistic = {500, 622, 731, 818, 881, 924, 953, 971,
                                              982, 989, 993, 996, 998, 999, 999};
constexpr int64_t step = 500;

int64_t probability_of(int32_t log_odds) {
  const int64_t end = step * static_cast<int64_t>(logistic.size() - 1);
  const int64_t distance = std::min(std::abs(int64_t{log_odds}), end - 1);
  const auto below = static_cast<size_t>(distance / step);
  const int64_t part = (logistic[below + 1] - logistic[below]) * (distance % step) / step;
  const int64_t probability = logistic[below] + part;
  return log_odds < 0 ? 1000 - probability : probability;
}

std::vector<size_t> likeliest_first(const std::vector<BlockOdds>& blocks) {
  std::vector<size_t> order(blocks.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return blocks[a].log_odds > blocks[b].log_odds; });
  return order;
}

}  // namespace

std::vector<bool> choose_text(const std::vector<BlockOdds>& blocks) {
  int64_t expected = 0;  // Words of the text, in thousandths, as all below.
  for (const BlockOdds& block : blocks) expected += probability_of(block.log_odds) * block.words;
  std::vector<bool> chosen(blocks.size(), false);
  int64_t taken = 0, right = 0;
  for (const size_t i : likeliest_first(blocks)) {
    const int64_t probability = probability_of(blocks[i].log_odds);
    if (probability < probability_min || probability * (taken + expected) <= 1000 * right) break;
    chosen[i] = true;
    taken += 1000 * int64_t{blocks[i].words};
    right += probability * blocks[i].words;
  }
  return chosen;
}

}  // namespace onrecord
