// Exact shared passages: the same words in the same order in two texts.
//
// Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003) finds
// the pairs: of the hashes of all shingles (8 words) the smallest in every window of 5 is kept, so texts that share 12
// words in a row share a fingerprint. The pair is then compared word by word; what is given is exact and maximal.
// Linear: a shingle that repeats inside one text is followed at its first 16 places only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/core/span.h"

namespace onrecord {

inline constexpr uint32_t shingle_words = 8;
inline constexpr uint32_t winnow_window = 5;
inline constexpr uint32_t min_passage_words = shingle_words + winnow_window - 1;

// The words of a text as XXH3 of their folded letters and digits. hashes[i] belongs to spans[i].
struct HashedWords {
  std::vector<uint64_t> hashes;
  Spans spans;
};
HashedWords hash_words(std::string_view text);

// Sorted, without repeats. Empty for a text of fewer than 12 words.
std::vector<uint64_t> find_fingerprints(const HashedWords& words);

// `words` words from word a_begin of the first and b_begin of the second text on.
struct Passage {
  uint32_t a_begin, b_begin, words;
  friend bool operator==(const Passage&, const Passage&) = default;
};

// All maximal passages of 12 words or more, by a_begin, not overlapping in the first text; where several places of
// the second text match, the longest, the first on ties.
std::vector<Passage> find_passages(const HashedWords& a, const HashedWords& b);

}  // namespace onrecord
