// What must hold of every text with its map; for tests and fuzzing.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/core/byte_map.h"

namespace onrecord {

// The first thing that is wrong, in words; "" where all holds: the pieces stand in the order of the text and of the
// source, inside the source.
inline std::string find_broken_order(const MappedText& mapped, size_t source_bytes) {
  if (mapped.map.text_bytes() != mapped.text.size()) return "the map is not as long as the text";
  const std::span<const MapPiece> pieces = mapped.map.pieces();
  uint32_t source_end = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const MapPiece& piece = pieces[i];
    const uint32_t text_end = i + 1 < pieces.size() ? pieces[i + 1].text_begin : mapped.map.text_bytes();
    if (i == 0 && piece.text_begin != 0) return "the first piece does not begin with the text";
    if (text_end <= piece.text_begin) return "a piece without text";
    if (piece.source.end > source_bytes || piece.source.begin > piece.source.end) return "a piece outside the source";
    if (piece.source.begin < source_end) return "pieces out of order";
    if (piece.linear && piece.source.empty()) return "a linear piece from nowhere";
    source_end = piece.source.end;
  }
  return {};
}

// The same, and that linear pieces are verbatim: texts of one charset, such as a tree's.
inline std::string find_broken(const MappedText& mapped, std::string_view source) {
  if (std::string broken = find_broken_order(mapped, source.size()); !broken.empty()) return broken;
  const std::span<const MapPiece> pieces = mapped.map.pieces();
  for (size_t i = 0; i < pieces.size(); ++i) {
    const uint32_t text_end = i + 1 < pieces.size() ? pieces[i + 1].text_begin : mapped.map.text_bytes();
    if (!pieces[i].linear) continue;
    if (slice(mapped.text, Span{pieces[i].text_begin, text_end}) != slice(source, pieces[i].source)) {
      return "a verbatim piece that stands otherwise in the source";
    }
  }
  return {};
}

}  // namespace onrecord
