// Pages that were UTF-8, were taken for windows-1252 by some program on their way, and written as UTF-8 again:
//
//      meant   don’t        UTF-8      64 6F 6E E2 80 99 74
//      read    donâ€™t      UTF-8      64 6F 6E C3 A2 E2 82 AC E2 84 A2 74        what the record has
//
// A page is repaired only when nothing speaks against it: there are many such sequences, most of them inside words, and
// hardly a letter or a curly mark stands otherwise. A page that talks about the damage has few, apart from words,
// beside the right characters, or names it ("mojibake"); it stays as it is.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/core/byte_map.h"

namespace onrecord {

struct DoubleEncoding {
  uint32_t sequences = 0;       // Characters whose windows-1252 bytes are one character of UTF-8.
  uint32_t in_words = 0;        // Of these: beside a letter or another one, or closing a quotation.
  uint32_t punctuation = 0;     // Of these: meaning a mark and not a letter.
  uint32_t contradictions = 0;  // Letters and curly marks beyond ASCII that are no part of one.
  uint32_t straight_marks = 0;  // Apostrophes of ASCII inside words, which a program that writes curly ones avoids.
  bool named = false;
};

// Cost: a search for one byte where there is no such sequence; linear.
DoubleEncoding find_double_encoding(std::string_view text);
bool is_certain(const DoubleEncoding& evidence);

// The text as it was meant. Each repaired character is an atomic piece with all the bytes of its sequence.
MappedText undo_double_encoding(const MappedText& decoded);

}  // namespace onrecord
