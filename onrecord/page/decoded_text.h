// What all decoders write to: characters with the bytes they were read from.
//
// Characters that follow each other and take the same share of text and source (kanji of two bytes, Cyrillic letters of
// one) are one linear piece of the map, so a page costs a piece a change of script and not a piece a character.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstring>
#include <string_view>

#include "onrecord/core/byte_map.h"
#include "onrecord/core/utf8.h"

namespace onrecord {

// The end of the stretch of ASCII bytes that begins at `offset`.
inline size_t ascii_end(std::string_view bytes, size_t offset) {
  for (; offset + 8 <= bytes.size(); offset += 8) {
    uint64_t word;
    std::memcpy(&word, bytes.data() + offset, 8);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80) ++offset;
  return offset;
}

class DecodedText {
 public:
  // `bytes` outlives this; offsets count in it.
  explicit DecodedText(std::string_view bytes) : bytes_(bytes) {
    constexpr size_t never_in_place = 64;  // On the heap even when short, so that views stay good when it is moved.
    text_.reserve(std::max(bytes.size(), never_in_place));
  }

  // The bytes [begin, end) as they are. REQUIRES: they are UTF-8.
  void copy(size_t begin, size_t end) {
    if (begin == end) return;
    text_.append(bytes_.substr(begin, end - begin));
    if (run_.text_share != 1 || run_.source_share != 1 || run_.source.end != begin) start_run(begin, 1, 1);
    run_.source.end = static_cast<uint32_t>(end);
  }

  // One character that was read from [begin, end).
  void put(char32_t code, size_t begin, size_t end) {
    assert(begin < end);
    const uint32_t text_share = write(code), source_share = static_cast<uint32_t>(end - begin);
    if (run_.text_share != text_share || run_.source_share != source_share || run_.source.end != begin) {
      start_run(begin, text_share, source_share);
    }
    run_.source.end = static_cast<uint32_t>(end);
  }

  // The same for what has an atomic piece of its own: damage, and a base letter with its accent.
  void put_atomic(std::u32string_view codes, size_t begin, size_t end) {
    assert(begin < end);
    close_run();
    uint32_t bytes = 0;
    for (char32_t code : codes) bytes += write(code);
    map_.append(bytes, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}, false);
  }
  void put_damage(size_t begin, size_t end) { put_atomic({&replacement_character, 1}, begin, end); }

  // The text with its map; ends this object's use.
  MappedText take() {
    close_run();
    return {std::move(text_), std::move(map_)};
  }

 private:
  // Characters of equal shares that lie side by side in the source.
  struct Run {
    uint32_t text_share = 0, source_share = 0;  // Bytes a character; 0: no run.
    ByteRange source;
  };

  uint32_t write(char32_t code) {
    const size_t before = text_.size();
    append_utf8(text_, code);
    return static_cast<uint32_t>(text_.size() - before);
  }

  void close_run() {
    if (run_.source_share == 0) return;
    map_.append(run_.source.size() / run_.source_share * run_.text_share, run_.source, true);
    run_.source_share = 0;
  }

  void start_run(size_t begin, uint32_t text_share, uint32_t source_share) {
    close_run();
    run_ = {text_share, source_share, {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin)}};
  }

  std::string_view bytes_;
  std::string text_;
  ByteMap map_;
  Run run_;
};

}  // namespace onrecord
