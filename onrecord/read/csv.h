// Tables of comma- or tab-separated values: one record a row.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/read/byte_source.h"
#include "onrecord/read/read.h"

namespace onrecord {

// Whether the name says so: .csv, .tsv, .csv.gz, .tsv.gz.
bool has_csv_name(std::string_view path);

// Gives each row's record, or why there is none, with the row's offset in the unpacked file. The first row names the
// columns: those named id, url, title, date, author, outlet, html or text are these fields, `columns` says it of
// others. The separator is the one of tab, comma and semicolon that the first line has most of. The path of a record is
// container#id, or container#ROW, counted as spreadsheets do: the row with the names is 1. False when `sink` stopped
// it.
bool read_csv(const std::string& container, std::unique_ptr<ByteSource> source, const std::vector<ColumnField>& columns,
              uint64_t max_record_bytes, const std::function<bool(ReadItem&&)>& sink);

}  // namespace onrecord
