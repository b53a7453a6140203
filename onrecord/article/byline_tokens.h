// A byline cut into words. Private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/span.h"

namespace onrecord {

struct BylineToken {
  Span span;
  std::string folded;         // Without a full stop at its end.
  bool upper = false;         // Its first letter is a capital.
  bool lower = false;         // Its first letter is small. Neither: a script without capitals, or a number.
  bool number = false;        // It begins with a digit.
  bool domain = false;        // "example.org"
  bool break_before = false;  // A comma, a bar, a dash or a wide gap stands before it.
};

// What stands in brackets, handles ("@river") and mail addresses are left out; they break as a comma does. A "by" that
// the markup glued to the name behind it is a word of its own ("ByAnn Lee"), and so is a number ("Ann Lee3"). The first
// `tokens_max` of them.
std::vector<BylineToken> split_byline(std::string_view line, size_t tokens_max = static_cast<size_t>(-1));

}  // namespace onrecord
