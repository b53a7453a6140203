// Rows of tables: in order, inside the file, and written anew they are read the same.
#include "fuzz/fuzz.h"
#include "onrecord/read/csv_rows.h"

namespace onrecord::fuzz {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_rows(std::string_view table) {
  constexpr uint64_t max_row_bytes = 1 << 16;
  CsvRows rows(view_source(table), max_row_bytes);
  Rows out;
  uint64_t before = 0;
  for (bool first = true; rows.next(); first = false) {
    require(first || rows.at > before, "rows out of order");
    require(rows.at < table.size(), "a row outside of the file");
    before = rows.at;
    if (!rows.too_long) out.push_back(rows.fields);
  }
  return out;
}

std::string quoted(std::string_view field) {
  std::string out = "\"";
  for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string write_rows(const Rows& rows) {
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + quoted(row[i]);
    out += "\r\n";
  }
  return out;
}

}  // namespace
}  // namespace onrecord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const fuzz::Rows rows = fuzz::read_rows(fuzz::view_of(data, size));
  fuzz::require(fuzz::read_rows(fuzz::write_rows(rows)) == rows, "rows that are written anew are read otherwise");
  return 0;
}
