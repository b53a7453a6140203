#include "onrecord/read/csv_rows.h"

#include <algorithm>

namespace onrecord {
namespace {

// What a field costs beside its bytes, so that a row of commas stays small.
constexpr uint64_t field_cost = sizeof(std::string);

}  // namespace

CsvRows::CsvRows(std::unique_ptr<ByteSource> source, uint64_t max_bytes)
    : bytes_(std::move(source), 0), max_bytes_(max_bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes_.rest(byte_order_mark.size()).starts_with(byte_order_mark)) bytes_.use(byte_order_mark.size());
}

std::string_view CsvRows::peek_line() {
  constexpr size_t longest = 64 << 10;
  const std::string_view rest = bytes_.rest(longest);
  return rest.substr(0, std::min(rest.find_first_of("\r\n"), longest));
}

bool CsvRows::next() {
  fields.clear();
  too_long = not_closed = false;
  row_bytes_ = 0;
  if (!pass_blank_lines()) return false;
  at = bytes_.offset();
  do {
    read_field();
  } while (passes_separator());
  return !bytes_.fault();
}

bool CsvRows::pass_blank_lines() {
  while (starts_with('\r') || starts_with('\n')) bytes_.use(1);
  return !bytes_.rest().empty();
}

void CsvRows::read_field() {
  if (!too_long) fields.emplace_back();
  row_bytes_ += field_cost;
  if (starts_with('"')) {
    bytes_.use(1);
    read_quoted();
  }
  // Also what stands behind a closing quote and before the separator.
  read_plain();
}

void CsvRows::read_plain() {
  const char ends[] = {separator_, '\r', '\n'};
  for (;;) {
    const std::string_view rest = bytes_.rest();
    const size_t end = rest.find_first_of(std::string_view(ends, sizeof ends));
    append(rest.substr(0, end));
    bytes_.use(std::min(end, rest.size()));
    if (rest.empty() || end != std::string_view::npos) return;
  }
}

// From behind the opening quote to behind the closing one.
void CsvRows::read_quoted() {
  for (;;) {
    const std::string_view rest = bytes_.rest();
    not_closed = rest.empty();
    if (not_closed) return;
    const size_t quote = rest.find('"');
    append(rest.substr(0, quote));
    bytes_.use(std::min(quote, rest.size()));
    if (quote == std::string_view::npos) continue;
    const std::string_view behind = bytes_.rest(2).substr(1, 1);
    if (behind.empty() || behind[0] == separator_ || behind[0] == '\r' || behind[0] == '\n') {
      bytes_.use(1);
      return;
    }
    append("\"");
    bytes_.use(behind[0] == '"' ? 2 : 1);
  }
}

bool CsvRows::passes_separator() {
  const bool goes_on = starts_with(separator_);
  if (goes_on) bytes_.use(1);
  return goes_on;
}

void CsvRows::append(std::string_view part) {
  row_bytes_ += part.size();
  too_long = too_long || row_bytes_ > max_bytes_;
  if (!too_long) {
    fields.back() += part;
  } else {
    fields.clear();
  }
}

}  // namespace onrecord
