#include "onrecord/html/tokenizer.h"

#include <algorithm>

#include "onrecord/html/attribute_reader.h"
#include "onrecord/html/instruction.h"
#include "onrecord/html/scan.h"
#include "onrecord/html/tag_table.h"

namespace onrecord::html {
namespace {

// Eight bytes, the first in the lowest bits.
uint64_t read_eight(const char* bytes) {
  uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, 8);
  } else {
    for (size_t i = 0; i < 8; ++i) value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return value;
}

// The first `size` bytes in lower case. REQUIRES: size <= 8, eight bytes can be read.
uint64_t lower_eight(const char* name, size_t size) {
  uint64_t value = read_eight(name);
  if (size < 8) value &= (uint64_t{1} << (8 * size)) - 1;
  constexpr uint64_t ones = 0x0101010101010101U;
  const uint64_t low_bits = value & (0x7F * ones);
  const uint64_t from_a = low_bits + (0x80 - 'A') * ones;        // Bit 7 of a byte: at least 'A'.
  const uint64_t behind_z = low_bits + (0x80 - 'Z' - 1) * ones;  // At least '['.
  const uint64_t upper = from_a & ~behind_z & ~value & (0x80 * ones);
  return value | (upper >> 2);
}

}  // namespace

void Tokenizer::next(Token& token) {
  token.self_closing = false;
  token.too_many_attributes = false;
  if (end_ - at_ >= 18 && state_ == TextState::data && (*at_ == '<' ? read_bare_tag(token) : read_short_text(token)))
    return;
  read_next(token);
}

// Apart, so that bare tags and short texts pay for nothing that the others need.
[[gnu::noinline]] void Tokenizer::read_next(Token& token) {
  while (at_ < end_) {
    if (state_ != TextState::data || *at_ != '<') {
      if (read_text(token)) return;
    } else if (read_from_less_than(token)) {
      return;
    }
  }
  token.kind = TokenKind::end_of_file;
  token.tag = Tag::none;
  token.begin = token.end = offset(end_);
}

// Text of up to sixteen bytes before a tag, as most is. False, and nothing read, at other things.
// REQUIRES: eighteen bytes can be read; *at_ != '<'.
inline bool Tokenizer::read_short_text(Token& token) {
  const uint64_t bits = Sixteen(at_).equal('<');
  if (bits == 0) return false;
  const char* const text_end = at_ + first_byte(bits);
  if (!is_in(text_end[1], letter_class) && text_end[1] != '/') return false;
  token.state = TextState::data;
  read_text_to(token, text_end);
  return true;
}

// A tag with a short name in lower case and nothing else, as most are. False, and nothing read, at other things.
// REQUIRES: eighteen bytes can be read; *at_ == '<'.
inline bool Tokenizer::read_bare_tag(Token& token) {
  const bool is_end = at_[1] == '/';
  const char* const name = at_ + (is_end ? 2 : 1);
  if (!is_in(*name, letter_class)) return false;
  const Sixteen bytes(name);
  const uint64_t bits = bytes.equal('>');
  const size_t size = static_cast<size_t>(first_byte(bits));
  if (bits == 0 || size - 1 > 7) return false;
  const uint64_t lower = read_eight(name) << (64 - 8 * size) >> (64 - 8 * size);
  const Tag tag = find_short_tag(lower, size);
  if (tag == Tag::other) {
    if (first_byte(bytes.name_end()) != first_byte(bits) || lower_eight(name, size) != lower) return false;
  }
  token.kind = is_end ? TokenKind::end_tag : TokenKind::start_tag;
  token.tag = tag;
  token.begin = offset(at_);
  token.name_begin = offset(name);
  token.name_end = token.name_begin + static_cast<uint32_t>(size);
  token.end = token.name_end + 1;
  at_ = name + size + 1;
  return true;
}

// Data state. REQUIRES: *at_ == '<'. False where it gives no token.
bool Tokenizer::read_from_less_than(Token& token) {
  const char* name = at_ + 1;
  if (name < end_ && *name == '/') ++name;
  if (name < end_ && is_in(*name, letter_class)) return read_tag(token, name);
  return begins_markup(at_) ? read_markup(token) : read_text(token);
}

