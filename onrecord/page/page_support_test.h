// What the tests of this folder share: a one-line dump of a block, and the law of byte ranges.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/page/page.h"

namespace onrecord::test {

Page parse_as(InputKind kind, std::string bytes);

// One line a block: its words, its ranges in the record, and what is not the default of the other fields.
std::string dump(const Page& page);

// Law 1 on every block and candidate: each range decoded alone, joined, equals the words, white space and soft hyphens
// dropped from both. "" or the first thing that breaks it.
std::string check_law(const Page& page, std::string_view record);

}  // namespace onrecord::test
