// What two pages have word for word in common, and what that says of copying.
//
// Decided from the two pages alone. The direction is unknown unless one page credits the other's outlet, or both
// credit the same agency; time is no reason. Quotes count in no outlet's copying.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/corpus/passages.h"

namespace onrecord {

enum class CopyKind : uint8_t {
  identical,  // The whole body, word for word.
  wire,       // As identical, and both credit the same agency.
  passage,
  quote,  // A passage that lies inside quotation marks on both pages.
};
enum class CopyDirection : uint8_t { unknown, a_from_b, b_from_a, common_source };
const char* name_of(CopyKind kind);
const char* name_of(CopyDirection direction);  // "a-from-b"

struct CopyPage {
  HashedWords words;       // Of the whole text.
  Spans body;              // The body's segments.
  Spans quoted;            // What stands inside quotation marks, sorted, not overlapping.
  std::string outlet_key;  // Folded names (names.h); "" unknown.
  std::string agency_key;  // Of the agency that the page credits as its own source.
};

struct Copy {
  CopyKind kind;
  CopyDirection direction = CopyDirection::unknown;
  Spans a, b;  // In the texts.
  uint32_t words = 0;
  std::vector<std::string> reasons;
};

// By place in `a`. Empty when they share no 12 words in a row.
std::vector<Copy> find_copies(const CopyPage& a, const CopyPage& b);

// Stretches between quotation marks that open and close inside one segment, the marks left out.
Spans find_quoted(std::string_view text, const Spans& segments);

}  // namespace onrecord
