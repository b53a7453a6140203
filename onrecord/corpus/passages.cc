#include "onrecord/corpus/passages.h"

#include <algorithm>
#include <unordered_map>

#include "onrecord/core/hash.h"
#include "onrecord/core/utf8.h"

namespace onrecord {
namespace {

constexpr size_t max_places_of_shingle = 16;

uint64_t hash_shingle(const HashedWords& words, size_t first) {
  const uint64_t* begin = words.hashes.data() + first;
  return hash64({reinterpret_cast<const char*>(begin), shingle_words * sizeof(uint64_t)});
}

std::vector<uint64_t> hash_shingles(const HashedWords& words) {
  std::vector<uint64_t> out;
  for (size_t i = 0; i + shingle_words <= words.hashes.size(); ++i) out.push_back(hash_shingle(words, i));
  return out;
}

using Places = std::unordered_map<uint64_t, std::vector<uint32_t>>;  // Looked up only, never walked.

Places index_shingles(const std::vector<uint64_t>& shingles) {
  Places places;
  for (uint32_t i = 0; i < shingles.size(); ++i) {
    std::vector<uint32_t>& at = places[shingles[i]];
    if (at.size() < max_places_of_shingle) at.push_back(i);
  }
  return places;
}

uint32_t equal_words(const HashedWords& a, uint32_t i, const HashedWords& b, uint32_t j) {
  uint32_t n = 0;
  while (i + n < a.hashes.size() && j + n < b.hashes.size() && a.hashes[i + n] == b.hashes[j + n]) ++n;
  return n;
}

}  // namespace

HashedWords hash_words(std::string_view text) {
  HashedWords out;
  for (uint32_t i = 0; i < text.size();) {
    Span span{i, i};
    for (Utf8Char c{}; i < text.size(); i += c.bytes) {
      c = decode_utf8(text, i);
      if (!is_letter(c.code) && !is_digit(c.code)) break;
      span.end = i + c.bytes;
    }
    if (span.empty()) {
      i += decode_utf8(text, i).bytes;
      continue;
    }
    out.hashes.push_back(hash64(fold(slice(text, span))));
    out.spans.push_back(span);
  }
  return out;
}

std::vector<uint64_t> find_fingerprints(const HashedWords& words) {
  const std::vector<uint64_t> shingles = hash_shingles(words);
  std::vector<uint64_t> out;
  for (size_t i = 0; i + winnow_window <= shingles.size(); ++i) {
    out.push_back(*std::min_element(shingles.begin() + i, shingles.begin() + i + winnow_window));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<Passage> find_passages(const HashedWords& a, const HashedWords& b) {
  const std::vector<uint64_t> shingles = hash_shingles(a);
  const Places places = index_shingles(hash_shingles(b));
  std::vector<Passage> out;
  for (uint32_t i = 0; i < shingles.size();) {
    Passage best{i, 0, 0};
    const auto found = places.find(shingles[i]);
    if (found != places.end()) {
      for (uint32_t j : found->second) {
        const uint32_t words = equal_words(a, i, b, j);
        if (words > best.words) best = {i, j, words};
      }
    }
    const bool long_enough = best.words >= min_passage_words;
    if (long_enough) out.push_back(best);
    i += long_enough ? best.words : 1;
  }
  return out;
}

}  // namespace onrecord
