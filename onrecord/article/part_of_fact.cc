#include "onrecord/article/part_of_fact.h"

#include <string_view>

namespace onrecord {
namespace {

// How many bytes before the decoded text the record has (a byte order mark), where the two are the same otherwise.
std::optional<uint32_t> shift_of(const Page& page) {
  const std::span<const MapPiece> pieces = page.decoded_map.pieces();
  const bool same = pieces.size() == 1 && pieces.front().linear && pieces.front().source.size() == page.decoded.size();
  if (!same) return std::nullopt;
  return pieces.front().source.begin;
}

}  // namespace

std::optional<Fact> part_of_fact(const Page& page, const Fact& fact, Span span) {
  if (span.size() == fact.text.size()) return fact;
  if (fact.at.size() != 1 || fact.at.front().size() != fact.text.size()) return std::nullopt;
  const std::optional<uint32_t> shift = shift_of(page);
  const ByteRange whole = fact.at.front();
  if (!shift || whole.begin < *shift) return std::nullopt;
  if (std::string_view(page.decoded).substr(whole.begin - *shift, whole.size()) != fact.text) return std::nullopt;
  Fact part = fact;
  part.text = std::string(slice(fact.text, span));
  part.at = {{whole.begin + span.begin, whole.begin + span.end}};
  return part;
}

}  // namespace onrecord
