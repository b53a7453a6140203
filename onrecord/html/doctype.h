// The parts of a document type declaration, and the mode that they put a page in.
#pragma once

#include <string_view>

#include "onrecord/html/html.h"

namespace onrecord::html {

struct DoctypeParts {
  Doctype doctype;
  bool force_quirks = false;
};

// Reads "<!DOCTYPE ...>"; the last '>' is missing where the input ended.
// https://html.spec.whatwg.org/multipage/parsing.html#doctype-state
DoctypeParts parse_doctype(std::string_view declaration);

// https://html.spec.whatwg.org/multipage/parsing.html#the-initial-insertion-mode
Quirks quirks_of(const DoctypeParts& parts);

}  // namespace onrecord::html
