// Copies of new pages: pairs by shared fingerprints, each measured from its two pages.
#pragma once

#include <vector>

#include "onrecord/store/sqlite.h"

namespace onrecord {

// Of the pages with a fingerprint only so many link by it, those with the smallest id.
inline constexpr size_t max_bucket_pages = 64;

Status store_copies(sql::Database& database, const std::vector<int64_t>& pages);

}  // namespace onrecord
