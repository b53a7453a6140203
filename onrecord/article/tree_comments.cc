// A thread is a list of elements of one kind, and replies are lists inside them. The element of one comment is the
// innermost list item or <article> around a block, or else the innermost element that is called a comment and has a
// sibling called so too.
#include "onrecord/article/tree_comments.h"

#include <algorithm>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/comment_head.h"
#include "onrecord/article/tree_boxes.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using html::Tag;

constexpr uint32_t author_words_max = 8;
constexpr uint32_t head_words_max = 18;   // Of a line with author and time.
constexpr uint32_t line_bytes_max = 160;  // Of the same.

Fact fact_of(const Page& page, Span span) { return {std::string(slice(page.text, span)), place_of(page, span)}; }

class ThreadReader {
 public:
  ThreadReader(const Page& page, const std::vector<LineFeatures>& lines, const TreeBoxes& boxes, const Labels& labels,
               const ArticleLexicon& lexicon)
      : page_(page), labels_(labels), lexicon_(lexicon), lines_(lines), boxes_(boxes) {
    find_items();
  }

  std::vector<Comment> read() {
    std::vector<uint32_t> comment_of(boxes_.boxes().size(), no_box);
    uint32_t open_item = no_box;  // The element of the comment read last.
    for (uint32_t i = 0; i < page_.blocks.size(); ++i) {
      if (labels_[i].label != BlockLabel::comment || boxes_.box_of(i) == no_box) continue;
      const uint32_t item = item_of_[boxes_.box_of(i)];
      uint32_t index = item == no_box ? no_box : comment_of[item];
      if (item == no_box && open_item == no_box && !comments_.empty() && i == last_block_ + 1) {
        index = static_cast<uint32_t>(comments_.size()) - 1;
      }
      if (index == no_box) index = begin_comment(item, comment_of);
      add_block(i, comments_[index]);
      open_item = item;
      last_block_ = i;
    }
    return keep_with_text();
  }

 private:
  static bool is_list_item(const Box& box) { return box.tag == Tag::li || box.tag == Tag::article; }

  // `above`: the comment around the element, or no_box. What an <article class=comment> holds (comment-title,
  // comment-body) are its parts.
  bool is_item(uint32_t i, uint32_t above) const {
    const Box& box = boxes_[i];
    if (is_list_item(box)) return true;
    if (above != no_box && is_list_item(boxes_[above]) && boxes_[above].hints.has(Hint::comment)) return false;
    return box.hints.has(Hint::comment) && box.parent != no_box && named_children_[box.parent] > 1;
  }

  // For each element the innermost comment that it belongs to.
  void find_items() {
    named_children_.assign(boxes_.boxes().size(), 0);
    item_of_.assign(boxes_.boxes().size(), no_box);
    for (const Box& box : boxes_.boxes()) {
      if (box.parent != no_box && box.hints.has(Hint::comment)) ++named_children_[box.parent];
    }
    std::vector<bool> in_thread(boxes_.boxes().size(), false);
    for (uint32_t i = 0; i < in_thread.size(); ++i) {
      const Box& box = boxes_[i];
      const bool above = box.parent != no_box && in_thread[box.parent];
      in_thread[i] = above || box.hints.has_any({Hint::comments, Hint::comment});
      if (box.parent != no_box) item_of_[i] = item_of_[box.parent];
      if (in_thread[i] && is_item(i, item_of_[i])) item_of_[i] = i;
    }
  }

  uint32_t begin_comment(uint32_t item, std::vector<uint32_t>& comment_of) {
    const auto index = static_cast<uint32_t>(comments_.size());
    comments_.emplace_back();
    if (item == no_box) return index;
    comment_of[item] = index;
    const uint32_t above = boxes_[item].parent == no_box ? no_box : item_of_[boxes_[item].parent];
    if (above != no_box && comment_of[above] != no_box) {
      comments_[index].parent = comment_of[above];
      comments_[index].depth = comments_[comment_of[above]].depth + 1;
    }
    return index;
  }

  Hints hints_around(uint32_t block) const {
    Hints hints;
    const uint32_t box = boxes_.box_of(block);
    for (uint32_t up = box, steps = 0; up != no_box && up != item_of_[box] && steps < 3;
         up = boxes_[up].parent, ++steps) {
      hints.add(boxes_[up].hints);
    }
    return hints;
  }

  // A line about the comment (who, when) or words of it.
  void add_block(uint32_t i, Comment& comment) const {
    const LineFeatures& line = lines_[i];
    const Span span = page_.blocks[i].span;
    if (comment.text.empty() && span.size() <= line_bytes_max && read_head(i, comment)) return;
    if (line.phrase.whole && line.words <= 4) return;  // "Reply", "Share".
    if (!comment.text.empty()) comment.text += '\n';
    comment.text += slice(page_.text, span);
    const ByteRanges place = place_of(page_, span);
    comment.at.insert(comment.at.end(), place.begin(), place.end());
  }

  // "Ann Lee says:", "25 December 2017 at 10:11", or both in one line.
  bool read_head(uint32_t i, Comment& comment) const {
    if (lines_[i].words > head_words_max) return false;
    const Span span = page_.blocks[i].span;
    const CommentHead head = read_comment_head(page_.text, span, lexicon_.date_words);
    if (head.time && !comment.time) comment.time = fact_of(page_, *head.time);
    const Hints hints = hints_around(i);
    const bool named = head.time || hints.has_any({Hint::byline, Hint::meta, Hint::comments_meta, Hint::bio});
    if (named && !comment.author && is_name(slice(page_.text, head.author))) {
      comment.author = fact_of(page_, head.author);
      return true;
    }
    return head.time && head.author.empty();
  }

  static bool is_name(std::string_view text) {
    if (text.empty() || text.size() > 80) return false;
    return std::count(text.begin(), text.end(), ' ') < author_words_max;
  }

  // Elements that hold only a name or a button are none.
  std::vector<Comment> keep_with_text() {
    std::vector<uint32_t> place(comments_.size(), no_box);
    std::vector<Comment> out;
    for (uint32_t i = 0; i < comments_.size(); ++i) {
      Comment& comment = comments_[i];
      if (comment.parent) {
        const uint32_t above = place[*comment.parent];
        comment.parent = above == no_box ? std::nullopt : std::optional<uint32_t>(above);
      }
      comment.depth = comment.parent ? out[*comment.parent].depth + 1 : 0;
      if (comment.text.empty()) continue;
      place[i] = static_cast<uint32_t>(out.size());
      out.push_back(std::move(comment));
    }
    return out;
  }

  const Page& page_;
  const Labels& labels_;
  const ArticleLexicon& lexicon_;
  const std::vector<LineFeatures>& lines_;
  const TreeBoxes& boxes_;
  std::vector<uint32_t> named_children_;  // Of each box: children that are called a comment.
  std::vector<uint32_t> item_of_;         // Of each box: the element of its comment, or no_box.
  std::vector<Comment> comments_;
  uint32_t last_block_ = 0;
};

}  // namespace

std::vector<Comment> find_tree_comments(const Page& page, const std::vector<LineFeatures>& lines,
                                        const TreeBoxes& boxes, const Labels& labels, const ArticleLexicon& lexicon) {
  const auto is_comment = [](const LabelledBlock& block) { return block.label == BlockLabel::comment; };
  if (std::none_of(labels.begin(), labels.end(), is_comment)) return {};
  return ThreadReader(page, lines, boxes, labels, lexicon).read();
}

}  // namespace onrecord
