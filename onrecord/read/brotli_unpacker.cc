// Brotli streams (RFC 7932) through libbrotlidec.
#include <brotli/decode.h>

#include "onrecord/read/unpacker.h"

namespace onrecord {
namespace {

struct DecoderDeleter {
  void operator()(BrotliDecoderState* decoder) const { BrotliDecoderDestroyInstance(decoder); }
};

class BrotliUnpacker : public Unpacker {
 public:
  void begin() override { decoder_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)); }

  UnpackStep step(std::string_view packed, char* out, size_t room) override {
    if (!decoder_) return {0, 0, UnpackStep::State::damaged, "out of memory"};
    const uint8_t* in = reinterpret_cast<const uint8_t*>(packed.data());
    uint8_t* to = reinterpret_cast<uint8_t*>(out);
    size_t left = packed.size(), free = room;
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(decoder_.get(), &left, &in, &free, &to, nullptr);
    UnpackStep step{packed.size() - left, room - free, UnpackStep::State::more, {}};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) step.state = UnpackStep::State::ended;
    if (result == BROTLI_DECODER_RESULT_ERROR) {
      step.state = UnpackStep::State::damaged;
      step.cause = BrotliDecoderErrorString(BrotliDecoderGetErrorCode(decoder_.get()));
    }
    return step;
  }

 private:
  std::unique_ptr<BrotliDecoderState, DecoderDeleter> decoder_;
};

}  // namespace

std::unique_ptr<Unpacker> make_brotli_unpacker() { return std::make_unique<BrotliUnpacker>(); }

}  // namespace onrecord
