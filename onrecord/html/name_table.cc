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

uint16_t NameTable::number_of(std::string_view name) {
  if (names_.size() * 2 >= slots_.size()) grow();
  size_t slot = hash_ignoring_case(name) & (slots_.size() - 1);
  while (slots_[slot] != 0) {
    const uint16_t index = static_cast<uint16_t>(slots_[slot] - 1);
    if (equals_ignoring_ascii_case(names_[index], name)) return static_cast<uint16_t>(tag_count + index);
    slot = (slot + 1) & (slots_.size() - 1);
  }
  if (is_full()) return static_cast<uint16_t>(tag_count + names_max);
  names_.push_back(name);
  slots_[slot] = static_cast<uint16_t>(names_.size());
  return static_cast<uint16_t>(tag_count + names_.size() - 1);
}

void NameTable::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  for (size_t i = 0; i < names_.size(); ++i) {
    size_t slot = hash_ignoring_case(names_[i]) & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<uint16_t>(i + 1);
  }
}

}  // namespace onrecord::html
