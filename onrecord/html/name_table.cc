#include "onrecord/html/name_table.h"

#include "onrecord/core/utf8.h"

namespace onrecord::html {
namespace {

uint32_t hash_ignoring_case(std::string_view name) {
  uint32_t value = 0x811C9DC5U;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(to_ascii_lower(c))) * 0x01000193U;
  return value ^ (value >> 16);
}

}  // namespace

// The slot of a name, or the free one where it belongs.
size_t NameTable::find_slot(std::string_view name, uint32_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot] != 0) {
    const bool same_hash = (slots_[slot] ^ hash) >> 16 == 0;
    if (same_hash && equals_ignoring_ascii_case(names_[(slots_[slot] & 0xFFFF) - 1], name)) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

uint16_t NameTable::find(std::string_view name) const {
  if (names_.empty()) return no_name;
  const uint32_t number = slots_[find_slot(name, hash_ignoring_case(name))] & 0xFFFF;
  if (number == 0) return is_full() ? static_cast<uint16_t>(tag_count + names_max) : no_name;
  return static_cast<uint16_t>(tag_count + number - 1);
}

uint16_t NameTable::number_of(std::string_view name) {
  if (names_.size() * 2 >= slots_.size()) grow();
  const uint32_t hash = hash_ignoring_case(name);
  const size_t slot = find_slot(name, hash);
  if (slots_[slot] != 0) return static_cast<uint16_t>(tag_count + (slots_[slot] & 0xFFFF) - 1);
  if (is_full()) return static_cast<uint16_t>(tag_count + names_max);
  names_.push_back(name);
  slots_[slot] = (hash & 0xFFFF0000U) | static_cast<uint32_t>(names_.size());
  return static_cast<uint16_t>(tag_count + names_.size() - 1);
}

void NameTable::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  const size_t mask = slots_.size() - 1;
  for (size_t i = 0; i < names_.size(); ++i) {
    const uint32_t hash = hash_ignoring_case(names_[i]);
    size_t slot = hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = (hash & 0xFFFF0000U) | static_cast<uint32_t>(i + 1);
  }
}

}  // namespace onrecord::html
