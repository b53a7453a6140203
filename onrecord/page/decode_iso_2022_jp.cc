// https://encoding.spec.whatwg.org/#iso-2022-jp-decoder
//
// An escape sequence has no character. Its bytes belong to the first character behind it, so that the places of words
// stay in one piece and a place that begins with kanji begins with the escape that makes them kanji:
//
//      bytes  a ESC $ B F | ESC ( B b          text  a 日 b
//      place  0 [1     ,6) [6     ,10)
#include "onrecord/page/decode_two_byte.h"
#include "onrecord/page/encoding_indexes.h"

namespace onrecord {
namespace {

constexpr uint8_t escape = 0x1B;

// The set that the escape sequence at `offset` turns to.
std::optional<Iso2022JpSet> escaped_set(std::string_view bytes, size_t offset) {
  const std::string_view sequence = bytes.substr(offset + 1, 2);
  if (sequence == "(B") return Iso2022JpSet::ascii;
  if (sequence == "(J") return Iso2022JpSet::roman;
  if (sequence == "(I") return Iso2022JpSet::katakana;
  if (sequence == "$@" || sequence == "$B") return Iso2022JpSet::jis0208;
  return std::nullopt;
}

class Iso2022JpDecoder {
 public:
  Iso2022JpDecoder(std::string_view bytes, size_t offset, Iso2022JpSet set, DecodedText& out)
      : bytes_(bytes), at_(offset), begin_(offset), set_(set), out_(out) {}

  void decode() {
    while (at_ < bytes_.size()) {
      if (byte_at(bytes_, at_) == escape) {
        read_escape();
      } else if (set_ == Iso2022JpSet::jis0208) {
        read_pair_of_bytes();
      } else if (const size_t end = plain_end(); end > at_) {
        out_.copy(at_, end);
        escaped_ = false;
        at_ = begin_ = end;
      } else {
        write(code_of_byte(byte_at(bytes_, at_)), at_ + 1);
      }
    }
  }

 private:
  // The end of the stretch at `at_` that stands as it is.
  size_t plain_end() const {
    if (set_ != Iso2022JpSet::ascii || begin_ < at_) return at_;
    const auto is_plain = [](uint8_t byte) { return byte < 0x80 && byte != escape && byte != 0x0E && byte != 0x0F; };
    size_t end = at_;
    while (end < bytes_.size() && is_plain(byte_at(bytes_, end))) ++end;
    return end;
  }

  // An escape that nothing was written under is damage once the next one comes: it could hide something.
  void read_escape() {
    const std::optional<Iso2022JpSet> set = escaped_set(bytes_, at_);
    if (!set) return write(no_character, at_ + 1);
    if (escaped_) {
      out_.put_damage(begin_, at_);
      begin_ = at_;
    }
    escaped_ = true;
    set_ = *set;
    at_ += 3;
  }

  char32_t code_of_byte(uint8_t byte) const {
    if (set_ == Iso2022JpSet::katakana) return lies_in(byte, 0x21, 0x5F) ? 0xFF61 + (byte - 0x21u) : no_character;
    if (set_ == Iso2022JpSet::roman && byte == 0x5C) return 0x00A5;
    if (set_ == Iso2022JpSet::roman && byte == 0x7E) return 0x203E;
    return byte > 0x7F || byte == 0x0E || byte == 0x0F ? no_character : byte;
  }

  void read_pair_of_bytes() {
    const uint8_t lead = byte_at(bytes_, at_);
    const bool alone = at_ + 1 == bytes_.size() || byte_at(bytes_, at_ + 1) == escape;
    if (!lies_in(lead, 0x21, 0x7E) || alone) return write(no_character, at_ + 1);
    const uint8_t trail = byte_at(bytes_, at_ + 1);
    const bool fits = lies_in(trail, 0x21, 0x7E);
    write(fits ? code_of_pair(lead, trail) : no_character, at_ + 2);
  }

  static char32_t code_of_pair(uint8_t lead, uint8_t trail) {
    const char32_t code = look_up(jis0208_index, (lead - 0x21u) * 94 + trail - 0x21u);
    return code == 0 ? no_character : code;
  }

  // The character, or damage, that ends at `end`, with the escape before it.
  void write(char32_t code, size_t end) {
    if (code == no_character) {
      out_.put_damage(begin_, end);
    } else if (begin_ < at_) {
      out_.put_atomic({&code, 1}, begin_, end);
    } else {
      out_.put(code, begin_, end);
    }
    escaped_ = false;
    at_ = begin_ = end;
  }

  static constexpr char32_t no_character = 0xFFFFFFFF;  // NUL is a character here.

  std::string_view bytes_;
  size_t at_;
  size_t begin_;          // Of the escapes before `at_` that no character has taken yet.
  bool escaped_ = false;  // The last thing read was an escape: "ISO-2022-JP output".
  Iso2022JpSet set_;
  DecodedText& out_;
};

}  // namespace

void decode_iso_2022_jp(std::string_view bytes, size_t offset, Iso2022JpSet set, DecodedText& out) {
  Iso2022JpDecoder(bytes, offset, set, out).decode();
}

Iso2022JpSet last_iso_2022_jp_set(std::string_view bytes, Iso2022JpSet set) {
  for (size_t at = bytes.rfind(escape); at != std::string_view::npos; at = bytes.rfind(escape, at - 1)) {
    if (const std::optional<Iso2022JpSet> found = escaped_set(bytes, at)) return *found;
    if (at == 0) break;
  }
  return set;
}

}  // namespace onrecord
