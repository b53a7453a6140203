// The bytes of one file in a ZIP archive: found behind its local head, stored or deflated, checked against their sum.
#include <zlib.h>

#include <algorithm>

#include "onrecord/read/little_endian.h"
#include "onrecord/read/packed_window.h"
#include "onrecord/read/unpacker.h"
#include "onrecord/read/zip.h"

namespace onrecord {
namespace {

constexpr uint16_t stored = 0, deflated = 8;

class BrokenSource : public ByteSource {
 public:
  explicit BrokenSource(std::string cause) { fault_ = ReadFault{0, std::move(cause)}; }
  size_t read(char*, size_t) override { return 0; }
};

// At most so many bytes of another source.
class BoundedSource : public ByteSource {
 public:
  BoundedSource(std::unique_ptr<ByteSource> source, uint64_t bytes) : source_(std::move(source)), left_(bytes) {}

  size_t read(char* out, size_t bytes) override {
    const size_t got = source_->read(out, static_cast<size_t>(std::min<uint64_t>(bytes, left_)));
    left_ -= got;
    fault_ = source_->fault();
    return got;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  uint64_t left_;
};

class InflatedSource : public ByteSource {
 public:
  explicit InflatedSource(std::unique_ptr<ByteSource> packed)
      : packed_(std::move(packed), 0), unpacker_(make_raw_deflate_unpacker()) {
    unpacker_->begin();
  }

  size_t read(char* out, size_t bytes) override {
    while (!fault_ && !ended_) {
      const bool at_end = packed_.rest().empty();
      UnpackStep step = unpacker_->step(packed_.rest(), out, bytes);
      packed_.use(step.used);
      written_ += step.written;
      ended_ = step.state == UnpackStep::State::ended;
      if (step.state == UnpackStep::State::damaged) fail("damaged: " + step.cause);
      if (is_bomb(packed_.offset(), written_)) fail(ratio_cause());
      if (step.written > 0) return step.written;
      if (at_end && !ended_) fail("cut off");
    }
    return 0;
  }

 private:
  void fail(std::string cause) { fault_ = ReadFault{written_, "zip entry: " + std::move(cause)}; }

  PackedWindow packed_;
  std::unique_ptr<Unpacker> unpacker_;
  uint64_t written_ = 0;
  bool ended_ = false;
};

// Breaks at its end where length or check sum are not what the directory says.
class CheckedSource : public ByteSource {
 public:
  CheckedSource(std::unique_ptr<ByteSource> source, const ZipEntry& entry)
      : source_(std::move(source)), bytes_(entry.bytes), check_sum_(entry.check_sum) {}

  size_t read(char* out, size_t bytes) override {
    const size_t got = source_->read(out, bytes);
    sum_ = crc32_z(sum_, reinterpret_cast<const Bytef*>(out), got);
    read_ += got;
    fault_ = source_->fault();
    if (got > 0 || fault_ || bytes == 0) return got;
    if (read_ != bytes_) {
      fault_ = ReadFault{read_, "zip entry: has " + std::to_string(read_) + " of " + std::to_string(bytes_) + " bytes"};
    } else if (sum_ != check_sum_) {
      fault_ = ReadFault{read_, "zip entry: the check sum is wrong, any part of it may be damaged"};
    }
    return 0;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  uint64_t bytes_, read_ = 0;
  uLong check_sum_, sum_ = 0;
};

std::optional<uint64_t> find_data(const std::string& path, const ZipEntry& entry) {
  constexpr size_t head_bytes = 30;
  std::string head;
  read_up_to(*open_file_at(path, entry.offset), head_bytes, head);
  if (head.size() < head_bytes || !head.starts_with("PK\x03\x04")) return std::nullopt;
  return entry.offset + head_bytes + read_little_endian(head, 26, 2) + read_little_endian(head, 28, 2);
}

std::unique_ptr<ByteSource> open_stored(const std::string& path, const ZipEntry& entry, uint64_t data,
                                        uint64_t offset) {
  const uint64_t left = entry.bytes - std::min(offset, entry.bytes);
  return std::make_unique<BoundedSource>(open_file_at(path, data + offset), left);
}

std::unique_ptr<ByteSource> open_deflated(const std::string& path, const ZipEntry& entry, uint64_t data) {
  return std::make_unique<InflatedSource>(
      std::make_unique<BoundedSource>(open_file_at(path, data), entry.packed_bytes));
}

void pass(ByteSource& source, uint64_t bytes) {
  char buffer[16 << 10];
  while (bytes > 0) {
    const size_t got = source.read(buffer, static_cast<size_t>(std::min<uint64_t>(bytes, sizeof buffer)));
    if (got == 0) return;
    bytes -= got;
  }
}

}  // namespace

std::unique_ptr<ByteSource> open_zip_entry(const std::string& path, const ZipEntry& entry, uint64_t offset) {
  const std::optional<uint64_t> data = find_data(path, entry);
  if (!data) return std::make_unique<BrokenSource>("zip entry: nothing stands where the directory says");
  if (entry.encrypted) return std::make_unique<BrokenSource>("zip entry: encrypted");
  if (entry.method != stored && entry.method != deflated) {
    return std::make_unique<BrokenSource>("zip entry: packed by method " + std::to_string(entry.method) +
                                          ", not stored or deflated");
  }
  if (offset > 0 && entry.method == stored) return open_stored(path, entry, *data, offset);
  auto source = entry.method == stored ? open_stored(path, entry, *data, 0) : open_deflated(path, entry, *data);
  source = std::make_unique<CheckedSource>(std::move(source), entry);
  pass(*source, offset);
  return source;
}

}  // namespace onrecord
