// https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified) and the sections behind it
#include "onrecord/verify/sequences.h"

#include "onrecord/page/encoding_indexes.h"

namespace onrecord::verify {
namespace {

constexpr int end_of_queue = -1;
constexpr char32_t error = 0xFFFD;

struct Step {
  enum class Kind : uint8_t { go_on, character, finished } kind = Kind::go_on;
  char32_t code = 0, accent = 0;
  uint32_t put_back = 0;  // Bytes that are read again.
  uint32_t behind = 0;    // Bytes that were read and belong to what comes next.
};

Step go_on() { return {}; }
Step finished() { return {Step::Kind::finished}; }
Step character(char32_t code) { return {Step::Kind::character, code}; }
Step failed(uint32_t put_back = 0) { return {Step::Kind::character, error, 0, put_back}; }

// An index's answer to the two bytes of a pair. ASCII that made no sense is put back.
Step character_or_error(char32_t code, int byte) { return code != 0 ? character(code) : failed(byte < 0x80 ? 1 : 0); }

bool lies_in(int byte, int first, int last) { return byte >= first && byte <= last; }

template <size_t size>
char32_t entry(const char16_t (&index)[size], int pointer) {
  return pointer >= 0 && static_cast<size_t>(pointer) < size ? index[pointer] : 0;
}

class Gb18030 {
 public:
  Step handle(int byte) {
    if (byte == end_of_queue) return cut_off();
    if (third_ != 0) return fourth(byte);
    if (second_ != 0) {
      if (lies_in(byte, 0x81, 0xFE)) return third_ = byte, go_on();
      first_ = second_ = 0;
      return failed(2);
    }
    if (first_ != 0) return second(byte);
    if (byte < 0x80) return character(static_cast<char32_t>(byte));
    if (byte == 0x80) return character(0x20AC);
    if (byte == 0xFF) return failed();
    first_ = byte;
    return go_on();
  }

 private:
  Step cut_off() {
    const bool inside = first_ != 0;
    first_ = second_ = third_ = 0;
    return inside ? failed() : finished();
  }

  Step second(int byte) {
    if (lies_in(byte, '0', '9')) return second_ = byte, go_on();
    const int lead = first_, offset = byte < 0x7F ? 0x40 : 0x41;
    first_ = 0;
    const bool fits = lies_in(byte, 0x40, 0x7E) || lies_in(byte, 0x80, 0xFE);
    return character_or_error(fits ? entry(gbk_index, (lead - 0x81) * 190 + byte - offset) : 0, byte);
  }

  Step fourth(int byte) {
    const bool fits = lies_in(byte, '0', '9');
    const int pointer = ((first_ - 0x81) * 10 + second_ - '0') * 1260 + (third_ - 0x81) * 10 + byte - '0';
    first_ = second_ = third_ = 0;
    if (!fits) return failed(3);
    const char32_t code = code_of_range(static_cast<uint32_t>(pointer));
    return code != 0 ? character(code) : failed();
  }

  static char32_t code_of_range(uint32_t pointer) {
    if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
    if (pointer == 7457) return 0xE7C7;
    uint32_t begin = 189000;
    char32_t code = 0x10000;
    for (size_t i = 0; pointer < 189000 && i < 206 && gb18030_range_pointers[i] <= pointer; ++i) {
      begin = gb18030_range_pointers[i];
      code = gb18030_range_codes[i];
    }
    return code + pointer - begin;
  }

  int first_ = 0, second_ = 0, third_ = 0;
};

// Big5, EUC-KR and Shift_JIS: a lead byte and a trail.
class Pairs {
 public:
  explicit Pairs(Encoding encoding) : encoding_(encoding) {}

  Step handle(int byte) {
    if (byte == end_of_queue) return lead_ != 0 ? (lead_ = 0, failed()) : finished();
    if (lead_ == 0) return first(byte);
    const int lead = lead_;
    lead_ = 0;
    if (encoding_ == Encoding::big5) return big5(lead, byte);
    return character_or_error(encoding_ == Encoding::euc_kr ? euc_kr(lead, byte) : shift_jis(lead, byte), byte);
  }

