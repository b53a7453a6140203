#include "onrecord/article/author_zones.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr size_t lines_above_title = 4;
constexpr size_t paragraphs_above = 3;  // A byline at the head stands no deeper in the text.
constexpr size_t lines_below_text = 12;

bool is_comment(BlockLabel label) { return label == BlockLabel::comment || label == BlockLabel::comment_form; }

}  // namespace

AuthorZones::AuthorZones(const Page& page, const Article& article) : article_(article) {
  find_borders();
  find_offsets(page);
}

void AuthorZones::find_borders() {
  const auto& blocks = article_.blocks;
  size_t paragraphs = 0;
  size_t first_body = blocks.size();
  title_ = blocks.size();
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].label == BlockLabel::title && title_ == blocks.size()) title_ = i;
    if (!is_body(blocks[i].label)) continue;
    first_body = std::min(first_body, i);
    if (++paragraphs == paragraphs_above) head_end_ = i + 1;
    foot_begin_ = i + 1;
  }
  if (head_end_ == 0) head_end_ = paragraphs > 0 ? foot_begin_ : blocks.size();
  title_ = std::min(title_, first_body);
  head_begin_ = title_ - std::min(title_, lines_above_title);
  foot_begin_ = std::max(foot_begin_, head_end_);
  foot_end_ = std::min(blocks.size(), foot_begin_ + lines_below_text);
  for (size_t i = foot_begin_; i < foot_end_; ++i) {
    if (is_comment(blocks[i].label)) foot_end_ = i;
  }
}

void AuthorZones::find_offsets(const Page& page) {
  offsets_.reserve(article_.blocks.size());
  uint32_t last = 0;
  for (const LabelledBlock& block : article_.blocks) {
    last = std::max(last, page.map.source_begin(block.span).value_or(0));
    offsets_.push_back(last);
  }
}

AuthorZone AuthorZones::of_block(size_t block) const {
  if (block >= article_.blocks.size()) return AuthorZone::elsewhere;
  if (is_comment(article_.blocks[block].label)) return AuthorZone::elsewhere;
  if (block >= head_begin_ && block < head_end_) return AuthorZone::head;
  if (block >= head_end_ && block < foot_begin_) return AuthorZone::text;
  if (block >= foot_begin_ && block < foot_end_) return AuthorZone::foot;
  return AuthorZone::elsewhere;
}

size_t AuthorZones::block_at(uint32_t offset) const {
  const auto behind = std::upper_bound(offsets_.begin(), offsets_.end(), offset);
  return behind == offsets_.begin() ? 0 : static_cast<size_t>(behind - offsets_.begin()) - 1;
}

}  // namespace onrecord
