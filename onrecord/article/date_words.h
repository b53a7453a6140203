// The words that write dates, in many languages (data/date_words.tsv). Private to this folder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/core/word_map.h"

namespace onrecord {

enum class DateWordKind : uint8_t { month, weekday, filler, ordinal, meridiem, hour, zone, update };

struct DateWord {
  std::string language;  // "any" for every language.
  DateWordKind kind;
  int32_t value;
};

class DateWords {
 public:
  // The meanings of a folded word in the order of the table; empty when it writes no date.
  const std::vector<DateWord>& meanings(std::string_view folded) const;

  static Result<DateWords> load(const DataFolder& data);

 private:
  WordMap<std::vector<DateWord>> words_;
};

}  // namespace onrecord
