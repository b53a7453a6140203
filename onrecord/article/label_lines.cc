// Where the text lies and which line is the title are decided first (main_region, find_title_line, comment_zone). Then
// the lines are labelled from the top, by what they say themselves, by where they stand (above the title, in the text,
// below it, among the comments), and by the list that they are in: what follows "Related" is a link, what follows
// "Tags" a tag.
#include "onrecord/article/label_lines.h"

#include <algorithm>
#include <optional>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/comment_zone.h"
#include "onrecord/article/find_title_line.h"
#include "onrecord/article/label_of_phrase.h"
#include "onrecord/article/line_signs.h"
#include "onrecord/article/main_region.h"

namespace onrecord {
namespace {

constexpr size_t head_lines = 25;      // A title stands no further above its text, or the lines between are no head.
constexpr size_t name_lines = 12;      // How far under the title its author may stand.
constexpr size_t credit_lines = 5;     // How far behind the text its credit may stand.
constexpr uint32_t phrase_words = 40;  // A longer line is a paragraph, whatever phrase it begins with.

struct Layout {
  std::optional<size_t> title;
  LineRange text;  // Behind the title.
  size_t comments_begin = 0;
};

class LineLabeller {
 public:
  LineLabeller(const Page& page, const std::vector<LineFeatures>& lines, const Layout& layout,
               const ArticleLexicon& lexicon)
      : page_(page), lines_(lines), layout_(layout), lexicon_(lexicon) {}

  BlockLabel label(size_t i) {
    const LineFeatures& line = lines_[i];
    if (layout_.title == i) return leave_list(BlockLabel::title);
    if (layout_.title && line.folded == lines_[*layout_.title].folded) return leave_list(BlockLabel::duplicate_title);
    if (const std::optional<BlockLabel> label = label_in_list(i)) return *label;
    if (i >= layout_.comments_begin) return label_in_comments(i);
    if (layout_.text.contains(i)) return label_in_text(i);
    return i < layout_.text.begin ? label_above(i) : label_below(i);
  }

 private:
  enum class List : uint8_t { none, related, tag, mirror };

  std::string_view text_of(size_t i) const { return block_text(page_, page_.blocks[i]); }

  // Whether the line's phrase says what it is. A long paragraph may begin with such words by chance.
  bool has_phrase(size_t i) const {
    const LineFeatures& line = lines_[i];
    if (line.phrase.kind == PhraseClass::none) return false;
    if (line.phrase.kind == PhraseClass::byline) return is_signed(line);
    if (line.phrase.kind == PhraseClass::caption || line.phrase.kind == PhraseClass::correction_note) {
      return line.words < 2 * phrase_words;
    }
    return line.words < phrase_words || !is_prose(line);
  }

  BlockLabel leave_list(BlockLabel label) {
    list_ = List::none;
    return label;
  }

  // A line with a phrase may open a list.
  BlockLabel label_phrase(size_t i) {
    const PhraseClass kind = lines_[i].phrase.kind;
    list_ = kind == PhraseClass::related          ? List::related
            : kind == PhraseClass::tag            ? List::tag
            : kind == PhraseClass::mirror_address ? List::mirror
                                                  : List::none;
    list_begin_ = i;
    const bool lone_field = kind == PhraseClass::comment_form && lines_[i].words == 1;
    return lone_field && i < layout_.comments_begin ? BlockLabel::share : label_of(kind);
  }

  // The label of a line that goes on with the list above it.
  std::optional<BlockLabel> label_in_list(size_t i) {
    const LineFeatures& line = lines_[i];
    if (list_ == List::mirror && line.addresses > 0 && line.words <= 8) return BlockLabel::mirror_address;
    if (list_ == List::tag && !has_phrase(i) && !is_prose(line) && line.words <= 25) {
      if (i == list_begin_ + 1 || line.blank_before == 0 || line.bullet) return BlockLabel::tag;
    }
    if (list_ == List::related && !has_phrase(i) && !layout_.text.contains(i) && i > layout_.text.end) {
      return BlockLabel::related_link;
    }
    if (list_ != List::related) list_ = List::none;
    return std::nullopt;
  }

  BlockLabel label_in_comments(size_t i) {
    if (has_phrase(i)) return label_phrase(i);
    if (classify_comment_line(lines_, i) != CommentLine::other) return BlockLabel::comment;
    return lines_[i].words >= 5 ? BlockLabel::related_link : BlockLabel::menu;
  }

  BlockLabel label_in_text(size_t i) {
    const LineFeatures& line = lines_[i];
    if (has_phrase(i)) return label_phrase(i);
    if (is_prose(line)) {
      text_begun_ = true;
      return leave_list(BlockLabel::body);
    }
    if (is_dated(line)) return BlockLabel::dateline;
    if (is_credit(text_of(i), line, lexicon_.agencies)) return BlockLabel::credit;
    if (is_in_head(i) && follows_by(i)) return BlockLabel::byline;
    if (is_in_head(i) && is_name_alone(line)) return label_name(i);
    if (list_ == List::related) return BlockLabel::related_link;
    if (line.ends_cut && line.words >= 8) return BlockLabel::related_link;
    if (line.words >= 3 && !line.bullet && is_followed_by_prose(i)) return BlockLabel::subhead;
    return line.words >= 10 ? BlockLabel::body : BlockLabel::menu;
  }

