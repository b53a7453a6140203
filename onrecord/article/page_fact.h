// Facts that are part of a page's visible text. Private to this folder.
#pragma once

#include <string>

#include "onrecord/core/fact.h"
#include "onrecord/core/utf8.h"
#include "onrecord/page/page.h"

namespace onrecord {

inline Fact fact_of(const Page& page, Span span) { return {std::string(slice(page.text, span)), place_of(page, span)}; }

// Where `part` stands. REQUIRES: `part` is a view into `text`, which begins at `begin` of the page's text.
inline Span span_of(std::string_view part, std::string_view text, uint32_t begin) {
  const auto at = begin + static_cast<uint32_t>(part.data() - text.data());
  return {at, at + static_cast<uint32_t>(part.size())};
}

// Without a list mark and the white space behind it.
inline std::string_view without_list_mark(std::string_view text) {
  for (std::string_view mark : {"•", "*", "+", "-", "·", "–", "›", "»"}) {
    if (!text.starts_with(mark)) continue;
    return trim(text.substr(mark.size()));
  }
  return text;
}

}  // namespace onrecord
