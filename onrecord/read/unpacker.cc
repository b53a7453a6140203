#include "onrecord/read/unpacker.h"

#include <algorithm>

#include "onrecord/read/record_limit.h"

namespace onrecord {

std::string ratio_cause() { return "unpacks to more than " + std::to_string(largest_ratio) + " times its size"; }

Unpacked unpack_all(Unpacker& unpacker, std::string_view packed, uint64_t max_bytes) {
  constexpr size_t smallest_room = 16 << 10;
  Unpacked out;
  size_t used = 0;
  unpacker.begin();
  for (;;) {
    const size_t before = out.bytes.size();
    out.bytes.resize(before + std::max(before, smallest_room));
    const UnpackStep step = unpacker.step(packed.substr(used), out.bytes.data() + before, out.bytes.size() - before);
    used += step.used;
    out.bytes.resize(before + step.written);
    if (step.state == UnpackStep::State::damaged) out.fault = ReadFault{used, step.cause};
    if (is_bomb(used, out.bytes.size())) out.fault = ReadFault{used, ratio_cause()};
    if (out.bytes.size() > max_bytes) out.fault = ReadFault{used, "unpacked " + too_large(max_bytes, std::nullopt)};
    if (out.fault || step.state == UnpackStep::State::ended) return out;
    if (step.used == 0 && step.written == 0) {
      out.fault = ReadFault{used, "cut off"};
      return out;
    }
  }
}

}  // namespace onrecord
