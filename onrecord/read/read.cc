// What an input is decides how it is read: its name says JSON Lines, its first bytes say gzip; all else is one record.
#include "onrecord/read/read.h"

#include <sys/stat.h>

#include <algorithm>

#include "onrecord/core/hash.h"
#include "onrecord/read/binary_junk.h"
#include "onrecord/read/byte_source.h"
#include "onrecord/read/gzip.h"
#include "onrecord/read/jsonl.h"
#include "onrecord/read/record_limit.h"
#include "onrecord/read/saved_page.h"
#include "onrecord/read/walk.h"

namespace onrecord {
namespace {

using Sink = std::function<bool(ReadItem&&)>;

// The size of a file before it is opened; empty for standard input.
std::optional<uint64_t> size_of_file(const std::string& path) {
  struct stat status;
  if (path == "-" || stat(path.c_str(), &status) != 0) return std::nullopt;
  return static_cast<uint64_t>(status.st_size);
}

ReadItem make_record(const std::string& path, std::string bytes) {
  if (bytes.empty()) return ReadError{path, 0, "empty file"};
  if (std::optional<BinaryJunk> junk = find_binary_junk(bytes))
    return ReadError{path, junk->at, std::move(junk->cause)};
  Record record;
  record.path = path;
  record.bytes = std::move(bytes);
  record.id = "sha256:" + sha256_hex(record.bytes);
  read_saved_page_comment(record.bytes, record.given);
  return record;
}

ReadItem unpack_record(const std::string& path, std::string_view packed, uint64_t max_bytes) {
  Unpacked unpacked = gunzip(packed, max_bytes);
  if (unpacked.fault) return ReadError{path, unpacked.fault->at, std::move(unpacked.fault->cause)};
  return make_record(path, std::move(unpacked.bytes));
}

// The whole input as one record. Nothing is read beyond the limit.
ReadItem read_whole(const std::string& path, ByteSource& source, uint64_t max_bytes) {
  std::string bytes;
  read_up_to(source, max_bytes + 1, bytes);
  if (source.fault()) return ReadError{path, source.fault()->at, source.fault()->cause};
  if (bytes.size() > max_bytes) return ReadError{path, 0, too_large(max_bytes, std::nullopt)};
  if (is_gzip(bytes)) return unpack_record(path, bytes, max_bytes);
  return make_record(path, std::move(bytes));
}

// Standard input has no name that says what it is; an object at its begin says JSON Lines.
bool begins_with_object(std::string_view head) {
  const size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{';
}

class Reader {
 public:
  Reader(const ReadOptions& options, const Sink& sink)
      : max_bytes_(std::min(options.max_record_bytes, largest_record)), limit_(options.limit), sink_(sink) {}

  bool visit(const std::string& path, const std::optional<std::string>& cause) {
    if (cause) return give(ReadError{path, 0, *cause});
    if (has_jsonl_name(path)) return read_lines(path, open_file(path));
    if (const std::optional<uint64_t> size = size_of_file(path); size && *size > max_bytes_) {
      return give(ReadError{path, 0, too_large(max_bytes_, *size)});
    }
    return give(read_whole(path, *open_file(path), max_bytes_));
  }

  bool visit_standard_input() {
    std::unique_ptr<ByteSource> input = open_file("-");
    std::string head;
    read_up_to(*input, head_bytes, head);
    const bool packed = is_gzip(head);
    input = prepend(std::move(head), std::move(input));
    if (packed) input = unpack_gzip(std::move(input));
    std::string unpacked_head;
    read_up_to(*input, head_bytes, unpacked_head);
    const bool lines = begins_with_object(unpacked_head);
    input = prepend(std::move(unpacked_head), std::move(input));
    if (lines) return give_lines("-", *input);
    return give(read_whole("-", *input, max_bytes_));
  }

  bool done() const { return limit_ && records_ >= *limit_; }

 private:
  static constexpr uint64_t head_bytes = 4096;

  bool read_lines(const std::string& path, std::unique_ptr<ByteSource> source) {
    std::string head;
    read_up_to(*source, head_bytes, head);
    if (head.empty() && !source->fault()) return give(ReadError{path, 0, "empty file"});
    const bool packed = is_gzip(head);
    source = prepend(std::move(head), std::move(source));
    if (packed) source = unpack_gzip(std::move(source));
    return give_lines(path, *source);
  }

  bool give_lines(const std::string& path, ByteSource& source) {
    return read_json_lines(path, source, max_bytes_, [this](ReadItem&& item) { return give(std::move(item)); });
  }

  // False when no more is wanted.
  bool give(ReadItem&& item) {
    records_ += std::holds_alternative<Record>(item);
    return sink_(std::move(item)) && !done();
  }

  uint64_t max_bytes_;
  std::optional<uint64_t> limit_;
  const Sink& sink_;
  uint64_t records_ = 0;
};

}  // namespace

const char* name_of(InputKind kind) {
  switch (kind) {
    case InputKind::html: return "html";
    case InputKind::dump: return "dump";
    case InputKind::text: return "text";
  }
  return "";
}

void read_records(const std::vector<std::string>& inputs, const ReadOptions& options, const Sink& sink) {
  Reader reader(options, sink);
  FolderWalk folders;
  if (reader.done()) return;
  for (const std::string& input : inputs) {
    const bool go_on = input == "-"
                           ? reader.visit_standard_input()
                           : folders.walk(input, [&](const std::string& path, const std::optional<std::string>& cause) {
                               return reader.visit(path, cause);
                             });
    if (!go_on) return;
  }
}

}  // namespace onrecord
