// Readers' comments on a page of lines: where they begin, who wrote which, and what answers what. Private to this
// folder.
#pragma once

#include <cstddef>
#include <vector>

#include "onrecord/article/labels.h"
#include "onrecord/article/line_features.h"

namespace onrecord {

// The line that opens the comments, or lines.size(). They are known by a head ("Leave a reply", "12 comments") behind
// enough running text of the article, or above several answers ("Ann Lee says:" and her words), or, where no head
// stands, by their shape: a name with a list mark, its words indented deeper below it, several times.
size_t find_comment_zone(const std::vector<LineFeatures>& lines);

// What a line behind the head is.
enum class CommentLine : uint8_t { author, text, other };
CommentLine classify_comment_line(const std::vector<LineFeatures>& lines, size_t index);

// Reads the blocks labelled `comment`. Depth and parent follow the indent of the authors' lines.
// REQUIRES: labels has one entry per block of the page.
std::vector<Comment> find_line_comments(const Page& page, const std::vector<LineFeatures>& lines, const Labels& labels,
                                        const DateWords& words);

}  // namespace onrecord
