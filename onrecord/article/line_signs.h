// Small signs by which a line shows what it is: a name alone, a path of sections, a credit. Private to this folder.
#pragma once

#include <string_view>

#include "onrecord/article/agencies.h"
#include "onrecord/article/line_features.h"

namespace onrecord {

// Two to four capitalised words and nothing else.
bool is_name_alone(const LineFeatures& line);

// "News / Russia / News", "Herald – World – Asia": three short parts or more.
bool is_section_path(std::string_view text);
// The parts of a path or of a header line ("Herald | News and Views"), without white space. Views into `text`.
std::vector<std::string_view> split_parts(std::string_view text);

// A line that only says whose picture or text this is: "© Sputnik/ Ann Lee", "AFP", "Source: Reuters".
bool is_credit(std::string_view text, const LineFeatures& line, const Agencies& agencies);

}  // namespace onrecord
