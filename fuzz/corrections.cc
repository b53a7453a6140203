// Lines of corrections: what is read, is written and read the same; what stands is a part of it.
#include "onrecord/corpus/corrections.h"

#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace onrecord;
  const Result<std::vector<Correction>> lines = read_corrections(fuzz::view_of(data, size), "input");
  if (!lines) return 0;
  std::string written;
  for (const Correction& line : *lines) written += write_correction(line);
  const Result<std::vector<Correction>> again = read_corrections(written, "written");
  fuzz::require(again && again->size() == lines->size(), "lines that are written anew are not read");
  std::string twice;
  for (const Correction& line : *again) twice += write_correction(line);
  fuzz::require(twice == written, "lines that are written anew are read otherwise");
  fuzz::require(standing_corrections(*lines).size() <= lines->size(), "more stands than was written");
  return 0;
}
