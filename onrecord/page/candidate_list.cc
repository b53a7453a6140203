#include "onrecord/page/candidate_list.h"

#include "onrecord/page/block_builder.h"

namespace onrecord {
namespace {

constexpr size_t most_candidates = 2000;

MappedText part_of(const MappedText& whole, Span span) {
  MappedText part;
  part.text = slice(whole.text, span);
  if (!span.empty()) part.map.append(whole.map, span);
  return part;
}

}  // namespace

void CandidateList::add(MetaField field, const MappedText& found, Coding coding, std::string reason) {
  if (found.text.size() > longest_candidate) return;
  BlockBuilder builder;
  builder.add(found);
  builder.close({});
  if (builder.blocks.empty()) return;
  if (candidates.size() == most_candidates) {
    reached_limit = true;
    return;
  }
  const MappedText& words = builder.text;
  Fact fact{words.text, words.map.through(record_map_).to_source(builder.blocks.front().span), coding, Given::none};
  candidates.push_back({field, std::move(fact), std::move(reason)});
}

void CandidateList::add_each(MetaField field, const MappedText& found, Coding coding, const std::string& reason) {
  for (size_t begin = 0; begin <= found.text.size() && !reached_limit;) {
    const size_t end = std::min(found.text.find_first_of(",;", begin), found.text.size());
    add(field, part_of(found, {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)}), coding, reason);
    begin = end + 1;
  }
}

}  // namespace onrecord
