// Hostile shapes and random pages.
#include <random>

#include "fuzz/corpus.h"
#include "onrecord/html/hostile_shapes.h"
#include "onrecord/html/soup.h"

namespace onrecord::fuzz {

std::vector<std::string> replay_inputs() {
  constexpr size_t shape_bytes = 1500;
  constexpr int soups = 500;
  std::vector<std::string> out;
  for (const html::HostileShape& shape : html::hostile_shapes) out.push_back(html::make_hostile(shape, shape_bytes));
  std::mt19937 random(1);
  for (int i = 0; i < soups; ++i) out.push_back(html::make_soup(random, 1 + random() % 60));
  return out;
}

}  // namespace onrecord::fuzz
