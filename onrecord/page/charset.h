// The bytes of a record to UTF-8, with the map back.
//
// The order of proof: BOM > HTTP header > valid multi-byte UTF-8 > meta > guess. Decoders and labels follow the WHATWG
// Encoding Standard (https://encoding.spec.whatwg.org/) for UTF-8, UTF-16 and windows-1252; any other declared charset
// is read as best as can be and told in a note.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/byte_map.h"

namespace onrecord {

enum class Encoding : uint8_t { utf_8, utf_16le, utf_16be, windows_1252 };
const char* name_of(Encoding encoding);

struct CharsetChoice {
  Encoding encoding = Encoding::utf_8;
  std::string reason;  // As Charset::reason.
  uint32_t bom_bytes = 0;
  std::vector<std::string> notes;
};

// `header`: the charset of an HTTP header. `meta`: what the document's head declares; empty for what is no HTML.
CharsetChoice choose_charset(std::string_view bytes, const std::optional<std::string>& header,
                             const std::optional<std::string>& meta);

// Damage becomes U+FFFD, one atomic piece each. Offsets of the map count in `bytes`, from which the first `skipped`
// bytes (the BOM) are left out. REQUIRES: bytes.size() < 2^32; the result's too.
MappedText decode(std::string_view bytes, Encoding encoding, uint32_t skipped);

}  // namespace onrecord
