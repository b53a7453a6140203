#include "cli/read_options.h"

#include <algorithm>
#include <cstdio>

#include "cli/terminal.h"
#include "onrecord/read/record_fields.h"

namespace onrecord::cli {
namespace {

std::string list_fields() {
  std::string out;
  for (const char* name : record_field_names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

}  // namespace

void add_read_options(Command& command, ReadOptions& options, std::vector<std::string>& map) {
  command.size("--max-record", options.max_record_bytes, "Larger records are reported, not read")
      .number("--limit", options.limit, "Stop after so many records")
      .texts("--map", map,
             "COLUMN=FIELD: what a column of a CSV or TSV file holds: " + list_fields() + ". May be repeated");
}

void print_remark(const std::string& path, const std::string& words) {
  std::fprintf(stderr, "onrecord: %s: %s\n", printable(path).c_str(), printable(words).c_str());
}

Result<std::vector<ColumnField>> parse_column_map(const std::vector<std::string>& map) {
  std::vector<ColumnField> out;
  for (const std::string& argument : map) {
    const size_t equals = argument.rfind('=');
    if (equals == std::string::npos || equals == 0) return Error{"--map " + argument + ": is not COLUMN=FIELD"};
    const ColumnField pair{argument.substr(0, equals), argument.substr(equals + 1)};
    if (RecordFields().find(pair.field) == nullptr) {
      return Error{"--map " + argument + ": no such field; there are: " + list_fields()};
    }
    const auto same = [&](const ColumnField& other) { return other.field == pair.field; };
    if (std::any_of(out.begin(), out.end(), same)) {
      return Error{"--map " + argument + ": " + pair.field + " is named twice"};
    }
    out.push_back(pair);
  }
  return out;
}

}  // namespace onrecord::cli
