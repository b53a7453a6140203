// What all decoders write to: characters with the bytes they were read from.
//
// Characters that follow each other and take the same share of text and source (kanji of two bytes, Cyrillic letters of
// one) are one linear piece of the map, so a page costs a piece a change of script and not a piece a character.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <string_view>

#include "onrecord/core/byte_map.h"
#include "onrecord/core/utf8.h"

namespace onrecord {

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
    write(bytes_.substr(begin, end - begin));
    go_on(begin, 1, 1);
    run_.source.end = static_cast<uint32_t>(end);
  }

  // One character that was read from [begin, end).
  void put(char32_t code, size_t begin, size_t end) {
    assert(begin < end);
    const uint32_t text_share = write(code);
    go_on(begin, text_share, static_cast<uint32_t>(end - begin));
    run_.source.end = static_cast<uint32_t>(end);
  }

  // The same for all characters of `source_share` bytes that follow each other from `offset` on. `code_at(offset)`: 0
  // where there is no such character. Gives the offset behind the last one.
  template <typename CodeAt>
  size_t put_characters(size_t offset, uint32_t source_share, CodeAt code_at) {
    for (char32_t code = code_at(offset); code != 0; code = code_at(offset)) {
      switch (utf8_bytes(code)) {
        case 1: offset = put_equals<1>(code, offset, source_share, code_at); break;
        case 2: offset = put_equals<2>(code, offset, source_share, code_at); break;
        case 3: offset = put_equals<3>(code, offset, source_share, code_at); break;
        default: offset = put_equals<4>(code, offset, source_share, code_at);
      }
    }
    return offset;
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
    flush();
    return {std::move(text_), std::move(map_)};
  }

 private:
  // Characters of equal shares that lie side by side in the source.
  struct Run {
    uint32_t text_share = 0, source_share = 0;  // Bytes a character; 0: no run.
    ByteRange source;
  };

  void flush() {
    text_.append(staged_.data(), staged_bytes_);
    staged_bytes_ = 0;
  }

  uint32_t write(char32_t code) {
    if (staged_bytes_ + utf8_bytes_max > staged_.size()) flush();
    const uint32_t written = write_utf8(code, staged_.data() + staged_bytes_);
    staged_bytes_ += written;
    return written;
  }

  void write(std::string_view text) {
    if (staged_bytes_ + text.size() > staged_.size()) flush();
    if (text.size() > staged_.size()) {
      text_.append(text);
    } else {
      std::memcpy(staged_.data() + staged_bytes_, text.data(), text.size());
      staged_bytes_ += text.size();
    }
  }

  // `code` and the characters behind it that have as many bytes, as far as there is room. The loop that all is about.
  template <uint32_t text_share, typename CodeAt>
  size_t put_equals(char32_t code, size_t offset, uint32_t source_share, CodeAt code_at) {
    if (staged_bytes_ + utf8_bytes_max > staged_.size()) flush();
    go_on(offset, text_share, source_share);
    char* target = staged_.data() + staged_bytes_;
    const char* const full = staged_.data() + staged_.size() - utf8_bytes_max;
    do {
      write_utf8<text_share>(code, target);
      target += text_share;
      offset += source_share;
      code = code_at(offset);
    } while (code != 0 && utf8_bytes(code) == text_share && target <= full);
    staged_bytes_ = static_cast<size_t>(target - staged_.data());
    run_.source.end = static_cast<uint32_t>(offset);
    return offset;
  }

  void close_run() {
    if (run_.source_share == 0) return;
    map_.append(run_.source.size() / run_.source_share * run_.text_share, run_.source, true);
    run_.source_share = 0;
  }

  // What is written next has these shares and begins at `begin`.
  void go_on(size_t begin, uint32_t text_share, uint32_t source_share) {
    if (run_.text_share == text_share && run_.source_share == source_share && run_.source.end == begin) return;
    close_run();
    run_ = {text_share, source_share, {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin)}};
  }

  std::string_view bytes_;
  std::string text_;
  // The end of the text. To append each character to a string costs more than to decode it.
  std::array<char, 512> staged_;
  size_t staged_bytes_ = 0;
  ByteMap map_;
  Run run_;
};

}  // namespace onrecord
