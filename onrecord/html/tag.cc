#include "onrecord/html/tag.h"

#include "onrecord/html/tag_table.h"

namespace onrecord::html {
namespace {

constexpr size_t longest_name = 16;

}  // namespace

Tag find_tag(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return Tag::other;
  const uint64_t first = first_eight(name);
  if (name.size() <= 8) return find_short_tag(first, name.size());
  for (size_t slot = hash_tag(first, name.size()); tag_slots[slot].tag != Tag::none;
       slot = (slot + 1) % tag_slot_count) {
    const Tag tag = tag_slots[slot].tag;
    if (tag_slots[slot].first == first && equals_ignoring_ascii_case(tag_names[index_of(tag)], name)) return tag;
  }
  return Tag::other;
}

std::string_view name_of(Tag tag) { return tag_names[index_of(tag)]; }

}  // namespace onrecord::html
