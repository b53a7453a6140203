#include "onrecord/read/packed_window.h"

namespace onrecord {

std::string_view PackedWindow::rest(size_t wanted) {
  while (bytes_.size() - used_ < wanted && !ended_) refill();
  return std::string_view(bytes_).substr(used_);
}

void PackedWindow::refill() {
  constexpr size_t step = 64 << 10;
  // Seldom, so that moving what is kept costs less than reading it did.
  if (used_ > 4 * history_bytes) {
    const size_t dropped = used_ - history_bytes;
    bytes_.erase(0, dropped);
    begin_ += dropped;
    used_ -= dropped;
  }
  const size_t before = bytes_.size();
  bytes_.resize(before + step);
  const size_t got = source_->read(bytes_.data() + before, step);
  bytes_.resize(before + got);
  ended_ = got == 0;
}

}  // namespace onrecord
