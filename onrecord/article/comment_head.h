// The line above a reader's words: who wrote them, and when. Private to this folder.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/article/date_words.h"
#include "onrecord/core/span.h"

namespace onrecord {

struct CommentHead {
  Span author;  // Empty where the line names nobody.
  std::optional<Span> time;
};

// Reads `line`, a span of `text`, as a head: "Ann Lee says:", "Ann Lee on 25 December 2017 at 10:11", "25 December
// 2017". Whether it is one the caller must know. The spans are of `text`.
CommentHead read_comment_head(std::string_view text, Span line, const DateWords& words);

}  // namespace onrecord
