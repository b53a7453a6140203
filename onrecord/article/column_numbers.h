// Numbers as columns of the block model hold them. Private to this folder.
#pragma once

#include <algorithm>
#include <cstdint>

namespace onrecord {

// -1 where there is no whole.
inline int32_t percent(uint64_t part, uint64_t whole) {
  return whole == 0 ? -1 : static_cast<int32_t>(100 * part / whole);
}

inline int32_t count_of(uint32_t number) { return static_cast<int32_t>(std::min<uint32_t>(number, 32767)); }

}  // namespace onrecord
