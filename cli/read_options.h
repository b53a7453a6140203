// What `add` and `annotate` take in common: how records are read.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.h"
#include "onrecord/core/result.h"
#include "onrecord/read/read.h"

namespace onrecord::cli {

// --max-record, --limit and --map. The arguments must live until the command has run; `map` is then parsed by
// parse_column_map().
void add_read_options(Command& command, ReadOptions& options, std::vector<std::string>& map);

// Prints what a reader remarks of an input, on standard error.
void print_remark(const std::string& path, const std::string& words);

// From "COLUMN=FIELD", one each. Fails on what is no such pair, on an unknown field, and on a field that is named
// twice.
Result<std::vector<ColumnField>> parse_column_map(const std::vector<std::string>& map);

}  // namespace onrecord::cli
