// The list of pages that comes with a web archive (WACZ 1.1.1, "pages/pages.jsonl"): one JSON object a line, with
// `url`.
//
//     {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
//     {"url": "https://example.org/ferry", "ts": "2018-01-02T10:11:00Z", "title": "Ferry"}
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/read/byte_source.h"
#include "onrecord/read/warc_records.h"

namespace onrecord {

class PageList {
 public:
  // Adds the addresses of a list. Lines without one say nothing.
  void read(ByteSource& lines);
  bool empty() const { return met_.empty(); }

  // Whether a record answers to an address of the list. What such an address redirects to is in the list from then on.
  bool admits(const WarcRecord& record);

  // The addresses of the list that no record answered to, sorted.
  std::vector<std::string> missing() const;

 private:
  std::map<std::string, bool, std::less<>> met_;  // By address without its fragment: whether a record answered.
};

}  // namespace onrecord
