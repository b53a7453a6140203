#include "onrecord/core/tree_ensemble.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace onrecord {
namespace {

constexpr size_t nodes_max = 1024;  // Of one tree.

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
      : ensemble_(ensemble),
        columns_(columns),
        tree_{static_cast<uint32_t>(ensemble.nodes_.size()), static_cast<uint32_t>(ensemble.leaves_.size())} {}

  bool read(std::string_view text) {
    bool ended = false;
    while (!text.empty()) {
      const size_t end = std::min(text.find(' '), text.size());
      if (ended || !read_part(text.substr(0, end))) return false;
      ended = open_.empty();
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    ensemble_.trees_.push_back(tree_);
    return ended;
  }

 private:
  struct Place {
    size_t node;
    bool right;
  };

  bool read_part(std::string_view part) {
    const size_t colon = part.find(':');
    if (colon == std::string_view::npos) return read_leaf(part);
    Node node{0, 0, 0, 0};
    if (!read_number(part.substr(0, colon), node.column) || node.column >= columns_) return false;
    if (!read_number(part.substr(colon + 1), node.threshold)) return false;
    const size_t index = ensemble_.nodes_.size() - tree_.first_node;
    if (index >= nodes_max) return false;
    widen(ensemble_.ranges_[node.column], node.threshold);
    hang(static_cast<int16_t>(index));
    open_.push_back({index, true});
    open_.push_back({index, false});
    ensemble_.nodes_.push_back(node);
    return true;
  }

  // A tree of one leaf has a node all the same, both ways to it.
  bool read_leaf(std::string_view part) {
    int32_t value = 0;
    if (!read_number(part, value)) return false;
    const size_t leaf = ensemble_.leaves_.size() - tree_.first_leaf;
    const auto child = static_cast<int16_t>(-1 - static_cast<int>(leaf));
    ensemble_.leaves_.push_back(value);
    if (open_.empty()) {
      ensemble_.nodes_.push_back({0, 0, child, child});
    } else {
      hang(child);
    }
    return true;
  }

  // A number may be at most the threshold, or more.
  static void widen(Range& range, int16_t threshold) {
    const auto more = std::min<int>(threshold + 1, std::numeric_limits<int16_t>::max());
    range.least = std::min(range.least, threshold);
    range.most = std::max(range.most, static_cast<int16_t>(more));
  }

  void hang(int16_t child) {
    if (open_.empty()) return;
    Node& parent = ensemble_.nodes_[tree_.first_node + open_.back().node];
    (open_.back().right ? parent.right : parent.left) = child;
    open_.pop_back();
  }

  TreeEnsemble& ensemble_;
  const size_t columns_;
  const Tree tree_;
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

std::vector<int32_t> TreeEnsemble::score_each(std::span<const int16_t> rows, size_t columns) const {
  std::vector<int32_t> scores(columns == 0 ? 0 : rows.size() / columns, 0);
  for (const Tree& tree : trees_) {
    const Node* nodes = nodes_.data() + tree.first_node;
    const int32_t* leaves = leaves_.data() + tree.first_leaf;
    const int16_t* row = rows.data();
    for (int32_t& score : scores) {
      int child = 0;
      do {
        const Node& node = nodes[child];
        child = row[node.column] <= node.threshold ? node.left : node.right;
      } while (child >= 0);
      score += leaves[-1 - child];
      row += columns;
    }
  }
  return scores;
}

}  // namespace onrecord
