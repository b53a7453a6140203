// JSON Lines: one record a line, as an object with the fields  id, url, date, title, html | text.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "onrecord/read/byte_source.h"
#include "onrecord/read/read.h"

namespace onrecord {

// Whether the name says so: .jsonl, .ndjson, .jsonl.gz, .ndjson.gz.
bool has_jsonl_name(std::string_view path);

// Gives each line's record, or why there is none, with the line's offset in the unpacked file. The path of a record is
// container#id, or container#LINE (counted from 1) where the line has no id. False when `sink` stopped it.
bool read_json_lines(const std::string& container, ByteSource& source, uint64_t max_record_bytes,
                     const std::function<bool(ReadItem&&)>& sink);

}  // namespace onrecord
