// How the labels of a page with markup are found:
//
//   1. measure each block (words, sentences, links, standing phrases) and each element (names, running text in it)
//   2. find the element that holds the text (find_container.h) and the title (find_title_block.h)
//   3. give each element the names that it stands under, down from that element: its zone
//   4. label block by block: by zone, by standing phrase, by shape
//   5. end the text behind the last running text; drop subheads with nothing under them
#include "onrecord/article/label_tree.h"

#include <algorithm>
#include <array>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/find_container.h"
#include "onrecord/article/find_title_block.h"
#include "onrecord/article/label_of_phrase.h"
#include "onrecord/article/line_features.h"
#include "onrecord/article/tree_boxes.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

using html::Tag;

// What a block is that stands under such a name. The first row that fits counts. `yields`: running text is article
// text all the same.
struct ZoneRule {
  Hint hint;
  BlockLabel label;
  bool yields;
};
constexpr std::array zone_rules = {
    ZoneRule{Hint::hidden, BlockLabel::menu, false},
    ZoneRule{Hint::comment_form, BlockLabel::comment_form, false},
    ZoneRule{Hint::comment, BlockLabel::comment, false},
    ZoneRule{Hint::comments, BlockLabel::comment, false},
    ZoneRule{Hint::comments_meta, BlockLabel::comment_form, true},
    ZoneRule{Hint::consent, BlockLabel::menu, false},
    ZoneRule{Hint::caption, BlockLabel::caption, false},
    ZoneRule{Hint::credit, BlockLabel::credit, false},
    ZoneRule{Hint::figure, BlockLabel::caption, true},
    ZoneRule{Hint::ad, BlockLabel::ad, false},
    ZoneRule{Hint::newsletter, BlockLabel::donation, false},
    ZoneRule{Hint::share, BlockLabel::share, true},
    ZoneRule{Hint::related, BlockLabel::related_link, false},
    ZoneRule{Hint::nav, BlockLabel::menu, false},
    ZoneRule{Hint::pull_quote, BlockLabel::pull_quote, false},
    ZoneRule{Hint::bio, BlockLabel::footer, false},
    ZoneRule{Hint::tag, BlockLabel::tag, true},
    ZoneRule{Hint::footer, BlockLabel::footer, false},
    ZoneRule{Hint::sidebar, BlockLabel::menu, false},
    ZoneRule{Hint::byline, BlockLabel::byline, true},
    ZoneRule{Hint::date, BlockLabel::dateline, true},
    ZoneRule{Hint::kicker, BlockLabel::kicker, true},
    ZoneRule{Hint::media, BlockLabel::caption, true},
    ZoneRule{Hint::gallery, BlockLabel::caption, false},
    ZoneRule{Hint::embed, BlockLabel::embed, false},
    ZoneRule{Hint::header, BlockLabel::menu, true},
};

class TreeLabeller {
 public:
  TreeLabeller(const Page& page, const std::vector<LineFeatures>& lines, const TreeBoxes& boxes)
      : page_(page),
        lines_(lines),
        boxes_(boxes),
        container_(find_container(boxes_)),
        title_(find_title_block(page, boxes_, lines_, container_)) {
    find_zones();
    find_prose_edges();
  }

  RuleLabels label() {
    std::vector<std::optional<BlockLabel>> found(page_.blocks.size());
    for (uint32_t i = 0; i < found.size(); ++i) found[i] = label_block(i);
    RuleLabels out;
    out.labels = settle_short_lines(found);
    drop_empty_subheads(out.labels);
    out.title = title_;
    if (container_ != no_box) out.text = {boxes_[container_].first_block, boxes_[container_].end_block};
    const auto comment = std::find(out.labels.begin(), out.labels.end(), BlockLabel::comment);
    out.comments_begin = static_cast<uint32_t>(comment - out.labels.begin());
    return out;
  }

