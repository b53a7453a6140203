#include "onrecord/page/tree_blocks.h"

#include <vector>

#include "onrecord/core/utf8.h"
#include "onrecord/page/visibility.h"

namespace onrecord {
namespace {

using html::NodeId;
using html::Tag;

// Elements that set words apart inside a block.
bool is_styling(Tag tag) {
  switch (tag) {
    case Tag::b:
    case Tag::big:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::u: return true;
    default: return false;
  }
}

// Elements that part a page.
bool is_sectioning(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::aside:
    case Tag::footer:
    case Tag::header:
    case Tag::main:
    case Tag::nav:
    case Tag::section: return true;
    default: return false;
  }
}

bool holds_running_text(Tag tag) { return tag == Tag::p || tag == Tag::figcaption || html::is_heading(tag); }

class TreeWalk {
 public:
  TreeWalk(const html::Document& tree, bool scripts, BlockBuilder& out) : tree_(tree), scripts_(scripts), out_(out) {}

  void run() {
    for (NodeId node = tree_.root(); node != html::no_node;) {
      const bool entered = enter(node);
      const NodeId child = entered ? tree_.first_child(node) : html::no_node;
      if (child != html::no_node) {
        node = child;
        continue;
      }
      if (entered) leave(node);
      node = next_outside(node);
    }
  }

 private:
  // False where `node` and what it holds are not to be looked at; then it is not left either.
  bool enter(NodeId node) {
    if (tree_.kind(node) == html::NodeKind::text) add_text(node);
    if (!tree_.is_element(node)) return true;
    if (tree_.tag(node) == Tag::br) {
      break_line();
      return false;
    }
    const bool stands_in = !scripts_ && tree_.tag(node) == Tag::noscript;
    const Display display = stands_in ? Display::block : display_of(tree_, node);
    if (display == Display::hidden) return false;
    if (makes_border(display)) {
      close();
      if (is_sectioning(tree_.tag(node))) out_.finish();
      open_blocks_.push_back(node);
    }
    count_in(tree_.tag(node), 1);
    if (is_styling(tree_.tag(node)) && style_ == html::no_node && !out_.is_open()) style_ = node;
    return true;
  }

  void leave(NodeId node) {
    if (!tree_.is_element(node)) return;
    if (!open_blocks_.empty() && open_blocks_.back() == node) {
      const bool holds_blocks = !out_.has_new_words();
      close();
      if (holds_blocks && out_.is_waiting() && parts_page(node)) out_.finish();
      open_blocks_.pop_back();
    }
    count_in(tree_.tag(node), -1);
    if (node == style_) {
      style_ = html::no_node;
      styled_bytes_ = out_.word_bytes();
    }
  }

  // Whether small blocks inside an element are not joined to those behind it: a menu's not to the text's, one comment's
  // not to the next one's.
  bool parts_page(NodeId node) const { return is_sectioning(tree_.tag(node)) || tree_.may_have_attributes(node); }

  // The next node behind `node` and what it holds. Leaves the ancestors that end with it.
  NodeId next_outside(NodeId node) {
    while (tree_.next_sibling(node) == html::no_node) {
      node = tree_.parent(node);
      if (node == html::no_node) return node;
      leave(node);
    }
    return tree_.next_sibling(node);
  }

  bool makes_border(Display display) const {
    if (display != Display::soft) return display == Display::block;
    return open_blocks_.empty() || !holds_running_text(tree_.tag(open_blocks_.back()));
  }

  void count_in(Tag tag, int step) {
    if (tag == Tag::a) links_ += step;
    if (tag == Tag::li) items_ += step;
  }

  void add_text(NodeId node) {
    const uint32_t before = out_.open_bytes();
    std::string_view text = tree_.plain_text(node);
    if (!text.empty()) {
      out_.add_verbatim(text, tree_.source(node).begin);
    } else {
      run_.text.clear();
      run_.map.clear();
      tree_.append_text(node, run_);
      out_.add(run_);
      text = run_.text;
    }
    if (links_ > 0) link_bytes_ += out_.open_bytes() - before;
    if (breaks_ > 0 && !trim(text).empty()) breaks_ = 0;
  }

  // <br> ends a line; two of them, or one behind a block's first words set in a style of their own, end the block: old
  // pages print headline, byline and date as <b>...</b><br><font>...</font><br>.
  void break_line() {
    const bool styled = out_.is_open() && styled_bytes_ == out_.word_bytes();
    if (++breaks_ >= 2 || styled) {
      close();
    } else {
      out_.add_space();
    }
  }

  void close() {
    out_.close(out_.has_new_words() ? describe() : Block());
    link_bytes_ = 0;
    breaks_ = 0;
    styled_bytes_ = 0;
  }

  Block describe() const {
    Block block;
    block.node = open_blocks_.empty() ? tree_.root() : open_blocks_.back();
    block.link_bytes = link_bytes_;
    block.bullet = items_ > 0;
    return block;
  }

  const html::Document& tree_;
  const bool scripts_;
  BlockBuilder& out_;
  std::vector<NodeId> open_blocks_;
  int links_ = 0;  // Open <a> elements.
  int items_ = 0;  // Open <li> elements.
  uint32_t link_bytes_ = 0;
  uint32_t breaks_ = 0;           // <br> elements since the last word.
  NodeId style_ = html::no_node;  // The open styling element that the block began in.
  uint32_t styled_bytes_ = 0;     // Bytes of the block when that element ended.
  MappedText run_;
};

}  // namespace

void build_tree_blocks(const html::Document& tree, bool scripts, BlockBuilder& out) {
  TreeWalk(tree, scripts, out).run();
  out.finish();
}

}  // namespace onrecord
