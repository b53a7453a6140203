#include "onrecord/read/record_path.h"

#include <filesystem>
#include <system_error>

namespace onrecord {

RecordPath split_record_path(const std::string& path) {
  std::error_code failed;
  if (std::filesystem::exists(path, failed)) return {path, {}};
  for (size_t mark = path.find('#'); mark != std::string::npos; mark = path.find('#', mark + 1)) {
    std::string file = path.substr(0, mark);
    if (std::filesystem::is_regular_file(file, failed)) return {std::move(file), path.substr(mark + 1)};
  }
  return {path, {}};
}

}  // namespace onrecord
