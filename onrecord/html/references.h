// Character references: "&amp;", "&#39;", "&#x27;", "&notit".
//
// Follows https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state, on input that is all there: a
// reference is read in one call where the standard has ten states.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord::html {

struct Reference {
  uint32_t source_bytes = 0;  // Zero: the ampersand is text.
  uint8_t text_bytes = 0;
  char text[7] = {};  // UTF-8; one or two characters.

  std::string_view view() const { return {text, text_bytes}; }
};

// The reference that begins at `offset`. In an attribute "&not=" and "&nota" stay as they are.
// REQUIRES: input[offset] == '&'. Cost: bounded, but for digits, which are all read.
Reference read_reference(std::string_view input, size_t offset, bool in_attribute);

}  // namespace onrecord::html
