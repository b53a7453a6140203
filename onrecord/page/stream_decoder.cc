#include "onrecord/page/stream_decoder.h"

#include "onrecord/page/charset.h"

namespace onrecord {
namespace {

// What follows this far behind a character's bytes changes it no more: no sequence is longer.
constexpr size_t sequence_bytes_max = 4;

// The end of the text that stays as it is, whatever follows the `bytes` that it was decoded from.
uint32_t find_certain_end(const MappedText& decoded, size_t bytes) {
  uint32_t end = decoded.map.text_bytes();
  while (end > 0) {
    const uint32_t begin = static_cast<uint32_t>(previous_utf8(decoded.text, end));
    if (decoded.map.to_source(Span{begin, end}).back().end + sequence_bytes_max <= bytes) break;
    end = begin;
  }
  return end;
}

}  // namespace

void StreamDecoder::feed(std::string_view chunk, MappedText& out) {
  held_ += chunk;
  if (encoding_ == Encoding::replacement) return;  // All of it is one damage.
  const MappedText decoded = decode_held();
  move_out(decoded, find_certain_end(decoded, held_.size()), out);
}

void StreamDecoder::finish(MappedText& out) {
  const MappedText decoded = decode_held();
  move_out(decoded, decoded.map.text_bytes(), out);
}

MappedText StreamDecoder::decode_held() const {
  if (encoding_ != Encoding::iso_2022_jp) return decode(held_, encoding_, 0);
  DecodedText out(held_);
  decode_iso_2022_jp(held_, 0, set_, out);
  return out.take();
}

void StreamDecoder::move_out(const MappedText& decoded, uint32_t end, MappedText& out) {
  if (end == 0) return;
  ByteMap moved;
  moved.append(decoded.map, Span{0, end});
  for (size_t i = 0; i < moved.pieces().size(); ++i) {
    const MapPiece& piece = moved.pieces()[i];
    const uint32_t piece_end = i + 1 < moved.pieces().size() ? moved.pieces()[i + 1].text_begin : end;
    const ByteRange source{piece.source.begin + held_begin_, piece.source.end + held_begin_};
    out.map.append(piece_end - piece.text_begin, source, piece.linear);
  }
  out.text.append(decoded.text, 0, end);
  const uint32_t source_end = moved.pieces().back().source.end;
  if (encoding_ == Encoding::iso_2022_jp) {
    set_ = last_iso_2022_jp_set(std::string_view(held_).substr(0, source_end), set_);
  }
  held_.erase(0, source_end);
  held_begin_ += source_end;
}

}  // namespace onrecord
