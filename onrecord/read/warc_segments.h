// Records that are split into several (ISO 28500:2017, section 7): the first one has WARC-Segment-Number 1, its
// `continuation` records name it in WARC-Segment-Origin-ID, and the last of them tells the length of all.
#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "onrecord/read/warc_records.h"

namespace onrecord {

class WarcSegments {
 public:
  // Of all records that wait for their end together no more than `max_bytes` are kept.
  explicit WarcSegments(uint64_t max_bytes) : max_bytes_(max_bytes) {}

  static bool is_segment(const WarcRecord& record);

  // Takes the first part of a record that is wanted. A loss for each older one that there is no room for any more.
  std::vector<WarcLoss> begin(const WarcRecord& first);
  // Takes a further part: the whole record once it is the last, a loss where it does not fit; else nothing. The block
  // of the record lives until the next call. Parts of records that were not begun are counted and passed over.
  std::optional<WarcRecords::Item> add(const WarcRecord& part);
  // What lacks its end; forgets it.
  std::vector<WarcLoss> end();
  uint64_t without_begin() const { return without_begin_; }

 private:
  struct Open {
    std::string id;
    ArchivePlace place;
    HeaderFields fields;
    std::string block;
    uint64_t parts = 1;
  };

  WarcLoss lose(std::list<Open>::iterator open, std::string cause);

  uint64_t max_bytes_;
  std::list<Open> open_;  // In the order of their begins; crawlers split one record at a time.
  Open whole_;            // The one that was given last.
  uint64_t bytes_ = 0;    // Of all blocks in open_.
  uint64_t without_begin_ = 0;
};

}  // namespace onrecord
