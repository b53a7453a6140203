#include "onrecord/read/format.h"

#include "onrecord/read/csv.h"
#include "onrecord/read/jsonl.h"
#include "onrecord/read/warc.h"
#include "onrecord/read/zip.h"

namespace onrecord {

InputFormat find_format(std::string_view path, std::string_view head) {
  if (is_warc(head)) return InputFormat::warc;
  if (is_zip(head)) return InputFormat::zip;
  if (has_csv_name(path)) return InputFormat::csv;
  return has_jsonl_name(path) ? InputFormat::json_lines : InputFormat::page;
}

bool begins_with_object(std::string_view head) {
  const size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{';
}

}  // namespace onrecord
