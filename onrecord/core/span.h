// Half-open intervals of byte offsets, in two kinds that must not be mixed:
//
//   Span       a place in a text of ours (UTF-8, always on character borders)
//   ByteRange  a place in the record, the bytes as they came in
//
//      record   <p>Ko&ouml;ln</p>       ByteRange{3, 13}
//      text     Koöln                   Span{0, 6}
//
// A list is sorted by begin unless its owner says otherwise.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace onrecord {

template <typename Kind>
struct Interval {
  uint32_t begin = 0;
  uint32_t end = 0;

  constexpr uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Interval other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool contains(uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool overlaps(Interval other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Interval&, const Interval&) = default;
};

using Span = Interval<struct TextKind>;
using ByteRange = Interval<struct RecordKind>;
using Spans = std::vector<Span>;
using ByteRanges = std::vector<ByteRange>;

// The words of a span. The view lives as long as `text`.
// REQUIRES: span.begin <= span.end <= text.size().
constexpr std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }
constexpr std::string_view slice(std::string_view record, ByteRange range) {
  return record.substr(range.begin, range.size());
}

}  // namespace onrecord
