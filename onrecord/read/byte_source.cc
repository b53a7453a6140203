#include "onrecord/read/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "onrecord/read/walk.h"

namespace onrecord {
namespace {

class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::string& path)
      : own_(path != "-"), file_(own_ ? open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK) : STDIN_FILENO) {
    if (file_ < 0) fault_ = ReadFault{0, cause_of_errno(errno)};
  }
  FileSource(const std::string& path, uint64_t offset) : FileSource(path) {
    offset_ = offset;
    if (!fault_ && lseek(file_, static_cast<off_t>(offset), SEEK_SET) < 0) fault_ = ReadFault{0, cause_of_errno(errno)};
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (own_ && file_ >= 0) close(file_);
  }

  size_t read(char* out, size_t bytes) override {
    if (fault_) return 0;
    ssize_t got;
    do {
      got = ::read(file_, out, std::min<size_t>(bytes, 1 << 30));
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
      fault_ = ReadFault{offset_, cause_of_errno(errno)};
      return 0;
    }
    offset_ += static_cast<uint64_t>(got);
    return static_cast<size_t>(got);
  }

 private:
  bool own_;
  int file_;
  uint64_t offset_ = 0;
};

class PrependedSource : public ByteSource {
 public:
  PrependedSource(std::string head, std::unique_ptr<ByteSource> rest) : head_(std::move(head)), rest_(std::move(rest)) {
    if (head_.empty()) fault_ = rest_->fault();
  }

  size_t read(char* out, size_t bytes) override {
    if (used_ < head_.size()) {
      const size_t taken = std::min(bytes, head_.size() - used_);
      std::memcpy(out, head_.data() + used_, taken);
      used_ += taken;
      return taken;
    }
    const size_t got = rest_->read(out, bytes);
    fault_ = rest_->fault();
    return got;
  }

 private:
  std::string head_;
  size_t used_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

class ViewSource : public ByteSource {
 public:
  explicit ViewSource(std::string_view bytes) : rest_(bytes) {}
  size_t read(char* out, size_t bytes) override {
    const size_t taken = std::min(bytes, rest_.size());
    std::memcpy(out, rest_.data(), taken);
    rest_.remove_prefix(taken);
    return taken;
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::unique_ptr<ByteSource> view_source(std::string_view bytes) { return std::make_unique<ViewSource>(bytes); }

std::unique_ptr<ByteSource> open_file(const std::string& path) { return std::make_unique<FileSource>(path); }

std::unique_ptr<ByteSource> open_file_at(const std::string& path, uint64_t offset) {
  return std::make_unique<FileSource>(path, offset);
}

std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<PrependedSource>(std::move(head), std::move(rest));
}

void read_up_to(ByteSource& source, uint64_t bytes, std::string& out) {
  constexpr uint64_t step = 64 << 10;
  while (bytes > 0) {
    const size_t before = out.size();
    const size_t wanted = static_cast<size_t>(std::min<uint64_t>(bytes, std::max<uint64_t>(step, before)));
    out.resize(before + wanted);
    const size_t got = source.read(out.data() + before, wanted);
    out.resize(before + got);
    if (got == 0) return;
    bytes -= got;
  }
}

}  // namespace onrecord
