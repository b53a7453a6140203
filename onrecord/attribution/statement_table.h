// What the statement model is told of a text, as a table: what `train/statements` learns from.
#pragma once

#include <string>

#include "onrecord/attribution/attribution.h"

namespace onrecord {

// A line a candidate: "candidate", rule, mode, number of its cue, whether the rules alone would give it, then the
// ranges in the record of content, cue and source ("10-20,31-40", or "-"), then its features. Behind it a line for each
// place where its content may end: "end", the ranges of the content, features; the first is the rules' own. At last a
// line for each cue, what the model chooses: "chosen", rule, mode, number of the cue, ranges of content, cue and
// source, then the columns of choose.h.
// REQUIRES: `tokens` and `entities` are those of `article`.
std::string statement_table(const Article& article, const Tokens& tokens, const Entities& entities,
                            const CueLexicon& cues);

}  // namespace onrecord
