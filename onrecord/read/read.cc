#include "onrecord/read/read.h"

#include <fstream>
#include <iterator>

#include "onrecord/core/hash.h"

namespace onrecord {

const char* name_of(InputKind kind) {
  switch (kind) {
    case InputKind::html: return "html";
    case InputKind::dump: return "dump";
    case InputKind::text: return "text";
  }
  return "";
}

void read_records(const std::vector<std::string>& inputs, const ReadOptions&,
                  const std::function<bool(ReadItem&&)>& sink) {
  for (const std::string& path : inputs) {
    std::ifstream file(path, std::ios::binary);
    Record record;
    record.path = path;
    record.bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    record.id = "sha256:" + sha256_hex(record.bytes);
    if (!sink(std::move(record))) return;
  }
}

}  // namespace onrecord