// Text up to what ends it in this state. False where there is none, as before an end tag.
bool Tokenizer::read_text(Token& token) {
  token.state = state_;
  const char* const begin = at_;
  switch (state_) {
    case TextState::data: read_text_to(token, find_markup(at_)); break;
    case TextState::rcdata:
    case TextState::rawtext: read_text_to(token, find_end_tag(at_)); break;
    case TextState::script_data: read_text_to(token, find_script_end(at_)); break;
    case TextState::plaintext: read_text_to(token, end_); return true;
    case TextState::cdata_section: {
      read_text_to(token, find_cdata_end(at_));
      if (at_ < end_) at_ += 3;
    }
  }
  state_ = TextState::data;
  return token.end > offset(begin);
}

void Tokenizer::read_text_to(Token& token, const char* text_end) {
  token.kind = TokenKind::text;
  token.tag = Tag::none;
  token.begin = offset(at_);
  token.end = offset(text_end);
  at_ = text_end;
}

// Tag open state.
bool Tokenizer::begins_markup(const char* at) const {
  if (*at != '<' || end_ - at < 2) return false;
  const char after = at[1];
  return is_in(after, letter_class) || (after == '/' && end_ - at > 2) || after == '!' || after == '?';
}

// Data state: the first '<' from here on that is no text, or the end.
const char* Tokenizer::find_markup(const char* from) const {
  while (true) {
    from = find_byte(from, end_, '<');
    if (from == end_ || begins_markup(from)) return from;
    ++from;
  }
}

// RCDATA and RAWTEXT states with those for their end tags.
const char* Tokenizer::find_end_tag(const char* from) const {
  while (true) {
    from = find_byte(from, end_, '<');
    if (from == end_ || is_end_tag(from, end_name_)) return from;
    ++from;
  }
}

bool Tokenizer::is_end_tag(const char* at, std::string_view name) const {
  if (name.empty() || static_cast<size_t>(end_ - at) < name.size() + 3 || at[1] != '/') return false;
  return is_in(at[2 + name.size()], tag_name_end_class) && begins_with_word(rest(at + 2), name);
}

// Script data states. Between "<!--" and "-->" a "<script" hides one "</script" (the double escaped states).
const char* Tokenizer::find_script_end(const char* from) const {
  enum { plain, escaped, double_escaped } state = plain;
  const char* comment_begin = from;  // "<!-->" closes itself: its dashes serve both ends.
  while (from < end_) {
    if (state == plain) {
      from = find_byte(from, end_, '<');
    } else {
      from = find_either(from, end_, '<', '>');
    }
    if (from == end_) break;
    if (*from == '>') {
      if (from - comment_begin >= 2 && from[-1] == '-' && from[-2] == '-') state = plain;
    } else if (state == plain && rest(from).starts_with("<!--")) {
      state = escaped;
      comment_begin = from + 2;
      from += 3;
    } else if (is_end_tag(from, end_name_)) {
      if (state != double_escaped) return from;
      state = escaped;
    } else if (state == escaped && begins_with_word(rest(from + 1), "script")) {
      if (end_ - from > 7 && is_in(from[7], tag_name_end_class)) state = double_escaped;
    }
    ++from;
  }
  return end_;
}

const char* Tokenizer::find_cdata_end(const char* from) const {
  const size_t found = rest(from).find("]]>");
  return found == std::string_view::npos ? end_ : from + found;
}

// Tag open state, for all but tags. REQUIRES: *at_ == '<' begins no text. False where it gives no token ("</>").
bool Tokenizer::read_markup(Token& token) {
  const char after = at_[1];
  if (after == '!') return read_declaration(token);
  if (after == '?') return read_instruction(token);
  if (at_[2] == '>') {
    at_ += 3;
    return false;
  }
  read_bogus_comment(token, at_ + 2);
  return true;
}

