// The head of an agency's report: place, day and agency before the first sentence. Private to this folder.
#pragma once

#include <optional>
#include <string_view>

#include "onrecord/article/agencies.h"
#include "onrecord/article/article_lexicon.h"
#include "onrecord/core/span.h"

namespace onrecord {

struct DatelineSpans {
  Span span;  // From the first byte to the dash or colon, without the space behind it.
  std::optional<Span> place;
  std::optional<Span> agency;
};

// The dateline that opens `paragraph`; none where its head may as well be the sentence's own words.
//
//   "MOSCOW (Reuters) - The"             place MOSCOW, agency Reuters
//   "DVORIKI (Russia) (Sputnik) — The"   place DVORIKI (Russia), agency Sputnik
//   "WASHINGTON, Dec. 3 (Xinhua) -- The" place WASHINGTON, agency Xinhua
//   "MOSCOW, July 21. /TASS/. The"       place MOSCOW, agency TASS
//   "Moscow: The", "NEW DELHI: The"      place
//   "Newsroom- The"                      agency: a name with a dash close behind it is no place
std::optional<DatelineSpans> find_dateline(std::string_view paragraph, const ArticleLexicon& lexicon);

}  // namespace onrecord
