// Decodes a record that comes in chunks, cut anywhere: what decode() gives for the whole, as far as it is certain.
//
//      chunks  93 8C 8B | 9E 20           feed    "東" [0,2)  |  "京 " [2,5)     (Shift_JIS)
#pragma once

#include "onrecord/page/decoders.h"
#include "onrecord/page/encoding.h"

namespace onrecord {

class StreamDecoder {
 public:
  // A BOM is a character here: who knows of one leaves it out.
  explicit StreamDecoder(Encoding encoding) : encoding_(encoding) {}

  // Adds what `chunk` makes certain to `out`. A few characters at its end may wait for what follows; places count from
  // the first byte of the stream. REQUIRES: the stream has less than 2^32 bytes; finish() was not called.
  void feed(std::string_view chunk, MappedText& out);
  // Adds what waits: the stream ends here.
  void finish(MappedText& out);

 private:
  MappedText decode_held() const;
  void move_out(const MappedText& decoded, uint32_t end, MappedText& out);

  Encoding encoding_;
  Iso2022JpSet set_ = Iso2022JpSet::ascii;  // In force at the front of held_.
  std::string held_;
  uint32_t held_begin_ = 0;  // In the stream.
};

}  // namespace onrecord
