// What one line of `annotate` says to stand where.
#pragma once

#include <vector>

#include "onrecord/core/result.h"
#include "onrecord/verify/verify.h"

namespace onrecord::verify {

struct Claims {
  std::string charset;
  InputKind kind = InputKind::text;
  uint64_t bytes = 0;  // Of the record.
  std::vector<ClaimedFact> facts;
  std::vector<ClaimedFact> proofs;  // text: the alias, which must stand inside.
  std::vector<ByteRanges> blocks;
  std::vector<Violation> broken;  // What can be seen without the record: a span outside the text.
};

// Fails when `json` is no object as docs/annotate.md describes it.
Result<Claims> read_claims(std::string_view json);

}  // namespace onrecord::verify
