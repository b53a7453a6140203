#include "onrecord/core/byte_map.h"

#include <algorithm>
#include <utility>

namespace onrecord {
namespace {

void join(ByteRanges& out, ByteRange range) {
  if (range.empty()) return;
  if (!out.empty() && out.back().end == range.begin) {
    out.back().end = range.end;
  } else if (out.empty() || out.back() != range) {  // Two spans may touch one atomic piece.
    out.push_back(range);
  }
}

}  // namespace

void ByteMap::append(const ByteMap& other, Span span) {
  assert(span.end <= other.text_bytes());
  for (size_t i = other.piece_at(span.begin); span.begin < span.end; ++i) {
    const uint32_t end = std::min(other.text_end(i), span.end);
    append(end - span.begin, other.source_part(i, {span.begin, end}), other.pieces_[i].linear);
    span.begin = end;
  }
}

ByteRanges ByteMap::to_source(Span span) const {
  ByteRanges out;
  append_source(out, span);
  return out;
}

ByteRanges ByteMap::to_source(const Spans& spans) const {
  ByteRanges out;
  for (Span span : spans) append_source(out, span);
  return out;
}

std::optional<uint32_t> ByteMap::source_begin(Span span) const {
  for (size_t i = piece_at(span.begin); i < pieces_.size() && pieces_[i].text_begin < span.end; ++i) {
    const ByteRange part =
        source_part(i, {std::max(span.begin, pieces_[i].text_begin), std::min(span.end, text_end(i))});
    if (!part.empty()) return part.begin;
  }
  return std::nullopt;
}

bool ByteMap::is_verbatim() const {
  return pieces_.size() == 1 && pieces_.front().linear && pieces_.front().source.size() == text_bytes_;
}

void ByteMap::move_by(uint32_t bytes) {
  if (bytes == 0) return;
  for (MapPiece& piece : pieces_) {
    const ByteRange source = piece.source;
    piece.source = source.empty() ? ByteRange{} : ByteRange{source.begin + bytes, source.end + bytes};
  }
}

ByteMap ByteMap::through(const ByteMap& outer) && {
  if (!outer.is_verbatim()) return std::as_const(*this).through(outer);
  move_by(outer.pieces_.front().source.begin);
  return std::move(*this);
}

ByteMap ByteMap::through(const ByteMap& outer) const& {
  if (outer.is_verbatim()) return ByteMap(*this).through(outer);
  ByteMap out;
  for (size_t i = 0; i < pieces_.size(); ++i) {
    const MapPiece& piece = pieces_[i];
    const uint32_t bytes = text_end(i) - piece.text_begin;
    if (piece.linear) {
      assert(bytes == piece.source.size());
      out.append(outer, {piece.source.begin, piece.source.end});
      continue;
    }
    const ByteRanges source = outer.to_source(Span{piece.source.begin, piece.source.end});
    const ByteRange whole = source.empty() ? ByteRange{} : ByteRange{source.front().begin, source.back().end};
    out.append(bytes, whole, false);
  }
  assert(out.text_bytes() == text_bytes_);
  return out;
}

void ByteMap::cut(uint32_t text_bytes) {
  assert(text_bytes <= text_bytes_);
  while (!pieces_.empty() && pieces_.back().text_begin >= text_bytes) {
    text_bytes_ = pieces_.back().text_begin;
    pieces_.pop_back();
  }
  if (pieces_.empty() || text_bytes == text_bytes_) return;
  pieces_.back().source = source_part(pieces_.size() - 1, {pieces_.back().text_begin, text_bytes});
  text_bytes_ = text_bytes;
}

void ByteMap::clear() {
  pieces_.clear();
  text_bytes_ = 0;
}

ByteMap ByteMap::identity(uint32_t bytes) {
  ByteMap map;
  if (bytes > 0) map.append(bytes, {0, bytes}, true);
  return map;
}

// The last piece that begins at or before the offset; without branches, as nothing foresees which half it is in.
size_t ByteMap::piece_at(uint32_t text_offset) const {
  const MapPiece* first = pieces_.data();
  for (size_t left = pieces_.size(); left > 1;) {
    const size_t half = left / 2;
    first += first[half].text_begin <= text_offset ? half : 0;
    left -= half;
  }
  return static_cast<size_t>(first - pieces_.data());
}

uint32_t ByteMap::text_end(size_t piece) const {
  return piece + 1 < pieces_.size() ? pieces_[piece + 1].text_begin : text_bytes_;
}

// What the part `span` of a piece's text stands for. Off the borders between characters it takes rather more.
ByteRange ByteMap::source_part(size_t piece, Span span) const {
  const MapPiece& whole = pieces_[piece];
  if (!whole.linear) return whole.source;
  const uint64_t text = text_end(piece) - whole.text_begin, source = whole.source.size();
  const uint64_t begin = (span.begin - whole.text_begin) * source / text;
  const uint64_t end = ((span.end - whole.text_begin) * source + text - 1) / text;
  return {whole.source.begin + static_cast<uint32_t>(begin), whole.source.begin + static_cast<uint32_t>(end)};
}

void ByteMap::append_source(ByteRanges& out, Span span) const {
  assert(span.begin <= span.end);
  assert(span.end <= text_bytes_);
  if (span.empty()) return;
  for (size_t i = piece_at(span.begin); i < pieces_.size() && pieces_[i].text_begin < span.end; ++i) {
    const Span part{std::max(span.begin, pieces_[i].text_begin), std::min(span.end, text_end(i))};
    join(out, source_part(i, part));
  }
}

}  // namespace onrecord
