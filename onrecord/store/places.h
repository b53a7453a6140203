// How places are written in the database (docs/database.md): "3-42,50-89", and the byte map as a blob.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/core/byte_map.h"
#include "onrecord/core/result.h"

namespace onrecord {

std::string write_places(const ByteRanges& ranges);
std::string write_places(const Spans& spans);

// What write_places() wrote. Fails on anything else.
Result<ByteRanges> read_ranges(std::string_view text);
Result<Spans> read_spans(std::string_view text);

std::string write_map(const ByteMap& map);
Result<ByteMap> read_map(std::string_view blob);

}  // namespace onrecord
