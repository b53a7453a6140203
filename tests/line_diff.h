// What differs between two texts, line by line, for test messages.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// Empty when the texts are equal. Else lines with ' ', '-' (only expected) or '+' (only found) before them; of equal
// stretches only the two lines next to a difference are shown. Cost: the product of the line counts.
std::string diff_lines(std::string_view expected, std::string_view found);

}  // namespace onrecord
