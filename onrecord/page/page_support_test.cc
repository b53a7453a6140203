#include "onrecord/page/page_support_test.h"

#include "onrecord/core/utf8.h"
#include "onrecord/page/charset.h"
#include "onrecord/page/double_encoded.h"

namespace onrecord::test {
namespace {

std::string without_white(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const Utf8Char c = decode_utf8(text, i);
    if (!is_space(c.code) && c.code != soft_hyphen) out += text.substr(i, c.bytes);
    i += c.bytes;
  }
  return out;
}

uint32_t hex4(std::string_view digits) { return static_cast<uint32_t>(std::stoul(std::string(digits), nullptr, 16)); }

bool is_hex4(std::string_view digits) {
  return digits.size() == 4 && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string without_escapes(std::string_view json) {
  std::string out;
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] != '\\' || i + 1 == json.size()) {
      out += json[i];
      continue;
    }
    const char c = json[++i];
    const bool known = std::string_view("\"\\/bfnrtu").find(c) != std::string_view::npos;
    const bool hex = c != 'u' || is_hex4(json.substr(i + 1, 4));
    if (!known || !hex) out += '\\';
    if (c != 'u' || !hex) {
      out += known && c != 'u' && is_ascii_letter(c) ? (c == 'b' ? '\b' : ' ') : c;
      continue;
    }
    char32_t code = hex4(json.substr(i + 1, 4));
    i += 4;
    const bool two = json.substr(i + 1, 2) == "\\u" && is_hex4(json.substr(i + 3, 4));
    if ((code & 0xFC00) == 0xD800 && two && (hex4(json.substr(i + 3, 4)) & 0xFC00) == 0xDC00) {
      code = 0x10000 + ((code - 0xD800) << 10) + (hex4(json.substr(i + 3, 4)) - 0xDC00);
      i += 6;
    }
    append_utf8(out, (code & 0xFFFFF800) == 0xD800 ? replacement_character : code);
  }
  return out;
}

std::string decode_range(const Page& page, std::string_view record, ByteRange range, Coding coding) {
  const std::string_view charset = page.charset.name;
  const Encoding encoding = encoding_of_label(charset.substr(0, charset.find('+'))).value_or(Encoding::utf_8);
  MappedText decoded = decode(slice(record, range), encoding, 0);
  if (charset.ends_with("+utf-8")) decoded = undo_double_encoding(decoded);
  const std::string& text = decoded.text;
  if (coding == Coding::json) return without_escapes(text);
  if (page.kind != InputKind::html) return text;
  return html::decode_references(text, coding == Coding::attribute).text;
}

std::string check(const Page& page, std::string_view record, std::string_view words, const ByteRanges& at,
                  Coding coding) {
  std::string found;
  for (ByteRange range : at) {
    if (range.end > record.size() || range.begin >= range.end) return "range out of the record";
    found += decode_range(page, record, range, coding);
  }
  if (without_white(found) == without_white(words)) return "";
  return "words \"" + std::string(words) + "\", bytes \"" + found + "\"";
}

}  // namespace

Page parse_as(InputKind kind, std::string bytes) {
  Record record;
  record.bytes = std::move(bytes);
  return parse_page(record, {kind});
}

std::string dump(const Page& page) {
  std::string out;
  for (const Block& block : page.blocks) {
    out += block_text(page, block);
    for (ByteRange range : place_of(page, block.span)) {
      out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + "]";
    }
    if (page.kind != InputKind::html) out += " line " + std::to_string(block.line);
    if (block.lines != 1) out += " lines " + std::to_string(block.lines);
    if (block.blank_before != 0) out += " blank " + std::to_string(block.blank_before);
    if (block.indent != 0) out += " indent " + std::to_string(block.indent);
    if (block.link_bytes != 0) out += " link " + std::to_string(block.link_bytes);
    if (block.bullet) out += " bullet";
    out += "\n";
  }
  return out;
}

std::string check_law(const Page& page, std::string_view record) {
  for (const Block& block : page.blocks) {
    const std::string broken = check(page, record, block_text(page, block), place_of(page, block.span), Coding::text);
    if (!broken.empty()) return "block: " + broken;
  }
  for (const MetaCandidate& candidate : page.candidates) {
    const Fact& fact = candidate.fact;
    if (fact.given != Given::none) continue;
    const std::string broken = check(page, record, fact.text, fact.at, fact.coding);
    if (!broken.empty()) return candidate.reason + ": " + broken;
  }
  return "";
}

}  // namespace onrecord::test
