// ZIP archives and the collections in them: whatever a directory says, entries end, and what is read is what its sum
// says.
#include "onrecord/read/zip.h"

#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "onrecord/read/wacz.h"

namespace onrecord::fuzz {
namespace {

// A file in memory, with a path: archives are read from their end.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(memfd_create("archive", MFD_CLOEXEC)) {
    require(write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "no memory for a file");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(file_); }

  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

void check_entry(const std::string& path, const ZipEntry& entry) {
  constexpr uint64_t most = 1 << 20;
  std::string bytes;
  const std::unique_ptr<ByteSource> source = open_zip_entry(path, entry, 0);
  read_up_to(*source, most, bytes);
  require(source->fault() || bytes.size() == most || bytes.size() == entry.bytes,
          "an entry of another size than its own");
}

}  // namespace
}  // namespace onrecord::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const fuzz::MemoryFile file(fuzz::view_of(data, size));
  const ZipListing listing = list_zip(file.path());
  fuzz::require(listing.entries.size() <= size / 30, "more entries than the archive has room for");
  for (const ZipEntry& entry : listing.entries) fuzz::check_entry(file.path(), entry);
  read_wacz(file.path(), 4096, {}, [](ReadItem&&) { return true; });
  return 0;
}
