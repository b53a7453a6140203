// The records of a WARC file (ISO 28500:2017, WARC 1.1; 1.0 and the drafts before it are written the same way):
//
//     WARC/1.1 CRLF
//     WARC-Type: response CRLF  Content-Length: 4213 CRLF  ... CRLF       named fields
//     CRLF
//     4213 bytes                                                          the block
//     CRLF CRLF
//
// What is no record is a loss, told with its place; then the reading goes on at the next line that begins a record. A
// header may lie about the length of its block: it is believed where a record, a border of members or the end of the
// file stands behind the block. Each byte is looked at a fixed number of times, whatever the headers say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "onrecord/read/archive_stream.h"
#include "onrecord/read/header_fields.h"

namespace onrecord {

// Whether bytes begin as a record does: "WARC/1.".
bool begins_warc_record(std::string_view bytes);

struct WarcRecord {
  ArchivePlace place;
  HeaderFields fields;
  std::string_view block;  // Lives until next() is called again.

  // WARC-Target-URI, "" where there is none.
  std::string_view target() const;
};

struct WarcLoss {
  ArchivePlace place;  // Of the record, or of the bytes that are none.
  uint64_t at;         // Offset in the file where it shows.
  std::string cause;
};

class WarcRecords {
 public:
  using Item = std::variant<WarcRecord, WarcLoss>;

  // A record whose page would be larger than `max_record_bytes` is a loss. The stream must outlive this.
  WarcRecords(ArchiveStream& stream, uint64_t max_record_bytes)
      : stream_(stream), max_record_bytes_(max_record_bytes) {}

  // The next record or loss; empty at the end.
  std::optional<Item> next();

 private:
  struct Head {
    HeaderFields fields;
    size_t bytes = 0;
    uint64_t block_bytes = 0;
    uint64_t end() const { return bytes + block_bytes; }
  };

  Item read_record();
  Item read_head(std::string_view bytes);
  Item read_block(Head&& head);
  Item read_doubtful_block(Head&& head);
  Item give(Head&& head);
  WarcLoss tell_ended_early(const Head& head);
  std::optional<Item> end_stream();

  std::optional<size_t> find_begin(std::string_view bytes, size_t from);
  void pass_blank_lines();
  uint64_t pass_to_mark(size_t from, uint64_t end);
  WarcLoss lose_to_mark(std::string cause, size_t from, uint64_t end);

  ArchiveStream& stream_;
  uint64_t max_record_bytes_;
  size_t taken_ = 0;               // Bytes of the record that was given last.
  std::optional<WarcLoss> later_;  // To be told after that record.
};

}  // namespace onrecord
