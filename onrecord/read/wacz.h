// Web archive collections (WACZ 1.1.1): a ZIP with WARC files under archive/ and lists of pages under pages/.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "onrecord/read/read.h"

namespace onrecord {

// Gives each page and each loss of a ZIP archive that is a collection. Pages are those that pages/*.jsonl lists and
// what they redirect to; without a list, those that a WARC file alone would give. A listed page without a record is
// told. The path of a record is container#archive/NAME#OFFSET, with the place in the unpacked WARC file behind the
// second mark. A ZIP archive that holds no WARC file is told. False when `sink` stopped it.
bool read_wacz(const std::string& container, uint64_t max_record_bytes, const Remark& remark,
               const std::function<bool(ReadItem&&)>& sink);

// The one record with the id archive/NAME#OFFSET; empty where the id is none of these.
std::optional<ReadItem> read_wacz_record(const std::string& container, const std::string& id,
                                         uint64_t max_record_bytes);

}  // namespace onrecord
