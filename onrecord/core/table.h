// The word tables in data/: tab-separated lines; a line that begins with '#' is a comment, an empty one is passed over.
//
// Every table is built into the program; a folder given with --data replaces any of them by a file of the same name.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"

namespace onrecord {

struct Table {
  // Cells are views into `text`, so a Table moves but keeps its text where it is.
  std::vector<std::vector<std::string_view>> rows;
  std::unique_ptr<const std::string> text;
};

// `name` is what an error message calls the table: "cue_verbs.tsv:41: expected 3 columns, found 2".
Result<Table> parse_table(std::string_view name, std::string text, size_t columns);

// Where tables are looked for first; empty: only the built-in ones.
struct DataFolder {
  std::filesystem::path path;
};

// The text of data/NAME. Fails when neither the folder nor the program has it.
Result<std::string> read_data(const DataFolder& folder, std::string_view name);
Result<Table> read_table(const DataFolder& folder, std::string_view name, size_t columns);

// SHA-256 over every table in use (name and text), for the `engine` field of each page: first 12 digits.
Result<std::string> fingerprint_data(const DataFolder& folder);

}  // namespace onrecord
