// Links between pages: actors and copies, for the pages that came in since the last time.
//
// The batch form (everything anew) defines the meaning; the form for queued pages recomputes what they touch and gives
// the same. It is exact because actors are components (the touched components are recomputed whole) and copies are
// decided from two pages (recomputed for every page that is new, or that new pages pushed out of a full bucket).
#pragma once

#include "onrecord/store/corrections.h"
#include "onrecord/store/sqlite.h"

namespace onrecord {

// Also relinks what corrections mean that came, went or changed their order since the links were made the last time.
// REQUIRES: a transaction is open. Empties the queue.
Status link_queued_pages(sql::Database& database, const CorrectionFile& corrections);
Status link_all_pages(sql::Database& database, const CorrectionFile& corrections);

}  // namespace onrecord
