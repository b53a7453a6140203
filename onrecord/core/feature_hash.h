// Hashes of 32 bits of what a linear model is told. The weights in data files stand under them: they must never change.
#pragma once

#include <cstdint>
#include <string_view>

#include "onrecord/core/hash.h"

namespace onrecord::feature {

constexpr uint32_t mix(uint32_t x) {
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  return x ^ x >> 16;
}

// Of two answers in this order, or of a question and its answer.
constexpr uint32_t join(uint32_t a, uint32_t b) { return mix(a * 0x9e3779b1u + b + 0x7f4a7c15u); }

inline uint32_t hash(std::string_view text) { return static_cast<uint32_t>(hash64(text)); }

}  // namespace onrecord::feature