// Tag name state and the states of attributes. False where the input ends inside the tag.
bool Tokenizer::read_tag(Token& token, const char* name) {
  const char* const begin = at_;
  const char* const name_end = read_tag_name(token, name);
  const TagEnd close = find_tag_end(name_end, end_);
  if (close.at == end_) {
    at_ = end_;
    return false;
  }
  at_ = close.at + 1;
  token.kind = name - begin == 1 ? TokenKind::start_tag : TokenKind::end_tag;
  token.self_closing = close.self_closing;
  token.begin = offset(begin);
  token.end = offset(at_);
  token.name_begin = offset(name);
  token.name_end = offset(name_end);
  token.too_many_attributes = token.end - token.name_end > attribute_limit_ && has_too_many_attributes(name_end);
  return true;
}

const char* Tokenizer::read_tag_name(Token& token, const char* name) const {
  if (end_ - name >= 16) {
    const Sixteen bytes(name);
    const uint64_t bits = bytes.name_end();
    const size_t size = static_cast<size_t>(first_byte(bits));
    if (bits != 0 && size <= 8 && is_in(name[size], tag_name_end_class)) {
      token.tag = find_short_tag(lower_eight(name, size), size);
      return name + size;
    }
  }
  const char* const name_end = find_class(name, end_, tag_name_end_class);
  token.tag = find_tag({name, static_cast<size_t>(name_end - name)});
  return name_end;
}

bool Tokenizer::has_too_many_attributes(const char* name_end) const {
  AttributeReader reader(name_end, at_);
  RawAttribute attribute;
  uint32_t count = 0;
  while (count <= attribute_limit_ && reader.next(attribute)) ++count;
  return count > attribute_limit_;
}

// Markup declaration open state.
bool Tokenizer::read_declaration(Token& token) {
  const std::string_view inside = rest(at_ + 2);
  if (inside.starts_with("--")) {
    read_comment(token, at_ + 4);
  } else if (begins_with_word(inside, "doctype")) {
    // No '>' hides inside quotes of a doctype: the first one ends it.
    token.kind = TokenKind::doctype;
    token.tag = Tag::none;
    token.begin = offset(at_);
    const char* const close = find_byte(at_, end_, '>');
    at_ = close == end_ ? end_ : close + 1;
    token.end = offset(at_);
  } else if (cdata_allowed_ && inside.starts_with("[CDATA[")) {
    state_ = TextState::cdata_section;
    at_ += 9;
    return false;
  } else {
    read_bogus_comment(token, at_ + 2);
  }
  return true;
}

// Comment start state to comment end bang state. A comment ends at the first '>' behind "--" or "--!", and before that
// at "<!-->" and "<!--->"; at the end of the input the dashes that might have closed it are left out.
void Tokenizer::read_comment(Token& token, const char* data) {
  token.kind = TokenKind::comment;
  token.is_instruction = false;
  token.tag = Tag::none;
  token.begin = offset(data);
  const char* data_end = data;
  for (const char* at = data;; ++at) {
    at = find_byte(at, end_, '>');
    if (at == end_) {
      data_end = end_;
      if (rest(data).ends_with("--!")) {
        data_end -= 3;
      } else {
        for (int i = 0; i < 2 && data_end > data && data_end[-1] == '-'; ++i) --data_end;
      }
      at_ = end_;
      break;
    }
    at_ = at + 1;
    const std::string_view before(data, static_cast<size_t>(at - data));
    if (before.empty() || before == "-") break;
    if (before.ends_with("--") || before.ends_with("--!")) {
      data_end = at - (before.back() == '!' ? 3 : 2);
      break;
    }
  }
  token.end = offset(data_end);
}

void Tokenizer::read_bogus_comment(Token& token, const char* data) {
  token.kind = TokenKind::comment;
  token.is_instruction = false;
  token.tag = Tag::none;
  token.begin = offset(data);
  at_ = find_byte(data, end_, '>');
  token.end = offset(at_);
  if (at_ < end_) ++at_;
}

// Processing instruction open state to processing instruction questionable state. False where the input ends inside.
bool Tokenizer::read_instruction(Token& token) {
  const char* const begin = at_;
  const InstructionKind kind = parse_instruction(rest(begin)).kind;
  read_bogus_comment(token, begin + 1);
  if (kind == InstructionKind::instruction) {
    token.is_instruction = true;
    token.begin = offset(begin);
    token.end = offset(at_);
  }
  return kind != InstructionKind::unfinished;
}

}  // namespace onrecord::html
