// The tables of docs/database.md: made, and checked when a file is opened.
#pragma once

#include "onrecord/store/sqlite.h"

namespace onrecord {

inline constexpr int64_t application_id = 0x4F6E5265;  // "OnRe"
inline constexpr int64_t format_version = 2;

// Makes the tables in an empty file; checks the format of any other.
// "X.db: made by a newer onrecord (format 3; this one reads 2)", "X.db: not an onrecord database"
Status make_schema(sql::Database& database);
Status check_schema(const sql::Database& database);
// Whether pages may be written: format 1 kept too little of what was given with them to make them again.
Status check_format(const sql::Database& database);

}  // namespace onrecord
