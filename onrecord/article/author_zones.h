// Where on a page an author's name may stand. Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/page/page.h"

namespace onrecord {

enum class AuthorZone : uint8_t {
  elsewhere,
  head,  // From a few lines above the title to the first paragraphs.
  text,
  foot  // A few lines under the text, before the comments.
};

class AuthorZones {
 public:
  // REQUIRES: article.blocks is final; both outlive the zones.
  AuthorZones(const Page& page, const Article& article);

  AuthorZone of_block(size_t block) const;  // An index of article.blocks.
  // The block at a place of the record or before it; the first where there is none.
  size_t block_at(uint32_t offset) const;

  // Indexes of article.blocks.
  size_t title() const { return title_; }
  size_t head_begin() const { return head_begin_; }
  size_t head_end() const { return head_end_; }
  size_t foot_begin() const { return foot_begin_; }
  size_t foot_end() const { return foot_end_; }

 private:
  void find_borders();
  void find_offsets(const Page& page);

  const Article& article_;
  size_t title_ = 0, head_begin_ = 0, head_end_ = 0, foot_begin_ = 0, foot_end_ = 0;
  std::vector<uint32_t> offsets_;  // Where each block begins in the record. Never falls.
};

}  // namespace onrecord
