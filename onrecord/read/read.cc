// What an input is decides how it is read (format.h); what is no container is one record.
#include "onrecord/read/read.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "onrecord/read/byte_source.h"
#include "onrecord/read/csv.h"
#include "onrecord/read/format.h"
#include "onrecord/read/gzip.h"
#include "onrecord/read/jsonl.h"
#include "onrecord/read/make_record.h"
#include "onrecord/read/record_limit.h"
#include "onrecord/read/record_path.h"
#include "onrecord/read/saved_page.h"
#include "onrecord/read/wacz.h"
#include "onrecord/read/walk.h"
#include "onrecord/read/warc.h"
#include "onrecord/read/wayback_copy.h"

namespace onrecord {
namespace {

using Sink = std::function<bool(ReadItem&&)>;

// The size of a file before it is opened; empty for standard input.
std::optional<uint64_t> size_of_file(const std::string& path) {
  struct stat status;
  if (path == "-" || stat(path.c_str(), &status) != 0) return std::nullopt;
  return static_cast<uint64_t>(status.st_size);
}

// A file that holds one page, as somebody saved it.
ReadItem make_saved_page(const std::string& path, std::string bytes) {
  ReadItem item = make_record(path, std::move(bytes));
  if (Record* record = std::get_if<Record>(&item)) {
    read_saved_page_comment(record->bytes, record->given);
    read_wayback_facts(record->bytes, record->given);
  }
  return item;
}

ReadItem unpack_record(const std::string& path, std::string_view packed, uint64_t max_bytes) {
  Unpacked unpacked = gunzip(packed, max_bytes);
  if (unpacked.fault) return ReadError{path, unpacked.fault->at, std::move(unpacked.fault->cause)};
  return make_saved_page(path, std::move(unpacked.bytes));
}

// The whole input as one record. Nothing is read beyond the limit.
ReadItem read_whole(const std::string& path, ByteSource& source, uint64_t max_bytes) {
  std::string bytes;
  read_up_to(source, max_bytes + 1, bytes);
  if (source.fault()) return ReadError{path, source.fault()->at, source.fault()->cause};
  if (bytes.size() > max_bytes) return ReadError{path, 0, too_large(max_bytes, std::nullopt)};
  if (is_gzip(bytes)) return unpack_record(path, bytes, max_bytes);
  return make_saved_page(path, std::move(bytes));
}

// A file whose first bytes were looked at.
struct OpenFile {
  std::string head;
  std::unique_ptr<ByteSource> source;  // From the begin on.
};

OpenFile look_at(std::unique_ptr<ByteSource> source) {
  OpenFile file;
  read_up_to(*source, format_head_bytes, file.head);
  file.source = prepend(file.head, std::move(source));
  return file;
}

OpenFile unpacked(OpenFile&& file) {
  return is_gzip(file.head) ? look_at(unpack_gzip(std::move(file.source))) : std::move(file);
}

class Reader {
 public:
  Reader(const ReadOptions& options, const Sink& sink)
      : max_bytes_(std::min(options.max_record_bytes, largest_record)),
        limit_(options.limit),
        columns_(options.columns),
        remark_(options.remark),
        sink_(sink) {}

  bool visit(const std::string& path, const std::optional<std::string>& cause) {
    if (cause) return give(ReadError{path, 0, *cause});
    OpenFile file = look_at(open_file(path));
    switch (find_format(path, file.head)) {
      case InputFormat::warc: return give_archive(path, std::move(file));
      case InputFormat::csv: return give_rows(path, unpacked(std::move(file)));
      case InputFormat::zip: return give_collection(path);
      case InputFormat::json_lines: return give_lines(path, unpacked(std::move(file)));
      case InputFormat::page: return give(read_page(path, *file.source));
    }
    return true;
  }

  bool visit_standard_input() {
    OpenFile file = look_at(open_file("-"));
    const InputFormat format = find_format("-", file.head);
    if (format == InputFormat::warc) return give_archive("-", std::move(file));
    if (format == InputFormat::zip)
      return give(ReadError{"-", 0, "a ZIP archive is read from its end: give it as a file"});
    file = unpacked(std::move(file));
    if (!columns_.empty()) return give_rows("-", std::move(file));
    if (begins_with_object(file.head)) return give_lines("-", std::move(file));
    return give(read_whole("-", *file.source, max_bytes_));
  }

