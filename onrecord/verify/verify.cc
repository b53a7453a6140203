#include "onrecord/verify/verify.h"

#include <algorithm>

#include "onrecord/core/utf8.h"
#include "onrecord/pipeline/annotation_json.h"
#include "onrecord/verify/characters.h"
#include "onrecord/verify/claims.h"
#include "onrecord/verify/codings.h"
#include "onrecord/verify/visible.h"

namespace onrecord {
namespace {

using verify::Characters;
using verify::Decoder;
using verify::PlacedCharacter;

std::u32string codes_of(const Characters& characters) {
  std::u32string out;
  for (const PlacedCharacter& c : characters) out += c.code;
  return out;
}

std::u32string without_passed_over(std::u32string_view text) {
  std::u32string out;
  for (char32_t c : text) {
    if (!verify::is_passed_over(c) && c != 0) out += c;
  }
  return out;
}

// A record to be read; `all` are its characters where no range can be read alone: a byte means what those before say.
struct Reading {
  RawRecord record;
  Decoder decoder;
  Characters all;
};

Reading begin_reading(const RawRecord& record, Decoder decoder) {
  if (verify::is_decoded_alone(decoder)) return {record, decoder, {}};
  return {record, decoder, verify::decode(record.bytes, decoder, 0)};
}

// The characters that lie in a range whole.
std::u32string codes_in(const Characters& all, ByteRange range) {
  const auto begins_before = [](const PlacedCharacter& c, uint32_t offset) { return c.begin < offset; };
  std::u32string out;
  for (auto c = std::lower_bound(all.begin(), all.end(), range.begin, begins_before);
       c != all.end() && c->end <= range.end; ++c) {
    out += c->code;
  }
  return out;
}

std::u32string decode_range(const Reading& reading, ByteRange range, Coding coding) {
  const RawRecord& record = reading.record;
  const std::u32string raw = verify::is_decoded_alone(reading.decoder)
                                 ? codes_of(verify::decode(slice(record.bytes, range), reading.decoder, range.begin))
                                 : codes_in(reading.all, range);
  if (coding == Coding::json) return verify::decode_json_escapes(raw);
  if (coding == Coding::attribute) return verify::decode_references(raw, true);
  return record.kind == InputKind::html ? verify::decode_references(raw, false) : raw;
}

bool lies_inside(const RawRecord& record, const ByteRanges& ranges) {
  return std::all_of(ranges.begin(), ranges.end(),
                     [&](ByteRange range) { return range.begin < range.end && range.end <= record.bytes.size(); });
}

// Each range alone, joined. REQUIRES: the ranges lie inside.
std::u32string decode_ranges(const Reading& reading, const ByteRanges& ranges, Coding coding) {
  std::u32string out;
  for (ByteRange range : ranges) out += decode_range(reading, range, coding);
  return out;
}

// One shape for all apostrophes, quotation marks and dashes; lower case.
char32_t without_shape(char32_t c) {
  static constexpr std::u32string_view single_marks = U"\u2018\u2019\u201A\u201B\u02BC`\u00B4";
  static constexpr std::u32string_view double_marks = U"\u201C\u201D\u201E\u00AB\u00BB";
  if (single_marks.find(c) != std::u32string_view::npos) return '\'';
  if (double_marks.find(c) != std::u32string_view::npos) return '"';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  return to_lower(c);
}

bool are_equal(std::u32string a, std::u32string b, bool again) {
  if (again) {
    for (std::u32string* text : {&a, &b}) std::transform(text->begin(), text->end(), text->begin(), without_shape);
  }
  return a == b;
}

std::u32string characters_of_text(std::string_view text) {
  return without_passed_over(codes_of(verify::decode(text, verify::utf8_decoder, 0)));
}

// What is wrong with a fact's place whatever it decodes to; empty when nothing is.
std::string fault_of_place(const RawRecord& record, const ClaimedFact& fact) {
  if (fact.given != Given::none) return fact.at.empty() ? "" : "given from outside the record, but has a place in it";
  if (fact.at.empty() && !fact.text.empty()) return "has no place";
  if (!lies_inside(record, fact.at)) return "range is empty or ends behind the record";
  return "";
}

void check_fact(const Reading& reading, const ClaimedFact& fact, std::vector<Violation>& out) {
  if (std::string fault = fault_of_place(reading.record, fact); !fault.empty()) {
    out.push_back({fact.what, fact.text, std::move(fault), fact.at});
    return;
  }
  if (fact.given != Given::none) return;
  const std::u32string found = decode_ranges(reading, fact.at, fact.coding);
  if (!are_equal(without_passed_over(found), characters_of_text(fact.text), fact.again)) {
    out.push_back({fact.what, fact.text, verify::to_utf8(found), fact.at});
  }
}

// The proof of an alias must hold the alias.
void check_proof(const Reading& reading, const ClaimedFact& proof, std::vector<Violation>& out) {
  if (proof.at.empty() || !lies_inside(reading.record, proof.at)) {
    out.push_back({proof.what, proof.text, "range is absent or ends behind the record", proof.at});
    return;
  }
  const std::u32string found = decode_ranges(reading, proof.at, Coding::text);
  if (without_passed_over(found).find(characters_of_text(proof.text)) == std::u32string::npos) {
    out.push_back({proof.what, proof.text, verify::to_utf8(found), proof.at});
  }
}

std::vector<Violation> unknown_charset(const RawRecord& record) {
  return {{"charset", record.charset, "a charset that the checker cannot read", {}}};
}

std::string block_name(size_t index) { return "blocks[" + std::to_string(index) + "]"; }

ByteRanges sorted_ranges(const std::vector<ByteRanges>& blocks) {
  ByteRanges out;
  for (const ByteRanges& block : blocks) out.insert(out.end(), block.begin(), block.end());
  std::sort(out.begin(), out.end());
  return out;
}

void check_apart(const std::vector<ByteRanges>& blocks, std::vector<Violation>& out) {
  const ByteRanges ranges = sorted_ranges(blocks);
  for (size_t i = 1; i < ranges.size(); ++i) {
    if (ranges[i].begin < ranges[i - 1].end) {
      out.push_back({"blocks", "", "two places hold the same bytes", {ranges[i - 1], ranges[i]}});
    }
  }
}

// Lines stand in the record's order. A tree has its own: words that a page puts straight into a table are shown before
// the table (https://html.spec.whatwg.org/multipage/parsing.html#foster-parent); they must only be apart.
void check_order(const RawRecord& record, const std::vector<ByteRanges>& blocks, std::vector<Violation>& out) {
  uint32_t end = 0;
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].empty() || !lies_inside(record, blocks[i])) {
      out.push_back({block_name(i), "", "range is absent or ends behind the record", blocks[i]});
      continue;
    }
    for (ByteRange range : blocks[i]) {
      if (range.begin < end && record.kind != InputKind::html)
        out.push_back({block_name(i), "", "begins before the end of what stands before it", blocks[i]});
      end = std::max(end, range.end);
    }
  }
  if (record.kind == InputKind::html) check_apart(blocks, out);
}

