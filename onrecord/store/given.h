// What came with a record from outside its bytes, as the text that the pile keeps of it (docs/database.md, "What was
// given"): with the bytes it makes the record again.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/core/result.h"
#include "onrecord/read/read.h"

namespace onrecord {

// A JSON object; "" where nothing came. Equal texts, equal facts.
//   {"as": "text", "url": {"text": "https://a.example/1", "given": "jsonl"}, "notes": ["..."]}
std::string describe_given(const Record& record);

// Puts into `record` what describe_given() told of another. Fails on any other text.
Status read_given(std::string_view text, Record& record);

}  // namespace onrecord
