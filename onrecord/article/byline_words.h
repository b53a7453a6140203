// The words that stand about the names in a byline (data/byline_words.tsv). Private to this folder.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"

namespace onrecord {

enum class BylineWord : uint8_t { by, lead, joiner, end, particle, role, degree, path, published };

class BylineWords {
 public:
  static Result<BylineWords> load(const DataFolder& data);

  // Whether the folded word may be one of `kind`; it may be several ("von": by and particle).
  bool is(BylineWord kind, std::string_view folded) const;

 private:
  void add(const std::string& word, BylineWord kind);

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, uint16_t, Hash, std::equal_to<>> kinds_;  // A bit a kind. Looked up, never iterated.
};

}  // namespace onrecord
