// JSON as pages have it: every string knows its place, and no damage stops the reading.
//
// What is not JSON but common in pages is taken as it is meant: raw line breaks in strings, a missing or superfluous
// comma, a quotation mark inside a string that is not escaped, comments, <!-- --> and CDATA around it all, several
// values one after the other, an end that is missing. Time and memory are linear; nothing recurses.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "onrecord/core/byte_map.h"

namespace onrecord {

using JsonId = uint32_t;
inline constexpr JsonId no_json = 0xFFFFFFFF;

enum class JsonKind : uint8_t { root, object, array, string, word };  // word: number, true, false, null.

struct JsonNode {
  JsonKind kind = JsonKind::root;
  ByteRange key;    // Raw, without quotes; empty for array elements.
  ByteRange value;  // string: raw, without quotes; word: as it stands.
  JsonId first_child = no_json;
  JsonId next_sibling = no_json;
};

class JsonTree {
 public:
  // Ranges count in `input`, of which `part` is read. The input must outlive the tree.
  JsonTree(std::string_view input, ByteRange part);

  // The values at top level are the children of the root.
  static constexpr JsonId root = 0;
  const JsonNode& node(JsonId id) const { return nodes_[id]; }
  JsonId size() const { return static_cast<JsonId>(nodes_.size()); }

  // The member of an object with that name, no_json where there is none.
  JsonId member(JsonId object, std::string_view name) const;
  bool has_key(JsonId id, std::string_view name) const;

  // The characters of a string with its escapes decoded, or a word; empty for other kinds. The map counts in `input`.
  MappedText text(JsonId id) const;
  // The raw characters of the same, enough for names that need no escapes.
  std::string_view raw(JsonId id) const;

  // Whether not all could be kept.
  bool reached_limit() const { return reached_limit_; }

 private:
  friend class JsonScanner;

  std::string_view input_;
  std::vector<JsonNode> nodes_;
  bool reached_limit_ = false;
};

// Decodes what stands between the quotation marks of a JSON string. An unknown escape stays as it is.
MappedText decode_json_string(std::string_view raw, uint32_t offset);

}  // namespace onrecord