 private:
  void find_zones() {
    zones_.resize(boxes_.boxes().size());
    const uint32_t text_prose = container_ == no_box ? 0 : boxes_.sums(boxes_[container_]).prose;
    const Hints misleading = container_ == no_box ? Hints{} : misleading_hints(boxes_, boxes_[container_]);
    for (uint32_t i = 0; i < zones_.size(); ++i) {
      const Box& box = boxes_[i];
      const bool around = container_ != no_box && i <= container_ && container_ < box.end;
      if (around || box.tag == Tag::body || box.tag == Tag::html) continue;
      Hints own = box.hints;
      if (inside_text(i)) {
        own.remove(misleading);
        const bool large = 2 * uint64_t{boxes_.sums(box).prose} > text_prose;
        if (large || (own.has_any(aside_hints) && holds_article(boxes_, i, text_prose))) own.remove(aside_hints);
      }
      zones_[i] = box.parent == no_box ? Hints{} : zones_[box.parent];
      zones_[i].add(own);
    }
  }

  void find_prose_edges() {
    first_prose_ = last_prose_ = static_cast<uint32_t>(lines_.size());
    if (container_ == no_box) return;
    for (uint32_t i = boxes_[container_].first_block; i < boxes_[container_].end_block; ++i) {
      if (!is_long_prose(i)) continue;
      if (first_prose_ == lines_.size()) first_prose_ = i;
      last_prose_ = i;
    }
  }

  bool inside_text(uint32_t box) const {
    return container_ != no_box && container_ <= box && box < boxes_[container_].end;
  }

  std::optional<BlockLabel> label_block(uint32_t i) const {
    if (title_ == i) return BlockLabel::title;
    if (title_ && lines_[i].folded == lines_[*title_].folded) return BlockLabel::duplicate_title;
    const uint32_t box = boxes_.box_of(i);
    if (box == no_box) return BlockLabel::menu;
    if (inside_text(box)) return label_inside(i, box);
    return label_outside(i, box);
  }

  bool is_long_prose(uint32_t i) const { return lines_[i].words >= 20 && is_running_text(page_.blocks[i], lines_[i]); }

  const ZoneRule* zone_rule(uint32_t i, uint32_t box) const {
    const Hints zone = zones_[box];
    if (zone.empty()) return nullptr;
    for (const ZoneRule& rule : zone_rules) {
      if (zone.has(rule.hint) && !(rule.yields && is_long_prose(i))) return &rule;
    }
    return nullptr;
  }

  // Empty: too short to tell by itself; what stands around it decides.
  std::optional<BlockLabel> label_inside(uint32_t i, uint32_t box) const {
    const LineFeatures& line = lines_[i];
    const Block& block = page_.blocks[i];
    if (const ZoneRule* rule = zone_rule(i, box)) return rule->label;
    if (zones_[box].has(Hint::meta) && !is_long_prose(i)) return label_about_article(line);
    if (line.phrase.whole) return label_of(line.phrase.kind);
    const Tag tag = boxes_[box].tag;
    if (html::is_heading(tag)) return BlockLabel::subhead;
    const bool running = is_running_text(block, line);
    if (at_edge(i) && is_signed(line)) return BlockLabel::byline;
    if (const std::optional<BlockLabel> label = label_by_phrase(line, running)) return label;
    if (running) return text_label(box);
    if (at_edge(i) && is_dated(line) && line.words < 10) return BlockLabel::dateline;
    if (10 * uint64_t{block.link_bytes} > 8 * uint64_t{block.span.size()}) return BlockLabel::related_link;
    if (is_text_element(tag) || line.words >= 6) return text_label(box);
    return std::nullopt;
  }

  // Where author, date, section and counts stand side by side.
  static BlockLabel label_about_article(const LineFeatures& line) {
    if (is_signed(line)) return BlockLabel::byline;
    if (is_dated(line)) return BlockLabel::dateline;
    return line.phrase.kind == PhraseClass::none ? BlockLabel::menu : label_of(line.phrase.kind);
  }

  // Before the first or behind the last longer running text of the container: there stand author and date.
  bool at_edge(uint32_t i) const { return i < first_prose_ || i > last_prose_; }

