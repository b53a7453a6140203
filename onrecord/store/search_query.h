// The search language, read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"

namespace onrecord {

struct SearchFilter {
  std::string field;  // by, outlet, date, lang
  std::string value;
};

struct SearchQuery {
  std::string words;  // An FTS5 expression; "" where there are only filters.
  std::vector<SearchFilter> filters;
};

Result<SearchQuery> read_query(std::string_view text);

}  // namespace onrecord
