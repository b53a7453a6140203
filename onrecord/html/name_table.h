// Numbers for the element names that tag.h does not know, so that every name is compared as a number.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/html/tag.h"

namespace onrecord::html {

class NameTable {
 public:
  // All names behind this many share the last number.
  static constexpr uint32_t names_max = 10'000;

  // The number of a name: from tag_count on. Upper and lower case are the same. The name must stay where it is.
  uint16_t number_of(std::string_view name);
  // The same, or no_name for one that has no number.
  static constexpr uint16_t no_name = 0xFFFF;
  uint16_t find(std::string_view name) const;
  bool is_full() const { return names_.size() >= names_max; }

 private:
  void grow();
  size_t find_slot(std::string_view name, uint32_t hash) const;

  std::vector<std::string_view> names_;
  // The low half is one more than the index of a name, 0 a free slot; the high half is that of its hash, so that a name
  // that is another is seldom looked at. A power of two, at most half full.
  std::vector<uint32_t> slots_;
};

}  // namespace onrecord::html
