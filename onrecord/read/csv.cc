#include "onrecord/read/csv.h"

#include <algorithm>

#include "onrecord/core/result.h"
#include "onrecord/core/utf8.h"
#include "onrecord/read/csv_rows.h"
#include "onrecord/read/record_fields.h"

namespace onrecord {
namespace {

// For each column the name of its field; "" for none.
using Columns = std::vector<std::string>;

char find_separator(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char separator : {'\t', ',', ';'}) {
    const std::ptrdiff_t count = std::count(line.begin(), line.end(), separator);
    if (count > most) best = separator;
    most = std::max(most, count);
  }
  return best;
}

std::string list_names(const std::vector<std::string>& names) {
  constexpr size_t shown_at_most = 20;
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), shown_at_most); ++i) out += (i == 0 ? "" : ", ") + names[i];
  return names.size() > shown_at_most ? out + ", ..." : out;
}

// A column that the map names is the field that the map says; else it is the field of its own name.
Result<Columns> name_fields(const std::vector<std::string>& header, const std::vector<ColumnField>& map) {
  Columns out;
  RecordFields known;
  for (const std::string& name : header)
    out.push_back(known.find(trim(name)) != nullptr ? std::string(trim(name)) : "");
  for (const ColumnField& mapped : map) {
    const auto found = std::find(header.begin(), header.end(), mapped.column);
    if (found == header.end()) return Error{"no column " + mapped.column + "; there are: " + list_names(header)};
    std::replace(out.begin(), out.end(), mapped.field, std::string());
    out[static_cast<size_t>(found - header.begin())] = mapped.field;
  }
  const auto has = [&](const char* field) { return std::find(out.begin(), out.end(), field) != out.end(); };
  if (has("html") || has("text")) return out;
  return Error{"no column is the html or text of a page (--map COLUMN=text); there are: " + list_names(header)};
}

std::optional<std::string> problem_of(const CsvRows& rows, size_t columns) {
  if (rows.not_closed) return "a quoted field is not closed before the end of the file";
  if (rows.too_long) return "row is longer than a record may be";
  if (rows.fields.size() == columns) return std::nullopt;
  return "the row has " + std::to_string(rows.fields.size()) + " fields, the first one " + std::to_string(columns);
}

// Empty fields are absent ones: tables cannot say it otherwise.
RecordFields take_fields(CsvRows& rows, const Columns& columns) {
  RecordFields out;
  for (size_t i = 0; i < columns.size(); ++i) {
    std::optional<std::string>* field = out.find(columns[i]);
    if (field != nullptr && !rows.fields[i].empty()) *field = std::move(rows.fields[i]);
  }
  return out;
}

class CsvReader {
 public:
  CsvReader(const std::string& container, std::unique_ptr<ByteSource> source, uint64_t max_record_bytes)
      : container_(container),
        max_record_bytes_(max_record_bytes),
        // Doubled quotes take twice their room; other fields come on top.
        rows_(std::move(source), 2 * max_record_bytes + (64 << 10)) {}

  bool read(const std::vector<ColumnField>& map, const std::function<bool(ReadItem&&)>& sink) {
    rows_.set_separator(find_separator(rows_.peek_line()));
    if (!rows_.next()) return tell_end(sink, "empty file");
    const Result<Columns> columns = name_fields(rows_.fields, map);
    if (!columns) return sink(ReadError{container_, rows_.at, columns.error().message});
    for (number_ = 2; rows_.next(); ++number_) {
      if (!sink(read_row(*columns))) return false;
    }
    return tell_end(sink, nullptr);
  }

 private:
  ReadItem read_row(const Columns& columns) {
    if (std::optional<std::string> problem = problem_of(rows_, columns.size())) {
      return ReadError{container_ + "#" + std::to_string(number_), rows_.at, std::move(*problem)};
    }
    return make_field_record({container_, number_, rows_.at}, take_fields(rows_, columns), Given::table,
                             max_record_bytes_);
  }

  bool tell_end(const std::function<bool(ReadItem&&)>& sink, const char* otherwise) const {
    if (rows_.fault()) return sink(ReadError{container_, rows_.fault()->at, rows_.fault()->cause});
    return otherwise == nullptr || sink(ReadError{container_, 0, otherwise});
  }

  const std::string& container_;
  uint64_t max_record_bytes_;
  CsvRows rows_;
  uint64_t number_ = 1;
};

}  // namespace

bool has_csv_name(std::string_view path) {
  std::string name = to_lower(path.substr(path.size() - std::min<size_t>(path.size(), 7)));
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  return name.ends_with(".csv") || name.ends_with(".tsv");
}

bool read_csv(const std::string& container, std::unique_ptr<ByteSource> source, const std::vector<ColumnField>& columns,
              uint64_t max_record_bytes, const std::function<bool(ReadItem&&)>& sink) {
  return CsvReader(container, std::move(source), max_record_bytes).read(columns, sink);
}

}  // namespace onrecord
