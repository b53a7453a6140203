// WARC archives, plain or packed, to records: one page each.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "onrecord/read/archive_stream.h"
#include "onrecord/read/page_list.h"
#include "onrecord/read/read.h"

namespace onrecord {

// Whether a file that begins so is a WARC archive: "WARC/1.", or gzip or zstd of it.
bool is_warc(std::string_view head);

struct WarcSource {
  std::string container;             // Named in the paths of the records: container#OFFSET.
  std::unique_ptr<ByteSource> file;  // Stands at its begin.
  Packing packing = Packing::none;
  std::string dictionary = {};  // Of zstd frames.
  Remark remark = {};
};

// Gives each page, and each loss with its offset in the file. An archive without any page is told, too. The path of a
// record is container#OFFSET, the offset of the record, or of its member in a packed archive; container#OFFSET+INNER
// where the record begins INNER bytes inside of what the member unpacks to. The parts of a page that is split into
// several records are joined, under the path of the first. False when `sink` stopped it.
bool read_warc(WarcSource&& source, uint64_t max_record_bytes, PageList* pages,
               const std::function<bool(ReadItem&&)>& sink);

// The one record at a place. `source.file` must stand at place.offset.
ReadItem read_warc_record(WarcSource&& source, ArchivePlace place, uint64_t max_record_bytes);

}  // namespace onrecord
