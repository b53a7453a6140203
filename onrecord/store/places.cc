#include "onrecord/store/places.h"

#include <charconv>

namespace onrecord {
namespace {

template <typename Intervals>
std::string write_intervals(const Intervals& intervals) {
  std::string out;
  for (const auto& interval : intervals) {
    if (!out.empty()) out += ',';
    out += std::to_string(interval.begin) + "-" + std::to_string(interval.end);
  }
  return out;
}

// Reads a number and the mark behind it; the mark may be missing at the end only.
bool read_number(std::string_view& text, uint32_t& number, char mark) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc()) return false;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  if (text.empty()) return mark == ',';
  if (text.front() != mark) return false;
  text.remove_prefix(1);
  return true;
}

template <typename Interval>
Result<std::vector<Interval>> read_intervals(std::string_view text) {
  std::vector<Interval> out;
  const std::string whole(text);
  while (!text.empty()) {
    Interval interval;
    if (!read_number(text, interval.begin, '-') || !read_number(text, interval.end, ',') ||
        interval.end < interval.begin) {
      return Error{"damaged place \"" + whole + "\""};
    }
    out.push_back(interval);
  }
  return out;
}

// ---------------------------------------------------------------- LEB128

void append_varint(std::string& out, uint64_t number) {
  while (number >= 0x80) {
    out += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  out += static_cast<char>(number);
}

bool take_varint(std::string_view& bytes, uint64_t& number) {
  number = 0;
  for (int shift = 0; shift < 63 && !bytes.empty(); shift += 7) {
    const uint64_t byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= (byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

uint64_t zigzag(int64_t number) { return (static_cast<uint64_t>(number) << 1) ^ static_cast<uint64_t>(number >> 63); }
int64_t unzigzag(uint64_t number) { return static_cast<int64_t>(number >> 1) ^ -static_cast<int64_t>(number & 1); }

}  // namespace

std::string write_places(const ByteRanges& ranges) { return write_intervals(ranges); }
std::string write_places(const Spans& spans) { return write_intervals(spans); }
Result<ByteRanges> read_ranges(std::string_view text) { return read_intervals<ByteRange>(text); }
Result<Spans> read_spans(std::string_view text) { return read_intervals<Span>(text); }

std::string write_map(const ByteMap& map) {
  std::string out;
  const auto pieces = map.pieces();
  uint32_t last_end = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    const MapPiece& piece = pieces[i];
    const uint32_t text_end = i + 1 < pieces.size() ? pieces[i + 1].text_begin : map.text_bytes();
    append_varint(out, text_end - piece.text_begin);
    append_varint(out, zigzag(static_cast<int64_t>(piece.source.begin) - static_cast<int64_t>(last_end)));
    append_varint(out, static_cast<uint64_t>(piece.source.size()) * 2 + (piece.linear ? 1 : 0));
    last_end = piece.source.end;
  }
  return out;
}

Result<ByteMap> read_map(std::string_view blob) {
  constexpr int64_t limit = UINT32_MAX;
  ByteMap map;
  int64_t last_end = 0;
  while (!blob.empty()) {
    uint64_t text_bytes = 0, step = 0, size = 0;
    if (!take_varint(blob, text_bytes) || !take_varint(blob, step) || !take_varint(blob, size)) {
      return Error{"damaged byte map"};
    }
    const bool linear = (size & 1) != 0;
    const int64_t source_bytes = static_cast<int64_t>(size >> 1);
    const int64_t begin = unzigzag(step) > limit || unzigzag(step) < -limit ? -1 : last_end + unzigzag(step);
    last_end = begin + source_bytes;
    const bool fits = text_bytes > 0 && text_bytes + map.text_bytes() <= static_cast<uint64_t>(limit) && begin >= 0 &&
                      source_bytes <= limit && last_end <= limit;
    if (!fits || (linear && source_bytes == 0)) return Error{"damaged byte map"};
    map.append(static_cast<uint32_t>(text_bytes), {static_cast<uint32_t>(begin), static_cast<uint32_t>(last_end)},
               linear);
  }
  return map;
}

}  // namespace onrecord
