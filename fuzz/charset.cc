// Every decoder, the choice of a charset and the repair of double encoding: each character stands where its map says,
// and the decoders of the checker, which are other code, read the same at the same places.
#include "onrecord/page/charset.h"
#include "fuzz/fuzz.h"
#include "onrecord/core/map_invariants.h"
#include "onrecord/core/utf8.h"
#include "onrecord/page/double_encoded.h"
#include "onrecord/page/meta_charset.h"
#include "onrecord/verify/characters.h"

namespace onrecord::fuzz {
namespace {

void check_same(const MappedText& decoded, const verify::Characters& characters) {
  require(decoded.text == verify::to_utf8(characters), "two decoders read other characters");
  uint32_t begin = 0;
  for (const verify::PlacedCharacter& c : characters) {
    const uint32_t end = begin + decode_utf8(decoded.text, begin).bytes;
    require(decoded.map.to_source(Span{begin, end}) == ByteRanges{{c.begin, c.end}}, "a character stands elsewhere");
    begin = end;
  }
}

void check_encoding(std::string_view bytes, Encoding encoding) {
  const MappedText decoded = decode(bytes, encoding, 0);
  require_whole(find_broken_order(decoded, bytes.size()));
  require(valid_utf8_prefix(decoded.text) == decoded.text.size(), "a decoder writes damaged UTF-8");
  check_same(decoded, verify::decode(bytes, {encoding}, 0));
  if (encoding != Encoding::utf_8 && encoding != Encoding::windows_1252) return;
  const MappedText meant = undo_double_encoding(decoded);
  require_whole(find_broken_order(meant, bytes.size()));
  check_same(meant, verify::decode(bytes, {encoding, true}, 0));
  static_cast<void>(is_certain(find_double_encoding(decoded.text)));
}

void check_choice(std::string_view bytes, const std::optional<std::string>& header) {
  const CharsetChoice choice = choose_charset(bytes, header, find_declared_charset(bytes));
  require(choice.bom_bytes <= bytes.size(), "a byte order mark outside the record");
  require_whole(find_broken_order(decode(bytes, choice.encoding, choice.bom_bytes), bytes.size()));
}

}  // namespace
}  // namespace onrecord::fuzz

// The first byte is the encoding, so that the fuzzer can stay with one.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  if (size == 0) return 0;
  const auto encoding = static_cast<Encoding>(data[0] % encoding_count);
  const std::string_view bytes = fuzz::view_of(data + 1, size - 1);
  fuzz::check_encoding(bytes, encoding);
  fuzz::check_choice(bytes, {});
  fuzz::check_choice(bytes, name_of(encoding));
  return 0;
}
