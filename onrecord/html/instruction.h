// Processing instructions: <?target data?>.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord::html {

enum class InstructionKind : uint8_t {
  instruction,
  comment,     // The standard takes it for one: <?1?>, <?xml version="1.0"?>.
  unfinished,  // The input ends inside: nothing stands here.
};

struct InstructionParts {
  InstructionKind kind = InstructionKind::unfinished;
  std::string_view target;  // As written: upper and lower case differ.
  std::string_view data;    // Without the white space before it and the "?" before the ">".
};

// What begins at "<?". The views lie in `text`. The instruction ends behind its first ">".
// REQUIRES: text begins with "<?".
InstructionParts parse_instruction(std::string_view text);

}  // namespace onrecord::html
