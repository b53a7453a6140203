// The bytes of a record to UTF-8, with the map back.
//
// The order of proof: BOM > HTTP header > valid multi-byte UTF-8 > meta > guess. Decoders and labels are those of the
// WHATWG Encoding Standard (https://encoding.spec.whatwg.org/).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/page/encoding.h"

namespace onrecord {

struct CharsetChoice {
  Encoding encoding = Encoding::utf_8;
  std::string reason;  // As Charset::reason.
  uint32_t bom_bytes = 0;
  std::vector<std::string> notes;  // Each declaration that lost, and what could not be read.
};

// `header`: the charset of an HTTP header. `meta`: what the document's head declares; empty for what is no HTML.
CharsetChoice choose_charset(std::string_view bytes, const std::optional<std::string>& header,
                             const std::optional<std::string>& meta);

// Damage becomes U+FFFD, one atomic piece each. Offsets of the map count in `bytes`, from which the first `skipped`
// bytes (the BOM) are left out. REQUIRES: bytes.size() < 2^32; the result's too.
// Example: decode("\x93\x8C\x8B\x9E", Encoding::shift_jis, 0) -> "東京", each character from two bytes.
MappedText decode(std::string_view bytes, Encoding encoding, uint32_t skipped);

}  // namespace onrecord
