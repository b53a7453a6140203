// Paths of records: a file, or container#id for a record inside a file.
#pragma once

#include <optional>
#include <string>

namespace onrecord {

struct RecordPath {
  std::string file;
  std::optional<std::string> id;
};

// Splits where a file ends: a path that exists is a file, whatever its name; else the shortest part before a '#' that
// is a regular file is the container. Where nothing exists, all of it is the file.
RecordPath split_record_path(const std::string& path);

}  // namespace onrecord
