#include "onrecord/core/tree_ensemble.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace onrecord {
namespace {

constexpr size_t nodes_max = 2 * 1024 + 1;  // Of one tree, its leaves too.

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

// Reads a tree without recursion: `open_` holds the places that wait for a child.
class TreeEnsemble::Reader {
 public:
  Reader(TreeEnsemble& ensemble, size_t columns)
      : ensemble_(ensemble), columns_(columns), first_node_(ensemble.nodes_.size()) {}

  bool read(std::string_view text) {
    bool ended = false;
    while (!text.empty()) {
      const size_t end = std::min(text.find(' '), text.size());
      if (ended || !read_part(text.substr(0, end))) return false;
      ended = open_.empty();
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (ended) ensemble_.trees_.push_back(static_cast<uint32_t>(first_node_));
    return ended;
  }

 private:
  struct Place {
    uint16_t node;
    size_t side;
  };

  bool read_part(std::string_view part) {
    const auto index = static_cast<uint16_t>(ensemble_.nodes_.size() - first_node_);
    if (index >= nodes_max) return false;
    if (!open_.empty()) {
      ensemble_.nodes_[first_node_ + open_.back().node].children[open_.back().side] = index;
      open_.pop_back();
    }
    Node node{0, 0, {index, index}};
    int32_t value = 0;
    const size_t colon = part.find(':');
    if (colon == std::string_view::npos) {
      if (!read_number(part, value)) return false;
    } else {
      if (!read_number(part.substr(0, colon), node.column) || node.column >= columns_) return false;
      if (!read_number(part.substr(colon + 1), node.threshold)) return false;
      widen(ensemble_.ranges_[node.column], node.threshold);
      open_.push_back({index, 1});
      open_.push_back({index, 0});
    }
    ensemble_.nodes_.push_back(node);
    ensemble_.values_.push_back(value);
    return true;
  }

  // A number may be at most the threshold, or more.
  static void widen(Range& range, int16_t threshold) {
    const auto more = std::min<int>(threshold + 1, std::numeric_limits<int16_t>::max());
    range.least = std::min(range.least, threshold);
    range.most = std::max(range.most, static_cast<int16_t>(more));
  }

  TreeEnsemble& ensemble_;
  const size_t columns_, first_node_;
  std::vector<Place> open_;
};

Status TreeEnsemble::add_tree(std::string_view text, size_t columns) {
  using Limits = std::numeric_limits<int16_t>;
  ranges_.resize(columns, {Limits::max(), Limits::min()});
  if (columns > 0 && Reader(*this, columns).read(text)) return Done{};
  return Error{"no decision tree: " + std::string(text.substr(0, 40))};
}

TreeEnsemble::Range TreeEnsemble::range_of(size_t column) const {
  return column < ranges_.size() && ranges_[column].least <= ranges_[column].most ? ranges_[column] : Range{0, 0};
}

// Pages made of one line repeated, and long lists, give equal rows: what is equal to one of the last few distinct rows
// has its score.
std::vector<int32_t> TreeEnsemble::score(std::vector<int16_t> rows, size_t columns) const {
  constexpr size_t rows_remembered = 8;
  const auto row_at = [&](size_t i) { return std::span(rows).subspan(i * columns, columns); };
  std::vector<size_t> place(columns == 0 ? 0 : rows.size() / columns);  // Of each row among the distinct ones.
  size_t distinct = 0;
  for (size_t i = 0; i < place.size(); ++i) {
    size_t same = distinct - std::min(distinct, rows_remembered);
    while (same < distinct && !std::ranges::equal(row_at(same), row_at(i))) ++same;
    if (same == distinct && distinct++ < i) std::ranges::copy(row_at(i), row_at(same).begin());
    place[i] = same;
  }
  const std::vector<int32_t> found = score_each(std::span(rows).first(distinct * columns), columns);
  std::vector<int32_t> scores;
  for (const size_t at : place) scores.push_back(found[at]);
  return scores;
}

// Which way a row goes is hard to foretell, and each step waits for the one before: several rows go down a tree side by
// side, without a branch, until none moves any more.
std::vector<int32_t> TreeEnsemble::score_each(std::span<const int16_t> rows, size_t columns) const {
  constexpr size_t lanes = 8;
  std::vector<int32_t> scores(columns == 0 ? 0 : rows.size() / columns, 0);
  for (size_t first = 0; first < scores.size(); first += lanes) {
    const size_t count = std::min(lanes, scores.size() - first);
    std::array<const int16_t*, lanes> row;  // Lanes behind the last row go with it.
    for (size_t i = 0; i < lanes; ++i) row[i] = &rows[(first + std::min(i, count - 1)) * columns];
    std::array<int32_t, lanes> sums{};
    for (const uint32_t tree : trees_) {
      const Node* nodes = nodes_.data() + tree;
      std::array<uint16_t, lanes> at{};
      for (uint32_t moved = 1; moved != 0;) {
        moved = 0;
        for (size_t i = 0; i < lanes; ++i) {
          const Node& node = nodes[at[i]];
          const uint16_t child = node.children[row[i][node.column] > node.threshold];
          moved |= child ^ at[i];
          at[i] = child;
        }
      }
      for (size_t i = 0; i < lanes; ++i) sums[i] += values_[tree + at[i]];
    }
    std::copy_n(sums.begin(), count, scores.begin() + static_cast<std::ptrdiff_t>(first));
  }
  return scores;
}

}  // namespace onrecord
