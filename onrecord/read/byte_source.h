// A stream of bytes: a file, standard input, or either unpacked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct ReadFault {
  uint64_t at;  // Offset in the file.
  std::string cause;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Reads up to `bytes` bytes, at least one unless the stream ends or breaks; then 0.
  virtual size_t read(char* out, size_t bytes) = 0;

  // What broke the stream, if it did.
  const std::optional<ReadFault>& fault() const { return fault_; }

 protected:
  std::optional<ReadFault> fault_;
};

// "-" is standard input. A file that cannot be opened is a stream that breaks at once.
std::unique_ptr<ByteSource> open_file(const std::string& path);
// From an offset on. Past the end of the file it is empty.
std::unique_ptr<ByteSource> open_file_at(const std::string& path, uint64_t offset);

// Bytes in memory, which must outlive it.
std::unique_ptr<ByteSource> view_source(std::string_view bytes);

// The bytes `head`, then those of `rest`.
std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> rest);

// Unpacks gzip (RFC 1952) member by member, as it reads. A cut-off or damaged stream breaks at the offset of the packed
// bytes where that shows.
std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed);

// Appends at most `bytes` bytes to `out`; fewer only at the end of the stream.
void read_up_to(ByteSource& source, uint64_t bytes, std::string& out);

}  // namespace onrecord
