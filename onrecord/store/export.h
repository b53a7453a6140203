// The pile as lines: NDJSON or CSV, sorted by key, the same for the same pages whatever way they came in.
#pragma once

#include <functional>
#include <string_view>

#include "onrecord/store/query.h"

namespace onrecord {

enum class ExportKind : uint8_t {
  pages,       // The objects of `annotate`, by id; "paths" behind the last key where there are several.
  statements,  // By page id, then number.
  actors,      // By smallest member.
  copies,      // By page ids, then place.
  claims,      // Families of two statements or more, by smallest member.
};
enum class ExportFormat : uint8_t { ndjson, csv };

// Gives every line, without newline, to `sink`; CSV (RFC 4180) begins with the names of the columns. A sink that
// returns false ends it.
Status export_lines(const Store& store, ExportKind kind, ExportFormat format,
                    const std::function<bool(std::string_view)>& sink);

}  // namespace onrecord