  std::optional<BlockLabel> label_by_phrase(const LineFeatures& line, bool running) const {
    if (line.phrase.kind == PhraseClass::none || line.phrase.kind == PhraseClass::byline) return std::nullopt;
    if (running && (line.words >= 40 || line.phrase.kind == PhraseClass::footer)) return std::nullopt;
    return label_of(line.phrase.kind);
  }

  BlockLabel text_label(uint32_t box) const { return in_quote(box) ? BlockLabel::quote : BlockLabel::body; }

  static bool is_text_element(Tag tag) {
    switch (tag) {
      case Tag::p:
      case Tag::li:
      case Tag::td:
      case Tag::th:
      case Tag::dd:
      case Tag::dt:
      case Tag::pre:
      case Tag::blockquote: return true;
      default: return false;
    }
  }

  bool in_quote(uint32_t box) const {
    for (uint32_t up = box, steps = 0; up != no_box && up != container_ && steps < 4; up = boxes_[up].parent, ++steps) {
      if (boxes_[up].tag == Tag::blockquote) return true;
    }
    return false;
  }

  BlockLabel label_outside(uint32_t i, uint32_t box) const {
    const LineFeatures& line = lines_[i];
    const Hints zone = zones_[box];
    if (is_standfirst(i, zone)) return BlockLabel::body;
    if (const ZoneRule* rule = zone_rule(i, box)) return rule->label;
    if (line.phrase.kind != PhraseClass::none && (line.phrase.kind != PhraseClass::byline || is_signed(line))) {
      return label_of(line.phrase.kind);
    }
    if (is_dated(line)) return BlockLabel::dateline;
    return container_ != no_box && i >= boxes_[container_].end_block ? BlockLabel::footer : BlockLabel::menu;
  }

  // Running text between the title and the text, or what calls itself so.
  bool is_standfirst(uint32_t i, Hints zone) const {
    if (!title_ || container_ == no_box || i < *title_ || i >= boxes_[container_].first_block) return false;
    if (zone.has_any(aside_hints) || zone.has_any({Hint::byline, Hint::credit})) return false;
    const bool named = zone.has(Hint::standfirst) && lines_[i].words >= 4;
    return (named && !lines_[i].phrase.whole && !is_dated(lines_[i])) || is_long_prose(i);
  }

  // A short line between two of the text is text.
  std::vector<BlockLabel> settle_short_lines(const std::vector<std::optional<BlockLabel>>& found) const {
    std::vector<BlockLabel> labels(found.size(), BlockLabel::menu);
    for (size_t i = 0; i < found.size();) {
      if (found[i]) {
        labels[i] = *found[i];
        ++i;
        continue;
      }
      size_t end = i;
      while (end < found.size() && !found[end]) ++end;
      const bool text_above = i > 0 && is_body(labels[i - 1]);
      const bool text_below = end < found.size() && is_body(*found[end]);
      if (text_above && text_below) std::fill(labels.begin() + i, labels.begin() + end, BlockLabel::body);
      i = end;
    }
    return labels;
  }

  void drop_empty_subheads(std::vector<BlockLabel>& labels) const {
    bool text_below = false;
    for (size_t i = labels.size(); i-- > 0;) {
      if (labels[i] == BlockLabel::subhead) {
        if (!text_below) labels[i] = BlockLabel::menu;
      } else if (is_body(labels[i])) {
        text_below = true;
      }
    }
  }

  const Page& page_;
  const std::vector<LineFeatures>& lines_;
  const TreeBoxes& boxes_;
  const uint32_t container_;
  const std::optional<uint32_t> title_;
  uint32_t first_prose_ = 0;  // The first and last block of longer running text in the container.
  uint32_t last_prose_ = 0;
  std::vector<Hints> zones_;  // One a box: the names that it stands under, below the container.
};

}  // namespace

RuleLabels label_tree(const Page& page, const std::vector<LineFeatures>& lines, const TreeBoxes& boxes) {
  return TreeLabeller(page, lines, boxes).label();
}

}  // namespace onrecord
