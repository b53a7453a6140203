// A page's article text with what is needed to find places in it.
#pragma once

#include "onrecord/article/article.h"
#include "onrecord/store/sqlite.h"

namespace onrecord {

// Only `text`, `map` and `segments` are filled: enough for tokenize() and place_of().
Result<Article> read_text(const sql::Database& database, int64_t page);

// The segments of the body (datelines at the head of a paragraph with it).
Spans body_spans(const Article& article);

}  // namespace onrecord