 private:
  Step first(int byte) {
    if (byte < 0x80) return character(static_cast<char32_t>(byte));
    if (encoding_ == Encoding::shift_jis) {
      if (byte == 0x80) return character(0x80);
      if (lies_in(byte, 0xA1, 0xDF)) return character(static_cast<char32_t>(0xFF61 - 0xA1 + byte));
      if (byte == 0xA0 || byte > 0xFC) return failed();
    }
    if (!lies_in(byte, 0x81, 0xFE)) return failed();
    lead_ = byte;
    return go_on();
  }

  static Step big5(int lead, int byte) {
    const bool fits = lies_in(byte, 0x40, 0x7E) || lies_in(byte, 0xA1, 0xFE);
    const int pointer = fits ? (lead - 0x81) * 157 + byte - (byte < 0x7F ? 0x40 : 0x62) : -1;
    if (pointer == 1133 || pointer == 1135 || pointer == 1164 || pointer == 1166) {
      const char32_t base = pointer < 1150 ? 0xCA : 0xEA;
      return {Step::Kind::character, base, pointer == 1133 || pointer == 1164 ? 0x304u : 0x30Cu};
    }
    char32_t code = entry(big5_index, pointer);
    if (code != 0 && (big5_plane_two[pointer / 32] & 1u << (pointer % 32)) != 0) code += 0x20000;
    return character_or_error(code, byte);
  }

  static char32_t euc_kr(int lead, int byte) {
    return lies_in(byte, 0x41, 0xFE) ? entry(euc_kr_index, (lead - 0x81) * 190 + byte - 0x41) : 0;
  }

  static char32_t shift_jis(int lead, int byte) {
    if (!lies_in(byte, 0x40, 0x7E) && !lies_in(byte, 0x80, 0xFC)) return 0;
    const int pointer = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + byte - (byte < 0x7F ? 0x40 : 0x41);
    if (lies_in(pointer, 8836, 10715)) return static_cast<char32_t>(0xE000 - 8836 + pointer);
    return entry(jis0208_index, pointer);
  }

  Encoding encoding_;
  int lead_ = 0;
};

class EucJp {
 public:
  Step handle(int byte) {
    const int lead = lead_;
    lead_ = 0;
    if (byte == end_of_queue) return lead != 0 ? failed() : finished();
    if (lead == 0x8E && lies_in(byte, 0xA1, 0xDF)) return character(static_cast<char32_t>(0xFF61 - 0xA1 + byte));
    if (lead == 0x8F && lies_in(byte, 0xA1, 0xFE)) return jis0212_ = true, lead_ = byte, go_on();
    if (lead != 0) {
      const bool fits = lies_in(lead, 0xA1, 0xFE) && lies_in(byte, 0xA1, 0xFE);
      const int pointer = fits ? (lead - 0xA1) * 94 + byte - 0xA1 : -1;
      const char32_t code = jis0212_ ? entry(jis0212_index, pointer) : entry(jis0208_index, pointer);
      jis0212_ = false;
      return character_or_error(code, byte);
    }
    if (byte < 0x80) return character(static_cast<char32_t>(byte));
    if (byte != 0x8E && byte != 0x8F && !lies_in(byte, 0xA1, 0xFE)) return failed();
    lead_ = byte;
    return go_on();
  }

 private:
  bool jis0212_ = false;
  int lead_ = 0;
};

class Iso2022Jp {
 public:
  Step handle(int byte) {
    switch (state_) {
      case State::escape_start: return escape_start(byte);
      case State::escape: return escape(byte);
      case State::trail: return trail(byte);
      default: break;
    }
    if (byte == 0x1B) return state_ = State::escape_start, go_on();
    if (byte == end_of_queue) return finished();
    output_ = false;
    if (state_ == State::lead) {
      if (!lies_in(byte, 0x21, 0x7E)) return failed();
      lead_ = byte;
      state_ = State::trail;
      return go_on();
    }
    return one_byte(byte);
  }

