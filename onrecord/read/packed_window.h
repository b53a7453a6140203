// A file's bytes from a reading position on, with the last ones before it still at hand.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "onrecord/read/byte_source.h"

namespace onrecord {

class PackedWindow {
 public:
  // How far back() reaches at least.
  static constexpr size_t history_bytes = 256 << 10;

  // `offset`: where in the file the source stands.
  PackedWindow(std::unique_ptr<ByteSource> source, uint64_t offset) : source_(std::move(source)), begin_(offset) {}

  // The bytes from the position on: at least `wanted` unless the file ends. They live until the next call.
  std::string_view rest(size_t wanted = 1);
  // REQUIRES: bytes <= rest().size().
  void use(size_t bytes) { used_ += bytes; }
  uint64_t offset() const { return begin_ + used_; }
  // Goes back, as far as the history reaches. REQUIRES: offset <= this->offset().
  void go_back(uint64_t offset) { used_ = offset <= begin_ ? 0 : static_cast<size_t>(offset - begin_); }

  // What broke the file, if it did.
  const std::optional<ReadFault>& fault() const { return source_->fault(); }

 private:
  void refill();

  std::unique_ptr<ByteSource> source_;
  std::string bytes_;
  uint64_t begin_;   // Of bytes_, in the file.
  size_t used_ = 0;  // Of bytes_.
  bool ended_ = false;
};

}  // namespace onrecord
