#include "onrecord/store/zstd.h"

#include <zstd.h>

namespace onrecord {
namespace {

constexpr int level = 6;
constexpr unsigned long long max_content_bytes = 1ull << 30;

}  // namespace

std::string compress(std::string_view bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress(frame.data(), frame.size(), bytes.data(), bytes.size(), level);
  frame.resize(ZSTD_isError(size) ? 0 : size);
  return frame;
}

Result<std::string> decompress(std::string_view frame) {
  const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size > max_content_bytes) return Error{"damaged zstd frame"};
  std::string bytes(size, '\0');
  const size_t got = ZSTD_decompress(bytes.data(), bytes.size(), frame.data(), frame.size());
  if (got != size) return Error{"damaged zstd frame"};
  return bytes;
}

}  // namespace onrecord