// Stretches of visible characters that no block holds, as one violation each.
void check_covered(const Characters& visible, const ByteRanges& covered, std::vector<Violation>& out) {
  size_t next = 0;
  bool open = false;
  for (const PlacedCharacter& c : visible) {
    while (next < covered.size() && covered[next].end <= c.begin) ++next;
    if (next < covered.size() && covered[next].begin <= c.begin) {
      open = false;
      continue;
    }
    if (!open) out.push_back({"blocks", "", "", {{c.begin, c.end}}});
    open = true;
    out.back().found += verify::to_utf8(std::u32string(1, c.code));
    out.back().ranges.back().end = c.end;
  }
}

// Long words lose their middle.
std::string shown(std::string_view words) {
  if (words.size() <= 160) return std::string(words);
  return std::string(words.substr(0, 100)) + " [...] " + std::string(words.substr(words.size() - 50));
}

std::string shown_ranges(const ByteRanges& ranges) {
  std::string out;
  for (ByteRange range : ranges) {
    out += " [" + std::to_string(range.begin) + "," + std::to_string(range.end) + ")";
  }
  return out;
}

}  // namespace

std::string to_string(const Violation& violation) {
  std::string out = violation.what + shown_ranges(violation.ranges) + ": ";
  if (violation.expected.empty()) return out + shown(violation.found);
  return out + "expected \"" + shown(violation.expected) + "\", found \"" + shown(violation.found) + "\"";
}

