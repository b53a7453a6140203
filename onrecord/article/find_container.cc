// A name says what an element is, but names also mislead: the whole page may be called "with sidebar", the article
// "widget". So an element stands aside by its name only while it holds the smaller part of the page's running text.
#include "onrecord/article/find_container.h"

#include <algorithm>

namespace onrecord {
namespace {

using html::Tag;

bool is_page_frame(Tag tag) { return tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::none; }

class ContainerFinder {
 public:
  explicit ContainerFinder(const TreeBoxes& boxes) : boxes_(boxes), prose_(boxes.boxes().size(), 0) {
    if (boxes_.boxes().empty()) return;
    total_ = boxes_.sums(boxes_[0]).prose;
    misleading_ = misleading_hints(boxes_, boxes_[0]);
    sum_prose();
  }

  uint32_t find() const {
    if (boxes_.boxes().empty() || prose_[0] == 0) return no_box;
    const uint32_t named = find_named();
    return descend(named == no_box ? 0 : named);
  }

 private:
  bool stands_aside(uint32_t i) const {
    const Box& box = boxes_[i];
    Hints hints = box.hints;
    hints.remove(misleading_);
    if (is_page_frame(box.tag) || !hints.has_any(aside_hints)) return false;
    const bool thread = hints.has_any(thread_hints);
    if (hints.has(Hint::text) && !thread) return false;
    const uint64_t prose = boxes_.sums(box).prose;
    if (thread ? prose * 10 >= uint64_t{total_} * 9 : prose * 2 >= total_) return false;
    return !holds_article(boxes_, i, total_);
  }

  // prose_[box]: its running text without what stands aside in it.
  void sum_prose() {
    std::vector<uint32_t> aside(prose_.size(), 0);
    for (uint32_t i = static_cast<uint32_t>(prose_.size()); i-- > 0;) {
      const Box& box = boxes_[i];
      const uint32_t whole = boxes_.sums(box).prose;
      if (stands_aside(i)) aside[i] = whole;
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
    return with_siblings(found);
  }

  // An article may come in several elements that each call themselves its text, with advertisements between: then the
  // element around them. Further articles have headings of their own.
  uint32_t with_siblings(uint32_t text) const {
    for (uint32_t up = boxes_[text].parent, steps = 0; up != no_box && steps < 4; up = boxes_[up].parent, ++steps) {
      if (is_page_frame(boxes_[up].tag) && boxes_[up].tag != Tag::main) break;
      if (uint64_t{prose_[up]} * 100 < uint64_t{prose_[text]} * 115) continue;
      if (uint64_t{named_prose_behind(text, up)} * 100 >= uint64_t{prose_[up]} * 80) return up;
      break;
    }
    return text;
  }

  // Running text of the elements in `around` that are called text, from `text` to the next article's heading.
  uint32_t named_prose_behind(uint32_t text, uint32_t around) const {
    uint32_t sum = 0;
    for (uint32_t i = around + 1; i < boxes_[around].end;) {
      if (boxes_[i].tag == Tag::h1 && i > text) return 0;
      if (boxes_[i].tag == Tag::article && i > text) return 0;
      if (!is_named_text(i)) {
        ++i;
        continue;
      }
      sum += prose_[i];
      i = boxes_[i].end;
    }
    return sum;
  }

  bool is_named_text(uint32_t box) const {
    return boxes_[box].hints.has(Hint::text) && !is_page_frame(boxes_[box].tag) && !stands_aside(box);
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
  Hints misleading_;
  std::vector<uint32_t> prose_;
};

}  // namespace

bool holds_article(const TreeBoxes& boxes, uint32_t box, uint32_t within_prose) {
  if (uint64_t{boxes.sums(boxes[box]).prose} * 4 < within_prose) return false;
  return boxes[box].holds_h1 ||
         (boxes[box].text_prose_inside > 0 && uint64_t{boxes[box].text_prose_inside} * 4 >= within_prose);
}

Hints misleading_hints(const TreeBoxes& boxes, const Box& within) {
  const uint64_t whole = boxes.sums(within).prose;
  Hints misleading;
  for (unsigned bit = 0; bit <= static_cast<unsigned>(Hint::live); ++bit) {
    const Hint hint = static_cast<Hint>(bit);
    if (!aside_hints.has(hint) || thread_hints.has(hint)) continue;
    uint64_t named = 0;
    const uint32_t first = static_cast<uint32_t>(&within - boxes.boxes().data());
    for (uint32_t i = first + 1; i < within.end;) {
      if (!boxes[i].hints.has(hint) || is_page_frame(boxes[i].tag)) {
        ++i;
        continue;
      }
      named += boxes.sums(boxes[i]).prose;
      i = boxes[i].end;
    }
    if (2 * named > whole) misleading.add(hint);
  }
  return misleading;
}

uint32_t find_container(const TreeBoxes& boxes) { return ContainerFinder(boxes).find(); }

}  // namespace onrecord
