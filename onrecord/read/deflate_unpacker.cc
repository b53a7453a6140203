// gzip members, zlib streams and raw deflate through zlib.
#include <zlib.h>

#include <algorithm>

#include "onrecord/read/unpacker.h"

namespace onrecord {
namespace {

class DeflateUnpacker : public Unpacker {
 public:
  // `window_bits` as inflateInit2() takes them: they choose the format, too.
  explicit DeflateUnpacker(int window_bits) : ready_(inflateInit2(&stream_, window_bits) == Z_OK) {}
  DeflateUnpacker(const DeflateUnpacker&) = delete;
  DeflateUnpacker& operator=(const DeflateUnpacker&) = delete;
  ~DeflateUnpacker() override {
    if (ready_) inflateEnd(&stream_);
  }

  void begin() override {
    if (ready_) inflateReset(&stream_);
  }

  UnpackStep step(std::string_view packed, char* out, size_t room) override {
    if (!ready_) return {0, 0, UnpackStep::State::damaged, "out of memory"};
    constexpr size_t most = 1 << 30;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(std::min(packed.size(), most));
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min(room, most));
    const uInt offered = stream_.avail_in, free = stream_.avail_out;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    UnpackStep step{offered - stream_.avail_in, free - stream_.avail_out, UnpackStep::State::more, {}};
    if (result == Z_STREAM_END) {
      step.state = UnpackStep::State::ended;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      step.state = UnpackStep::State::damaged;
      step.cause = stream_.msg != nullptr ? stream_.msg : "needs a dictionary";
    }
    return step;
  }

 private:
  z_stream stream_{};
  bool ready_;
};

constexpr int largest_window = 15;

}  // namespace

std::unique_ptr<Unpacker> make_gzip_unpacker() { return std::make_unique<DeflateUnpacker>(largest_window + 16); }
std::unique_ptr<Unpacker> make_zlib_unpacker() { return std::make_unique<DeflateUnpacker>(largest_window); }
std::unique_ptr<Unpacker> make_raw_deflate_unpacker() { return std::make_unique<DeflateUnpacker>(-largest_window); }

}  // namespace onrecord