  // One record of a container, which is read alone where its id is a place.
  bool visit_record(const RecordPath& path) {
    if (std::optional<ReadItem> item = read_at_place(path)) return give(std::move(*item));
    only_ = path.file + "#" + *path.id;
    found_ = false;
    if (!visit(path.file, std::nullopt)) return false;
    const std::string missing = *std::exchange(only_, std::nullopt);
    return found_ || give(ReadError{missing, 0, "no such record in this file"});
  }

  bool done() const { return limit_ && records_ >= *limit_; }

 private:
  ReadItem read_page(const std::string& path, ByteSource& source) {
    const std::optional<uint64_t> size = size_of_file(path);
    if (size && *size > max_bytes_) return ReadError{path, 0, too_large(max_bytes_, *size)};
    return read_whole(path, source, max_bytes_);
  }

  bool give_archive(const std::string& path, OpenFile&& file) {
    WarcSource source{path, std::move(file.source), find_packing(file.head), "", remark_};
    if (source.packing == Packing::zstd && path != "-") source.dictionary = read_zstd_dictionary(*open_file(path));
    return read_warc(std::move(source), max_bytes_, nullptr, [this](ReadItem&& item) { return give(std::move(item)); });
  }

  bool give_collection(const std::string& path) {
    return read_wacz(path, max_bytes_, remark_, [this](ReadItem&& item) { return give(std::move(item)); });
  }

  bool give_lines(const std::string& path, OpenFile&& file) {
    if (file.head.empty() && !file.source->fault()) return give(ReadError{path, 0, "empty file"});
    return read_json_lines(path, *file.source, max_bytes_, [this](ReadItem&& item) { return give(std::move(item)); });
  }

  bool give_rows(const std::string& path, OpenFile&& file) {
    return read_csv(path, std::move(file.source), columns_, max_bytes_,
                    [this](ReadItem&& item) { return give(std::move(item)); });
  }

  std::optional<ReadItem> read_at_place(const RecordPath& path) {
    const OpenFile file = look_at(open_file(path.file));
    const InputFormat format = find_format(path.file, file.head);
    if (format == InputFormat::zip) return read_wacz_record(path.file, *path.id, max_bytes_);
    const std::optional<ArchivePlace> place = parse_archive_place(*path.id);
    if (!place || format != InputFormat::warc) return std::nullopt;
    WarcSource source{path.file, open_file_at(path.file, place->offset), find_packing(file.head), ""};
    if (source.packing == Packing::zstd) source.dictionary = read_zstd_dictionary(*open_file(path.file));
    return read_warc_record(std::move(source), *place, max_bytes_);
  }

  // False when no more is wanted.
  bool give(ReadItem&& item) {
    if (only_ && path_of(item) != *only_) return true;
    found_ = true;
    records_ += std::holds_alternative<Record>(item);
    return sink_(std::move(item)) && !done();
  }

  uint64_t max_bytes_;
  std::optional<uint64_t> limit_;
  const std::vector<ColumnField>& columns_;
  const Remark& remark_;
  const Sink& sink_;
  uint64_t records_ = 0;
  std::optional<std::string> only_;  // The path of the one record that is wanted.
  bool found_ = false;
};

}  // namespace

const std::string& path_of(const ReadItem& item) {
  const ReadError* error = std::get_if<ReadError>(&item);
  return error != nullptr ? error->path : std::get<Record>(item).path;
}

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
  const auto visit = [&](const std::string& path, const std::optional<std::string>& cause) {
    return reader.visit(path, cause);
  };
  for (const std::string& input : inputs) {
    const RecordPath path = split_record_path(input);
    const bool go_on = input == "-" ? reader.visit_standard_input()
                       : path.id    ? reader.visit_record(path)
                                    : folders.walk(input, visit);
    if (!go_on) return;
  }
}

}  // namespace onrecord
