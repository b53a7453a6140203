#include "onrecord/read/make_record.h"

#include "onrecord/core/hash.h"
#include "onrecord/read/binary_junk.h"

namespace onrecord {

ReadItem make_record(std::string path, std::string bytes) {
  if (bytes.empty()) return ReadError{std::move(path), 0, "empty file"};
  if (std::optional<BinaryJunk> junk = find_binary_junk(bytes)) {
    return ReadError{std::move(path), junk->at, std::move(junk->cause)};
  }
  Record record;
  record.path = std::move(path);
  record.id = "sha256:" + sha256_hex(bytes);
  record.bytes = std::move(bytes);
  return record;
}

}  // namespace onrecord
