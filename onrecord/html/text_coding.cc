#include "onrecord/html/text_coding.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/html/references.h"
#include "onrecord/html/scan.h"

namespace onrecord::html {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Gives the pieces of a range to `sink(text, source, verbatim)` in order; stretches that stand as they are come whole.
template <typename Sink>
class Decoder {
 public:
  Decoder(std::string_view input, ByteRange range, uint8_t coding, Sink sink)
      : input_(input.substr(0, range.end)), at_(range.begin), plain_(range.begin), coding_(coding), sink_(sink) {}

  void run() {
    const char* const end = input_.data() + input_.size();
    while (true) {
      at_ = static_cast<size_t>(skip_plain_blocks(input_.data() + at_, end) - input_.data());
      const size_t block_end = std::min(at_ + 16, input_.size());
      while (at_ < block_end) pass_character();
      if (at_ >= input_.size()) break;
    }
    flush();
  }

 private:
  void pass_character() {
    const char c = input_[at_];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (!replace_special(c)) ++at_;
      return;
    }
    const Utf8Char decoded = decode_utf8(input_, at_);
    if (decoded.valid) {
      at_ += decoded.bytes;
    } else {
      replace(decoded.bytes, replacement);
    }
  }

  void flush() {
    if (plain_ == at_) return;
    sink_(input_.substr(plain_, at_ - plain_), range_of(plain_, at_), true);
  }

  void replace(size_t source_bytes, std::string_view text) {
    flush();
    if (!text.empty()) sink_(text, range_of(at_, at_ + source_bytes), false);
    at_ += source_bytes;
    plain_ = at_;
  }

  bool replace_special(char c) {
    if (c == '&') return replace_reference();
    if (c == '\r') {
      const bool pair = at_ + 1 < input_.size() && input_[at_ + 1] == '\n';
      replace(pair ? 2 : 1, "\n");
      return true;
    }
    if (c != '\0' || (coding_ & keep_nul_bit) != 0) return false;
    replace(1, (coding_ & drop_nul_bit) != 0 ? std::string_view() : replacement);
    return true;
  }

  bool replace_reference() {
    if ((coding_ & decode_references_bit) == 0) return false;
    const Reference reference = read_reference(input_, at_, (coding_ & attribute_bit) != 0);
    if (reference.source_bytes == 0) return false;
    replace(reference.source_bytes, reference.view());
    return true;
  }

  static ByteRange range_of(size_t begin, size_t end) {
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  std::string_view input_;
  size_t at_;
  size_t plain_;  // From here to at_ everything stands as it is.
  uint8_t coding_;
  Sink sink_;
};

}  // namespace

void append_decoded(std::string_view input, ByteRange range, uint8_t coding, uint32_t offset, MappedText& out) {
  const auto sink = [&](std::string_view text, ByteRange source, bool verbatim) {
    out.text += text;
    out.map.append(static_cast<uint32_t>(text.size()), {source.begin + offset, source.end + offset}, verbatim);
  };
  Decoder(input, range, coding, sink).run();
}

void append_decoded(std::string_view input, ByteRange range, uint8_t coding, std::string& out) {
  const auto sink = [&](std::string_view text, ByteRange, bool) { out += text; };
  Decoder(input, range, coding, sink).run();
}

}  // namespace onrecord::html
