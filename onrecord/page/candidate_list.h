// Collects what the markup says of a page, each thing with its place in the record.
#pragma once

#include <string>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/page/page.h"

namespace onrecord {

// What is longer is no title, name or date; nobody asks for its place.
inline constexpr size_t longest_candidate = 64 << 10;

class CandidateList {
 public:
  // `record_map` maps the decoded page to the record and must outlive the list.
  explicit CandidateList(const ByteMap& record_map) : record_map_(record_map) {}

  // `found` maps to the decoded page. White space is collapsed as in blocks; what shows nothing is passed over.
  void add(MetaField field, const MappedText& found, Coding coding, std::string reason);
  // The same for a list of words that commas or semicolons part: one candidate each.
  void add_each(MetaField field, const MappedText& found, Coding coding, const std::string& reason);

  std::vector<MetaCandidate> candidates;
  // Whether there were more than are kept: a page that says thousands of things of itself is out for something else.
  bool reached_limit = false;

 private:
  const ByteMap& record_map_;
};

}  // namespace onrecord
