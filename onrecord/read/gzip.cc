// libdeflate unpacks whole members fast, but says nothing of where one is damaged; zlib streams, and tells. So members
// go to libdeflate, and what it refuses goes through zlib once more to learn the place and the cause. So do files of
// very many members, each of which would cost libdeflate a guess of its size.
#include "onrecord/read/gzip.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "onrecord/read/record_limit.h"

namespace onrecord {
namespace {

struct DecompressorDeleter {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};
using Decompressor = std::unique_ptr<libdeflate_decompressor, DecompressorDeleter>;

class GunzipSource : public ByteSource {
 public:
  explicit GunzipSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) {
    ready_ = inflateInit2(&stream_, 15 + 16) == Z_OK;
    if (!ready_) fault_ = ReadFault{0, "out of memory"};
  }
  GunzipSource(const GunzipSource&) = delete;
  GunzipSource& operator=(const GunzipSource&) = delete;
  ~GunzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }

  size_t read(char* out, size_t bytes) override {
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min<size_t>(bytes, 1 << 30));
    const uInt wanted = stream_.avail_out;
    while (!fault_ && !ended_ && stream_.avail_out == wanted) step();
    return wanted - stream_.avail_out;
  }

 private:
  void step() {
    if (stream_.avail_in == 0) refill();
    if (stream_.avail_in == 0) {
      if (between_members_) {
        ended_ = !fault_;
      } else {
        fail("cut-off gzip");
      }
      return;
    }
    if (between_members_ && !begin_member()) return;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      between_members_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      fail(std::string("damaged gzip: ") + (stream_.msg != nullptr ? stream_.msg : "no message"));
    }
  }

  // Passes over padding. False when no member begins in what was read so far.
  bool begin_member() {
    while (members_ > 0 && stream_.avail_in > 0 && *stream_.next_in == 0) {
      ++stream_.next_in;
      --stream_.avail_in;
    }
    if (stream_.avail_in == 0) return false;
    if (members_ > 0 && *stream_.next_in != 0x1F) {
      fail("bytes behind the gzip data are none of it");
      return false;
    }
    inflateReset2(&stream_, 15 + 16);
    between_members_ = false;
    ++members_;
    return true;
  }

  void refill() {
    const size_t got = packed_->read(buffer_.data(), buffer_.size());
    taken_ += got;
    stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_in = static_cast<uInt>(got);
    if (packed_->fault()) fault_ = packed_->fault();
  }

  void fail(std::string cause) {
    if (!fault_) fault_ = ReadFault{taken_ - stream_.avail_in, std::move(cause)};
  }

  std::unique_ptr<ByteSource> packed_;
  std::array<char, 64 << 10> buffer_;
  z_stream stream_{};
  bool ready_;
  bool between_members_ = true;
  bool ended_ = false;
  uint64_t members_ = 0;
  uint64_t taken_ = 0;  // Packed bytes read so far.
};

Unpacked gunzip_with_zlib(std::string_view packed, uint64_t max_bytes) {
  Unpacked out;
  const std::unique_ptr<ByteSource> source = unpack_gzip(view_source(packed));
  read_up_to(*source, max_bytes + 1, out.bytes);
  out.fault = source->fault();
  if (out.bytes.size() > max_bytes) out.fault = ReadFault{0, "unpacked " + too_large(max_bytes, std::nullopt)};
  return out;
}

// The size that the trailer of the last member states, as a first guess.
uint64_t stated_size(std::string_view packed) {
  if (packed.size() < 4) return 0;
  uint32_t size = 0;
  for (size_t i = 4; i > 0; --i) size = size << 8 | static_cast<unsigned char>(packed[packed.size() - 5 + i]);
  return size;
}

bool is_padding(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

// Appends one member to `out` and takes it from `packed`. False when libdeflate refuses it or it is too large.
bool unpack_member(libdeflate_decompressor* decompressor, std::string_view& packed, uint64_t max_bytes,
                   std::string& out) {
  const size_t before = out.size();
  const uint64_t room = max_bytes - before;
  for (uint64_t size = std::min(room, std::max<uint64_t>(stated_size(packed), 4 * packed.size()));; size *= 4) {
    size = std::min(size, room);
    out.resize(before + size);
    size_t read = 0, written = 0;
    const libdeflate_result result = libdeflate_gzip_decompress_ex(decompressor, packed.data(), packed.size(),
                                                                   out.data() + before, size, &read, &written);
    if (result == LIBDEFLATE_SUCCESS) {
      out.resize(before + written);
      packed.remove_prefix(read);
      return true;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || size == room) return false;
  }
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed) {
  return std::make_unique<GunzipSource>(std::move(packed));
}

Unpacked gunzip(std::string_view packed, uint64_t max_bytes) {
  constexpr int most_members = 8;
  const Decompressor decompressor(libdeflate_alloc_decompressor());
  Unpacked out;
  int members = 0;
  for (std::string_view rest = packed; !is_padding(rest); ++members) {
    if (members == most_members || !decompressor || !unpack_member(decompressor.get(), rest, max_bytes, out.bytes)) {
      return gunzip_with_zlib(packed, max_bytes);
    }
  }
  return out;
}

}  // namespace onrecord
