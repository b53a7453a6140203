// zstd frames (RFC 8878) through libzstd. Its own limit of 128 MiB for a window stays.
#include <zstd.h>

#include "onrecord/read/unpacker.h"

namespace onrecord {
namespace {

struct ContextDeleter {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

class ZstdUnpacker : public Unpacker {
 public:
  explicit ZstdUnpacker(const std::string& dictionary) : context_(ZSTD_createDCtx()) {
    const bool loaded =
        context_ && !ZSTD_isError(ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size()));
    if (!loaded) context_.reset();
  }

  void begin() override {
    if (context_) ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
  }

  UnpackStep step(std::string_view packed, char* out, size_t room) override {
    if (!context_) return {0, 0, UnpackStep::State::damaged, "the dictionary cannot be loaded"};
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer to{out, room, 0};
    const size_t result = ZSTD_decompressStream(context_.get(), &to, &in);
    UnpackStep step{in.pos, to.pos, UnpackStep::State::more, {}};
    if (result == 0) step.state = UnpackStep::State::ended;
    if (ZSTD_isError(result)) {
      step.state = UnpackStep::State::damaged;
      step.cause = ZSTD_getErrorName(result);
    }
    return step;
  }

 private:
  std::unique_ptr<ZSTD_DCtx, ContextDeleter> context_;
};

}  // namespace

std::unique_ptr<Unpacker> make_zstd_unpacker(const std::string& dictionary) {
  return std::make_unique<ZstdUnpacker>(dictionary);
}

}  // namespace onrecord
