// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state and RFC 8259, section 7
#include "onrecord/verify/codings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

#include "onrecord/verify/characters.h"

namespace onrecord::verify {
namespace {

struct NamedReference {
  std::string_view name;  // Without '&', with ';' where the standard has it.
  char32_t first, second;
};

constexpr NamedReference named_references[] = {
#include "onrecord/verify/references.inc"
};
constexpr size_t longest_name = 32;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char32_t c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

std::optional<uint32_t> hex_value(char32_t c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

const NamedReference* find_named(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(named_references), std::end(named_references), name,
                                       [](const NamedReference& row, std::string_view n) { return row.name < n; });
  return found != std::end(named_references) && found->name == name ? found : nullptr;
}

// The longest name that begins at `at`, right behind the '&'.
const NamedReference* longest_named(std::u32string_view raw, size_t at) {
  std::string name;
  while (name.size() < longest_name && at + name.size() < raw.size()) {
    const char32_t c = raw[at + name.size()];
    if (c != ';' && !is_alphanumeric(c)) break;
    name += static_cast<char>(c);
    if (c == ';') break;
  }
  for (; name.size() > 1; name.pop_back()) {
    if (const NamedReference* found = find_named(name)) return found;
  }
  return nullptr;
}

char32_t meant_by_number(uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0xFFFD;
  if (code >= 0x80 && code <= 0x9F) return windows1252_character(static_cast<uint8_t>(code));
  return code;
}

// Reads "#38;" or "#x26;" at `at` and moves behind it; nothing when no digit follows.
std::optional<char32_t> read_number(std::u32string_view raw, size_t& at) {
  if (at >= raw.size() || raw[at] != '#') return std::nullopt;
  size_t next = at + 1;
  const bool hex = next < raw.size() && (raw[next] == 'x' || raw[next] == 'X');
  if (hex) ++next;
  const size_t digits = next;
  uint32_t code = 0;
  for (; next < raw.size(); ++next) {
    const std::optional<uint32_t> value = hex_value(raw[next]);
    if (!value || (!hex && *value > 9)) break;
    code = std::min(code * (hex ? 16u : 10u) + *value, 0x110000u);
  }
  if (next == digits) return std::nullopt;
  at = next < raw.size() && raw[next] == ';' ? next + 1 : next;
  return meant_by_number(code);
}

// Reads "amp;" at `at` and moves behind it, adding what it means to `out`; false when it is no reference.
bool read_named(std::u32string_view raw, size_t& at, bool in_attribute, std::u32string& out) {
  const NamedReference* named = longest_named(raw, at);
  if (named == nullptr) return false;
  const size_t next = at + named->name.size();
  const bool open = named->name.back() != ';';
  if (open && in_attribute && next < raw.size() && (raw[next] == '=' || is_alphanumeric(raw[next]))) return false;
  out += named->first;
  if (named->second != 0) out += named->second;
  at = next;
  return true;
}

std::optional<char32_t> read_unicode_escape(std::u32string_view raw, size_t& at) {
  if (at + 6 > raw.size() || raw[at] != '\\' || raw[at + 1] != 'u') return std::nullopt;
  uint32_t code = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    const std::optional<uint32_t> value = hex_value(raw[i]);
    if (!value) return std::nullopt;
    code = code * 16 + *value;
  }
  at += 6;
  return code;
}

std::optional<char32_t> short_escape(char32_t c) {
  switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return U'\b';
    case 'f': return U'\f';
    case 'n': return U'\n';
    case 'r': return U'\r';
    case 't': return U'\t';
    default: return std::nullopt;
  }
}

// A \u escape, two of them where they are a surrogate pair; half a pair means U+FFFD.
char32_t join_surrogates(std::u32string_view raw, size_t& at, char32_t code) {
  if (code < 0xD800 || code > 0xDFFF) return code;
  size_t next = at;
  const std::optional<char32_t> low = code <= 0xDBFF ? read_unicode_escape(raw, next) : std::nullopt;
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return 0xFFFD;
  at = next;
  return 0x10000 + ((code - 0xD800) << 10) + (*low - 0xDC00);
}

}  // namespace

std::u32string decode_references(std::u32string_view raw, bool in_attribute) {
  std::u32string out;
  for (size_t at = 0; at < raw.size();) {
    const char32_t c = raw[at++];
    if (c != '&') {
      out += c;
      continue;
    }
    if (const std::optional<char32_t> number = read_number(raw, at)) {
      out += *number;
    } else if (!read_named(raw, at, in_attribute, out)) {
      out += c;
    }
  }
  return out;
}

std::u32string decode_json_escapes(std::u32string_view raw) {
  std::u32string out;
  for (size_t at = 0; at < raw.size();) {
    if (raw[at] != '\\' || at + 1 == raw.size()) {
      out += raw[at++];
    } else if (const std::optional<char32_t> code = read_unicode_escape(raw, at)) {
      out += join_surrogates(raw, at, *code);
    } else if (const std::optional<char32_t> c = short_escape(raw[at + 1])) {
      out += *c;
      at += 2;
    } else {
      out += raw[at++];
    }
  }
  return out;
}

}  // namespace onrecord::verify
