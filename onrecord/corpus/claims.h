// Claims: statements that say the same in the same words.
#pragma once

#include <string>
#include <string_view>

#include "onrecord/attribution/attribution.h"
#include "onrecord/corpus/words.h"

namespace onrecord {

inline constexpr size_t min_claim_words = 4;  // Content words and numbers.

// Equal for two contents whose content words, numbers and negations are equal, in order, after folding, and whose
// polarity is: 32 hexadecimal digits; "" for a content that is too short to be a claim.
std::string claim_key(std::string_view content, Polarity polarity, const WordLexicon& lexicon);

}  // namespace onrecord
