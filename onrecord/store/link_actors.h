// Actors of new pages: the touched components are found by their keys and merges, resolved anew and written.
#pragma once

#include <vector>

#include "onrecord/store/corrections.h"
#include "onrecord/store/sqlite.h"

namespace onrecord {

Status store_actors(sql::Database& database, const std::vector<int64_t>& pages,
                    const std::vector<ResolvedCorrection>& corrections);

}  // namespace onrecord
