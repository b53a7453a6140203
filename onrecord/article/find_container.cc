// A name says what an element is, but names also mislead: the whole page may be called "with sidebar", the article
// "widget". So an element stands aside by its name only while it holds the smaller part of the page's running text.
#include "onrecord/article/find_container.h"

#include <algorithm>

namespace onrecord {
namespace {

using html::Tag;

constexpr Hints thread_hints = {Hint::comments, Hint::comment, Hint::comment_form};

bool is_page_frame(Tag tag) { return tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::none; }

class ContainerFinder {
 public:
  explicit ContainerFinder(const TreeBoxes& boxes) : boxes_(boxes), prose_(boxes.boxes().size(), 0) {
    if (boxes_.boxes().empty()) return;
    total_ = boxes_.sums(boxes_[0]).prose;
    sum_prose();
  }

  uint32_t find() const {
    if (boxes_.boxes().empty() || prose_[0] == 0) return no_box;
    const uint32_t named = find_named();
    return descend(named == no_box ? 0 : named);
  }

 private:
  bool stands_aside(const Box& box) const {
    if (is_page_frame(box.tag) || !box.hints.has_any(aside_hints)) return false;
    if (box.hints.has(Hint::text) && !box.hints.has_any(thread_hints)) return false;
    const uint64_t prose = boxes_.sums(box).prose;
    return box.hints.has_any(thread_hints) ? prose * 10 < uint64_t{total_} * 9 : prose * 2 < total_;
  }

  // prose_[box]: its running text without what stands aside in it.
  void sum_prose() {
    std::vector<uint32_t> aside(prose_.size(), 0);
    for (uint32_t i = static_cast<uint32_t>(prose_.size()); i-- > 0;) {
      const Box& box = boxes_[i];
      const uint32_t whole = boxes_.sums(box).prose;
      if (stands_aside(box)) aside[i] = whole;
      prose_[i] = whole - aside[i];
      if (box.parent != no_box) aside[box.parent] += aside[i];
    }
  }

  // The element that calls itself the text. Of several the first that is not much smaller than the largest (a page may
  // go on with further articles); of nested ones the inner one that holds nearly all.
  uint32_t find_named() const {
    uint32_t largest = 0;
    for (uint32_t i = 0; i < prose_.size(); ++i) {
      if (is_named_text(i)) largest = std::max(largest, prose_[i]);
    }
    if (uint64_t{largest} * 5 < uint64_t{prose_[0]} * 2) return no_box;
    uint32_t found = no_box;
    for (uint32_t i = 0; i < prose_.size(); ++i) {
      if (!is_named_text(i) || prose_[i] * 2 < largest) continue;
      if (found == no_box) {
        found = i;
      } else if (i < boxes_[found].end && uint64_t{prose_[i]} * 10 >= uint64_t{prose_[found]} * 9) {
        found = i;
      }
    }
    return found;
  }

  bool is_named_text(uint32_t box) const {
    return boxes_[box].hints.has(Hint::text) && !is_page_frame(boxes_[box].tag) && !stands_aside(boxes_[box]);
  }

  // Goes down while one child holds nearly all the text of its parent.
  uint32_t descend(uint32_t box) const {
    for (;;) {
      const uint32_t child = largest_child(box);
      if (child == no_box || uint64_t{prose_[child]} * 100 < uint64_t{prose_[box]} * descend_percent) return box;
      if (boxes_[child].end == child + 1 && boxes_[child].end_block - boxes_[child].first_block == 1) return box;
      box = child;
    }
  }

  uint32_t largest_child(uint32_t box) const {
    uint32_t largest = no_box;
    for (uint32_t child = box + 1; child < boxes_[box].end; child = boxes_[child].end) {
      if (largest == no_box || prose_[child] > prose_[largest]) largest = child;
    }
    return largest;
  }

  static constexpr uint64_t descend_percent = 80;

  const TreeBoxes& boxes_;
  uint32_t total_ = 0;
  std::vector<uint32_t> prose_;
};

}  // namespace

uint32_t find_container(const TreeBoxes& boxes) { return ContainerFinder(boxes).find(); }

}  // namespace onrecord
