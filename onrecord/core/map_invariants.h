// What must hold of every text with its map; for tests and fuzzing.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/core/byte_map.h"

namespace onrecord {

// The first thing that is wrong, in words; "" where all holds: the pieces stand in the order of the text and of the
// source, inside the source, and a verbatim one is the same bytes there.
inline std::string find_broken(const MappedText& mapped, std::string_view source) {
  if (mapped.map.text_bytes() != mapped.text.size()) return "the map is not as long as the text";
  const std::span<const MapPiece> pieces = mapped.map.pieces();
  uint32_t source_end = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const MapPiece& piece = pieces[i];
    const uint32_t text_end = i + 1 < pieces.size() ? pieces[i + 1].text_begin : mapped.map.text_bytes();
    if (i == 0 && piece.text_begin != 0) return "the first piece does not begin with the text";
    if (text_end <= piece.text_begin) return "a piece without text";
    if (piece.source.end > source.size() || piece.source.begin > piece.source.end) return "a piece outside the source";
    if (piece.source.begin < source_end) return "pieces out of order";
    source_end = piece.source.end;
    if (!piece.verbatim) continue;
    if (slice(mapped.text, Span{piece.text_begin, text_end}) != slice(source, piece.source)) {
      return "a verbatim piece that stands otherwise in the source";
    }
  }
  return {};
}

}  // namespace onrecord
