// Runs a fuzz target over a small corpus, without a fuzzer: a test that the targets still build and hold. Each file
// named on the command line is run too:  build/release/fuzz/tree_replay crash-...
#include <fstream>
#include <iterator>
#include <memory>

#include "fuzz/corpus.h"
#include "fuzz/fuzz.h"

namespace {

// A buffer of the exact size, so that a sanitizer sees a read behind the end.
void run(std::string_view input) {
  const auto bytes = std::make_unique<uint8_t[]>(input.size());
  std::copy(input.begin(), input.end(), bytes.get());
  LLVMFuzzerTestOneInput(bytes.get(), input.size());
}

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argument_count, char** arguments) {
  for (int i = 1; i < argument_count; ++i) run(read_file(arguments[i]));
  run({});
  for (const std::string& input : onrecord::fuzz::replay_inputs()) run(input);
  return 0;
}
