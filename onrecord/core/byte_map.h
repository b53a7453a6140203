// Where each character of a text came from.
//
// A text is put together from pieces. In a *linear* piece every character takes the same share of text and of source:
// it stands there byte for byte (verbatim), or in a charset that needs, say, two bytes where UTF-8 needs three. Any
// other piece (a character reference, damage, a run of white space that became one space) is atomic: a span that
// touches it covers all of its source. White space that lies between two words of one block is part of a piece, so a
// place breaks into several ranges at markup only.
//
//      source  a<b>b &amp;  c</b>
//      offset  0   4 6      12          (the two spaces before c, 11 to 13, are one atomic piece)
//      text    ab & c
//      pieces  {text 0, source [0,1), linear} {text 1, source [4,6), linear} {text 3, source [6,11), atomic}
//              {text 4, source [11,13), atomic} {text 5, source [13,14), linear}
//      at of "b & c"  =  [4,14)
//
//      source  Shift_JIS, 93 8C 8B 9E 20       text  E6 9D B1 E4 BA AC 20       ("Tokyo" in two kanji, and a space)
//      pieces  {text 0, source [0,4), linear: 3 for 2} {text 6, source [4,5), linear: 1 for 1}
#pragma once

#include <cassert>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "onrecord/core/span.h"

namespace onrecord {

struct MapPiece {
  uint32_t text_begin;  // The piece ends where the next one begins.
  ByteRange source;     // Empty for text that stands nowhere in the source (a separator of our own).
  bool linear;          // INVARIANT: between two characters, text and source are divided in the same proportion.
};

// Cost: one piece (16 bytes) per change of proportion, and one for each atomic piece; a lookup is a binary search.
class ByteMap {
 public:
  // The next `text_bytes` bytes of the text came from `source`. Linear pieces that go on in the same proportion are
  // one. REQUIRES: text_bytes > 0; linear implies !source.empty().
  void append(uint32_t text_bytes, ByteRange source, bool linear) {
    assert(text_bytes > 0);
    assert(!linear || !source.empty());
    if (linear && goes_on(text_bytes, source)) {
      pieces_.back().source.end = source.end;
    } else {
      pieces_.emplace_back(text_bytes_, source, linear);
    }
    text_bytes_ += text_bytes;
  }

  // Adds the part `span` of `other` behind this map: the text of this map was extended by that part of other's text.
  void append(const ByteMap& other, Span span);

  // Leaves the map of the first `text_bytes` of the text. REQUIRES: that is a character border, and not behind the end.
  void cut(uint32_t text_bytes);

  // The source ranges of a part of the text, in text order; neighbours that touch are joined. Empty for an empty span.
  // REQUIRES: the span stands on character borders.
  ByteRanges to_source(Span span) const;
  ByteRanges to_source(const Spans& spans) const;
  // Where the first of them begins; empty where there is none.
  std::optional<uint32_t> source_begin(Span span) const;

  // The map from this text to the source of its source: `outer` maps the text that this map calls its source.
  // Example: tree text -> decoded page, decoded page -> record  gives  tree text -> record.
  // REQUIRES: the linear pieces of this map are verbatim.
  ByteMap through(const ByteMap& outer) const&;
  ByteMap through(const ByteMap& outer) &&;

  uint32_t text_bytes() const { return text_bytes_; }
  std::span<const MapPiece> pieces() const { return pieces_; }
  void clear();

  // A map of n bytes that stand at the same offsets in the source.
  static ByteMap identity(uint32_t bytes);

 private:
  // Whether the last piece and the next `bytes` from `source` are one linear piece.
  bool goes_on(uint32_t bytes, ByteRange source) const {
    if (pieces_.empty()) return false;
    const MapPiece& last = pieces_.back();
    return last.linear && last.source.end == source.begin &&
           uint64_t{text_bytes_ - last.text_begin} * source.size() == uint64_t{bytes} * last.source.size();
  }
  size_t piece_at(uint32_t text_offset) const;
  uint32_t text_end(size_t piece) const;
  ByteRange source_part(size_t piece, Span span) const;
  void append_source(ByteRanges& out, Span span) const;
  bool is_verbatim() const;
  void move_by(uint32_t bytes);

  std::vector<MapPiece> pieces_;
  uint32_t text_bytes_ = 0;
};

// A text of ours with its map. INVARIANT: map.text_bytes() == text.size().
struct MappedText {
  std::string text;
  ByteMap map;
};

}  // namespace onrecord