  // Close under the title, before the text or behind a standfirst.
  bool is_in_head(size_t i) const { return layout_.title && i > *layout_.title && i < *layout_.title + name_lines; }

  // "By" stands alone on the line above.
  bool follows_by(size_t i) const {
    const bool by = i > 0 && lines_[i - 1].words == 1 && lines_[i - 1].phrase.kind == PhraseClass::byline;
    return by && lines_[i].words <= 8 && lines_[i].capital_words >= 2;
  }

  // A name between title and text: whom the picture shows, if title or first paragraph name him; else who wrote it, if
  // a date stands beside it.
  BlockLabel label_name(size_t i) const {
    size_t prose = 0;
    for (size_t k = i + 1; k < layout_.text.end && prose < 2; ++k) {
      if (!is_prose(lines_[k])) continue;
      if (lines_[k].folded.find(lines_[i].folded) != std::string::npos && !text_begun_) return BlockLabel::caption;
      ++prose;
    }
    for (size_t k = i - std::min<size_t>(i, 2); k < std::min(i + 4, lines_.size()); ++k) {
      if (is_dated(lines_[k])) return BlockLabel::byline;
    }
    return BlockLabel::menu;
  }

  bool is_followed_by_prose(size_t i) const {
    return i + 1 < lines_.size() && layout_.text.contains(i + 1) && is_prose(lines_[i + 1]);
  }

  BlockLabel label_above(size_t i) {
    const LineFeatures& line = lines_[i];
    if (is_in_glossary(i)) return leave_list(BlockLabel::glossary);
    if (layout_.title && i + 1 == *layout_.title && is_kicker(i)) return leave_list(BlockLabel::kicker);
    if (has_phrase(i)) {
      const BlockLabel label = label_phrase(i);
      return label == BlockLabel::related_link && line.phrase.whole ? BlockLabel::menu : label;
    }
    if (is_dated(line)) return BlockLabel::dateline;
    return list_ == List::related && line.words >= 5 ? BlockLabel::related_link : BlockLabel::menu;
  }

  bool is_kicker(size_t i) const {
    const LineFeatures& line = lines_[i];
    if (line.words == 0 || line.words > 8 || line.bullet || line.number_words > 0 || line.ends_full) return false;
    return line.phrase.kind == PhraseClass::none || line.phrase.kind == PhraseClass::menu;
  }

  // A term printed twice, then what it means.
  bool is_in_glossary(size_t i) const {
    const auto is_definition = [&](size_t k) {
      return k >= 2 && k < lines_.size() && lines_[k].words >= 8 && lines_[k - 1].words <= 6 &&
             lines_[k - 1].folded == lines_[k - 2].folded;
    };
    return is_definition(i) || is_definition(i + 1) || is_definition(i + 2);
  }

  BlockLabel label_below(size_t i) {
    const LineFeatures& line = lines_[i];
    if (has_phrase(i)) {
      if (line.phrase.kind != PhraseClass::footer || !is_credit(text_of(i), line, lexicon_.agencies)) {
        return label_phrase(i);
      }
    }
    if (i < layout_.text.end + credit_lines) {
      if (is_credit(text_of(i), line, lexicon_.agencies)) return leave_list(BlockLabel::credit);
      if (is_section_path(text_of(i))) return leave_list(BlockLabel::kicker);
    }
    if (is_dated(line)) return BlockLabel::dateline;
    return list_ == List::related ? BlockLabel::related_link : BlockLabel::footer;
  }

  const Page& page_;
  const std::vector<LineFeatures>& lines_;
  const Layout layout_;
  const ArticleLexicon& lexicon_;
  List list_ = List::none;
  size_t list_begin_ = 0;
  bool text_begun_ = false;
};

Layout find_layout(const std::vector<LineFeatures>& lines, const ArticleLexicon& lexicon) {
  Layout layout;
  layout.comments_begin = find_comment_zone(lines);
  layout.text = find_main_region(lines, layout.comments_begin);
  if (layout.text.empty()) layout.text = {layout.comments_begin, layout.comments_begin};
  layout.title = find_title_line(lines, layout.text, lexicon);
  if (layout.title && *layout.title + head_lines >= layout.text.begin) layout.text.begin = *layout.title + 1;
  return layout;
}

}  // namespace

RuleLabels label_lines(const Page& page, const std::vector<LineFeatures>& lines, const ArticleLexicon& lexicon) {
  const Layout layout = find_layout(lines, lexicon);
  LineLabeller labeller(page, lines, layout, lexicon);
  RuleLabels out;
  for (size_t i = 0; i < lines.size(); ++i) out.labels.push_back(labeller.label(i));
  if (layout.title) out.title = static_cast<uint32_t>(*layout.title);
  out.text = layout.text;
  out.comments_begin = static_cast<uint32_t>(layout.comments_begin);
  return out;
}

}  // namespace onrecord
