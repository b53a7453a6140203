// The fields that JSON Lines and tables give a record in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "onrecord/read/read.h"

namespace onrecord {

struct RecordFields {
  std::optional<std::string> id, url, title, date, author, outlet;
  std::optional<std::string> html, text;  // The bytes of the record: the html field, else the text field.

  // The field of a name; null for other names.
  std::optional<std::string>* find(std::string_view name);
};
inline constexpr const char* record_field_names[] = {"id", "url", "title", "date", "author", "outlet", "html", "text"};

// Where the fields stand.
struct FieldsPlace {
  const std::string& container;
  uint64_t number;  // Of the line or row: the record's path is container#number where it has no id.
  uint64_t at;      // Offset in the unpacked file.
};

// The record, or why there is none. Fields of white space alone say nothing.
ReadItem make_field_record(const FieldsPlace& place, RecordFields&& fields, Given given, uint64_t max_record_bytes);

}  // namespace onrecord
