#include "onrecord/corpus/copies.h"

#include <algorithm>

#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

// The words of the body, as hashes.
std::vector<uint64_t> body_words(const CopyPage& page) {
  std::vector<uint64_t> out;
  size_t segment = 0;
  for (size_t i = 0; i < page.words.spans.size(); ++i) {
    while (segment < page.body.size() && page.body[segment].end <= page.words.spans[i].begin) ++segment;
    if (segment == page.body.size()) break;
    if (page.body[segment].contains(page.words.spans[i])) out.push_back(page.words.hashes[i]);
  }
  return out;
}

bool lies_inside(const Spans& sorted, Span span) {
  auto behind = std::upper_bound(sorted.begin(), sorted.end(), Span{span.begin, UINT32_MAX});
  return behind != sorted.begin() && (behind - 1)->contains(span);
}

Span span_of(const HashedWords& words, uint32_t first, uint32_t count) {
  return {words.spans[first].begin, words.spans[first + count - 1].end};
}

void credit(Copy& copy, CopyDirection direction, const std::string& reason) {
  copy.direction = direction;
  copy.reasons.push_back(reason);
}

void find_direction(Copy& copy, const CopyPage& a, const CopyPage& b) {
  const bool a_credits_b = !b.outlet_key.empty() && a.agency_key == b.outlet_key;
  const bool b_credits_a = !a.outlet_key.empty() && b.agency_key == a.outlet_key;
  if (a_credits_b && !b_credits_a) credit(copy, CopyDirection::a_from_b, "a credits the outlet of b");
  if (b_credits_a && !a_credits_b) credit(copy, CopyDirection::b_from_a, "b credits the outlet of a");
  const bool same_agency = !a.agency_key.empty() && a.agency_key == b.agency_key;
  if (same_agency) credit(copy, CopyDirection::common_source, "both credit the same agency");
}

}  // namespace

const char* name_of(CopyKind kind) {
  switch (kind) {
    case CopyKind::identical: return "identical";
    case CopyKind::wire: return "wire";
    case CopyKind::passage: return "passage";
    case CopyKind::quote: return "quote";
  }
  return "";
}

const char* name_of(CopyDirection direction) {
  switch (direction) {
    case CopyDirection::unknown: return "unknown";
    case CopyDirection::a_from_b: return "a-from-b";
    case CopyDirection::b_from_a: return "b-from-a";
    case CopyDirection::common_source: return "common-source";
  }
  return "";
}

std::vector<Copy> find_copies(const CopyPage& a, const CopyPage& b) {
  std::vector<Copy> out;
  const std::vector<uint64_t> body = body_words(a);
  if (body.size() >= min_passage_words && body == body_words(b)) {
    Copy copy{CopyKind::identical, CopyDirection::unknown, a.body, b.body, static_cast<uint32_t>(body.size()), {}};
    copy.reasons.push_back("the whole body is equal word for word");
    find_direction(copy, a, b);
    if (copy.direction == CopyDirection::common_source) copy.kind = CopyKind::wire;
    out.push_back(std::move(copy));
    return out;
  }
  for (const Passage& passage : find_passages(a.words, b.words)) {
    const Span in_a = span_of(a.words, passage.a_begin, passage.words);
    const Span in_b = span_of(b.words, passage.b_begin, passage.words);
    const bool quote = lies_inside(a.quoted, in_a) && lies_inside(b.quoted, in_b);
    Copy copy{quote ? CopyKind::quote : CopyKind::passage, CopyDirection::unknown, {in_a}, {in_b}, passage.words, {}};
    copy.reasons.push_back("shares " + std::to_string(passage.words) + " words");
    if (!quote) find_direction(copy, a, b);
    out.push_back(std::move(copy));
  }
  return out;
}

Spans find_quoted(std::string_view text, const Spans& segments) {
  Spans out;
  for (Span segment : segments) {
    bool open = false;
    uint32_t begin = 0;
    for (uint32_t i = segment.begin; i < segment.end;) {
      const Utf8Char c = decode_utf8(text, i);
      const bool opens = c.code == 0x201C || c.code == 0x201E || c.code == 0xAB || (c.code == '"' && !open);
      const bool closes = c.code == 0x201D || c.code == 0xBB || c.code == '"';
      if (opens) {
        begin = i + c.bytes;
      } else if (closes && open) {
        out.push_back({begin, i});
      }
      if (opens || closes) open = opens;
      i += c.bytes;
    }
  }
  return out;
}

}  // namespace onrecord