 private:
  enum class State : uint8_t { ascii, roman, katakana, lead, trail, escape_start, escape };

  Step one_byte(int byte) const {
    if (state_ == State::katakana) {
      return lies_in(byte, 0x21, 0x5F) ? character(static_cast<char32_t>(0xFF61 - 0x21 + byte)) : failed();
    }
    if (state_ == State::roman && byte == 0x5C) return character(0xA5);
    if (state_ == State::roman && byte == 0x7E) return character(0x203E);
    return byte > 0x7F || byte == 0x0E || byte == 0x0F ? failed() : character(static_cast<char32_t>(byte));
  }

  Step trail(int byte) {
    state_ = byte == 0x1B ? State::escape_start : State::lead;
    if (byte == 0x1B) return {Step::Kind::character, error, 0, 0, 1};
    if (byte == end_of_queue || !lies_in(byte, 0x21, 0x7E)) return failed();
    const char32_t code = entry(jis0208_index, (lead_ - 0x21) * 94 + byte - 0x21);
    return code != 0 ? character(code) : failed();
  }

  Step escape_start(int byte) {
    if (byte == 0x24 || byte == 0x28) return lead_ = byte, state_ = State::escape, go_on();
    output_ = false;
    state_ = output_state_;
    return failed(byte == end_of_queue ? 0 : 1);
  }

  Step escape(int byte) {
    State state = State::escape;
    if (lead_ == 0x28 && byte == 0x42) state = State::ascii;
    if (lead_ == 0x28 && byte == 0x4A) state = State::roman;
    if (lead_ == 0x28 && byte == 0x49) state = State::katakana;
    if (lead_ == 0x24 && (byte == 0x40 || byte == 0x42)) state = State::lead;
    if (state == State::escape) {
      output_ = false;
      state_ = output_state_;
      return failed(byte == end_of_queue ? 1 : 2);
    }
    state_ = output_state_ = state;
    const bool idle = output_;
    output_ = true;
    if (!idle) return go_on();
    return {Step::Kind::character, error, 0, 0, 3};  // The escape before this one.
  }

  State state_ = State::ascii, output_state_ = State::ascii;
  int lead_ = 0;
  bool output_ = false;
};

// A character's bytes are all that were read since the last one, escapes with it.
template <typename Machine>
Characters run(std::string_view bytes, uint32_t offset, Machine machine) {
  Characters out;
  uint32_t begin = 0;
  for (uint32_t at = 0;;) {
    const bool ended = at == bytes.size();
    const Step step = machine.handle(ended ? end_of_queue : static_cast<uint8_t>(bytes[at]));
    if (!ended) ++at;
    if (step.kind == Step::Kind::finished) return out;
    at -= step.put_back;
    if (step.kind == Step::Kind::go_on) continue;
    const uint32_t end = at - step.behind;
    out.push_back({step.code, offset + begin, offset + end});
    if (step.accent != 0) out.push_back({step.accent, offset + begin, offset + end});
    begin = end;
  }
}

}  // namespace

bool is_multi_byte(Encoding encoding) {
  switch (encoding) {
    case Encoding::big5:
    case Encoding::euc_jp:
    case Encoding::euc_kr:
    case Encoding::gb18030:
    case Encoding::gbk:
    case Encoding::iso_2022_jp:
    case Encoding::shift_jis: return true;
    default: return false;
  }
}

Characters decode_sequences(std::string_view bytes, Encoding encoding, uint32_t offset) {
  switch (encoding) {
    case Encoding::gb18030:
    case Encoding::gbk: return run(bytes, offset, Gb18030{});
    case Encoding::euc_jp: return run(bytes, offset, EucJp{});
    case Encoding::iso_2022_jp: return run(bytes, offset, Iso2022Jp{});
    default: return run(bytes, offset, Pairs(encoding));
  }
}

}  // namespace onrecord::verify