std::vector<Violation> check_facts(const RawRecord& record, const std::vector<ClaimedFact>& facts) {
  const std::optional<Decoder> decoder = verify::decoder_named(record.charset);
  if (!decoder) return unknown_charset(record);
  std::vector<Violation> out;
  const Reading reading = begin_reading(record, *decoder);
  for (const ClaimedFact& fact : facts) check_fact(reading, fact, out);
  return out;
}

std::vector<Violation> check_blocks(const RawRecord& record, const std::vector<ByteRanges>& blocks) {
  const std::optional<Decoder> decoder = verify::decoder_named(record.charset);
  if (!decoder) return unknown_charset(record);
  std::vector<Violation> out;
  check_order(record, blocks, out);
  const Characters all = verify::decode(record.bytes, *decoder, 0);
  const Characters visible =
      record.kind == InputKind::html ? verify::visible_in_html(all) : verify::visible_in_text(all);
  const size_t first = out.size();
  check_covered(visible, sorted_ranges(blocks), out);
  const auto shows_nothing = [&](const Violation& violation) {
    return verify::shows_nothing(violation.found, record.kind == InputKind::html);
  };
  out.erase(std::remove_if(out.begin() + static_cast<ptrdiff_t>(first), out.end(), shows_nothing), out.end());
  for (size_t i = first; i < out.size(); ++i) out[i].found = "no block holds \"" + out[i].found + "\"";
  return out;
}

Result<std::vector<Violation>> check_annotation(std::string_view record, std::string_view json) {
  Result<verify::Claims> claims = verify::read_claims(json);
  if (!claims) return claims.error();
  const RawRecord raw{record, claims->charset, claims->kind};
  const std::optional<Decoder> decoder = verify::decoder_named(raw.charset);
  if (!decoder) return unknown_charset(raw);
  std::vector<Violation> out = std::move(claims->broken);
  if (claims->bytes != record.size())
    out.push_back({"bytes", std::to_string(claims->bytes), std::to_string(record.size()), {}});
  const Reading reading = begin_reading(raw, *decoder);
  for (const ClaimedFact& fact : claims->facts) check_fact(reading, fact, out);
  for (const ClaimedFact& proof : claims->proofs) check_proof(reading, proof, out);
  const std::vector<Violation> blocks = check_blocks(raw, claims->blocks);
  out.insert(out.end(), blocks.begin(), blocks.end());
  return out;
}

std::vector<Violation> check_annotation(std::string_view record, const Annotation& page) {
  std::string json;
  append_json(json, page, "", {.comments = true, .engine = false});
  Result<std::vector<Violation>> checked = check_annotation(record, json);
  if (!checked) return {{"annotation", "", checked.error().message, {}}};
  std::vector<ClaimedFact> segments;
  for (const Segment& segment : page.article.segments) {
    segments.push_back({"segments[" + std::to_string(segments.size()) + "]",
                        std::string(slice(page.article.text, segment.span)), place_of(page.article, segment.span)});
  }
  const RawRecord raw{record, page.charset.name, page.as};
  const std::vector<Violation> broken = check_facts(raw, segments);
  checked->insert(checked->end(), broken.begin(), broken.end());
  return std::move(*checked);
}

}  // namespace onrecord
