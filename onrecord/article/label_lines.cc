#include "onrecord/article/label_lines.h"

#include <algorithm>
#include <optional>

#include "onrecord/article/article_lexicon.h"
#include "onrecord/article/find_title_line.h"
#include "onrecord/article/line_features.h"
#include "onrecord/article/main_region.h"

namespace onrecord {
namespace {

BlockLabel label_of(PhraseClass kind) {
  switch (kind) {
    case PhraseClass::comments:
    case PhraseClass::comment_form: return BlockLabel::comment_form;
    case PhraseClass::related: return BlockLabel::related_link;
    case PhraseClass::share: return BlockLabel::share;
    case PhraseClass::donation: return BlockLabel::donation;
    case PhraseClass::ad: return BlockLabel::ad;
    case PhraseClass::consent:
    case PhraseClass::footer: return BlockLabel::footer;
    case PhraseClass::tag: return BlockLabel::tag;
    case PhraseClass::mirror_address: return BlockLabel::mirror_address;
    case PhraseClass::caption: return BlockLabel::caption;
    case PhraseClass::correction_note: return BlockLabel::correction_note;
    case PhraseClass::byline: return BlockLabel::byline;
    case PhraseClass::none:
    case PhraseClass::menu: break;
  }
  return BlockLabel::menu;
}

// Labels lines one after the other; what came before may say what a line is (the links under "Related").
class LineLabeller {
 public:
  LineLabeller(const std::vector<LineFeatures>& lines, LineRange region, std::optional<size_t> title,
               size_t comments_begin)
      : lines_(lines), region_(region), title_(title), comments_begin_(comments_begin) {}

  BlockLabel label(size_t i) {
    const LineFeatures& line = lines_[i];
    if (title_ == i) return BlockLabel::title;
    if (title_ && line.folded == lines_[*title_].folded) return BlockLabel::duplicate_title;
    if (i >= comments_begin_) return label_in_comments(line);
    if (region_.contains(i)) return label_in_region(i);
    return label_outside(i);
  }

 private:
  BlockLabel label_in_comments(const LineFeatures& line) {
    if (line.phrase.kind != PhraseClass::none) return label_of(line.phrase.kind);
    return BlockLabel::comment;
  }

  BlockLabel label_in_region(size_t i) {
    const LineFeatures& line = lines_[i];
    if (line.phrase.kind == PhraseClass::caption && line.words < 80) return BlockLabel::caption;
    if (line.phrase.kind == PhraseClass::correction_note) return BlockLabel::correction_note;
    if (line.phrase.kind == PhraseClass::byline) {
      if (is_signed(line)) return BlockLabel::byline;
    } else if (line.phrase.kind != PhraseClass::none && (line.words < 40 || !is_prose(line))) {
      under_related_ = line.phrase.kind == PhraseClass::related;
      return label_of(line.phrase.kind);
    }
    if (is_prose(line)) {
      under_related_ = false;
      return BlockLabel::body;
    }
    if (is_dated(line)) return BlockLabel::dateline;
    if (under_related_) return BlockLabel::related_link;
    if (line.ends_cut && line.words >= 8) return BlockLabel::related_link;
    if (line.words >= 3 && !line.bullet && is_followed_by_prose(i)) return BlockLabel::subhead;
    return line.words >= 10 ? BlockLabel::body : BlockLabel::menu;
  }

  bool is_followed_by_prose(size_t i) const {
    return i + 1 < lines_.size() && region_.contains(i + 1) && is_prose(lines_[i + 1]);
  }

  BlockLabel label_outside(size_t i) {
    const LineFeatures& line = lines_[i];
    if (line.phrase.kind != PhraseClass::none && (line.phrase.kind != PhraseClass::byline || is_signed(line))) {
      under_related_ = line.phrase.kind == PhraseClass::related;
      return label_of(line.phrase.kind);
    }
    if (is_dated(line)) return BlockLabel::dateline;
    if (under_related_) return BlockLabel::related_link;
    if (i >= region_.end) return BlockLabel::footer;
    return BlockLabel::menu;
  }

  const std::vector<LineFeatures>& lines_;
  const LineRange region_;
  const std::optional<size_t> title_;
  const size_t comments_begin_;
  bool under_related_ = false;
};

}  // namespace

Labels label_lines(const Page& page, const ArticleLexicon& lexicon) {
  const std::vector<LineFeatures> lines = measure_lines(page, lexicon);
  const size_t comments_begin = find_comment_zone(lines);
  LineRange region = find_main_region(lines, comments_begin);
  const std::optional<size_t> title = find_title_line(lines, region, lexicon);
  if (title && *title >= region.begin) region.begin = *title + 1;
  LineLabeller labeller(lines, region, title, comments_begin);
  Labels labels;
  for (size_t i = 0; i < lines.size(); ++i) labels.push_back({labeller.label(i), page.blocks[i].span});
  return labels;
}

}  // namespace onrecord
