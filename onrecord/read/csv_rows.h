// Rows of comma-separated values (RFC 4180), read as spreadsheets and databases write them:
//
//     id,headline,body CRLF
//     1,"Ferry back, at last","She said ""Monday"".  CRLF     a quoted field holds commas, line ends and doubled quotes
//     The harbour opened." CRLF
//
// Lines may end with LF alone; blank lines are passed over; the separator may be any character. Where RFC 4180 leaves
// open what is meant: a quote inside an unquoted field is a quote, and so is one inside a quoted field with neither a
// separator, a line end nor a quote behind it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/read/packed_window.h"

namespace onrecord {

class CsvRows {
 public:
  // A longer row than `max_bytes` is passed over and told. A byte order mark is no part of the first one.
  CsvRows(std::unique_ptr<ByteSource> source, uint64_t max_bytes);

  // The line at the position, as far as 64 KiB reach: to choose the separator by.
  std::string_view peek_line();
  void set_separator(char separator) { separator_ = separator; }

  // False at the end of the stream, or where it breaks.
  bool next();
  const std::optional<ReadFault>& fault() const { return bytes_.fault(); }

  std::vector<std::string> fields;
  uint64_t at = 0;          // Where the row begins.
  bool too_long = false;    // There are no fields then.
  bool not_closed = false;  // The stream ended inside of a quoted field.

 private:
  bool pass_blank_lines();
  void read_field();
  void read_plain();
  void read_quoted();
  bool passes_separator();
  void append(std::string_view part);
  bool starts_with(char c) { return bytes_.rest().starts_with(c); }

  PackedWindow bytes_;
  uint64_t max_bytes_;
  uint64_t row_bytes_ = 0;
  char separator_ = ',';
};

}  // namespace onrecord
