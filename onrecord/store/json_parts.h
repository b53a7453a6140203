// Parts of JSON that several outputs share.
#pragma once

#include <string_view>

#include "onrecord/core/json_writer.h"
#include "onrecord/store/query.h"

namespace onrecord {

// "3-42,50-89" as [[3, 42], [50, 89]].
void write_at(JsonWriter& json, std::string_view key, std::string_view places);
void write_or_null(JsonWriter& json, std::string_view key, std::string_view text);  // null for "".
// {"text": ..., "at": ...}, or null where there are neither words nor place.
void write_quoted(JsonWriter& json, std::string_view key, const Quoted& quoted);
// "page" and "path".
void write_page_key(JsonWriter& json, const PageInfo& page);
// {"value", "not_before", "not_after", "reason", "text", "at"}
void write_published(JsonWriter& json, const PageInfo& page);
// An object: line, verb, target, with, to, by, reason, date; targets as describe() writes them.
void write_correction_fields(JsonWriter& json, const Correction& correction);
// All keys of a statement, inside an open object.
void write_statement_fields(JsonWriter& json, const StatementInfo& statement);

}  // namespace onrecord
