// Inputs that hold no text: images, documents in binary formats, programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct BinaryJunk {
  uint64_t at;        // The first byte that shows it.
  std::string cause;  // "a PDF document, no text"
};

// By magic bytes, or by more control characters than any text has (UTF-16 is text).
std::optional<BinaryJunk> find_binary_junk(std::string_view bytes);

}  // namespace onrecord
