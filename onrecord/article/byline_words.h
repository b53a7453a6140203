// The words that stand about the names in a byline (data/byline_words.tsv). Private to this folder.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

enum class BylineWord : uint8_t { by, lead, joiner, end, particle, role, degree, path, published };

class BylineWords {
 public:
  static Result<BylineWords> load(const DataFolder& data);

  // Whether the folded word may be one of `kind`; it may be several ("von": by and particle).
  bool is(BylineWord kind, std::string_view folded) const;

 private:
  WordMap<uint16_t> kinds_;  // A bit a kind.
};

}  // namespace onrecord
