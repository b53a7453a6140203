// The checker of the first law: every fact stands in the record at the bytes that it names.
//
//   record  <h1>Bridge &amp; road closed</h1>          fact  {"text": "Bridge & road closed", "at": [[4, 28]]}
//   decode the ranges alone:  "Bridge & road closed"   equal without white space and soft hyphens: the law holds
//
// It reads the interchange format (docs/annotate.md) and the record's bytes, and nothing else; its decoders, its table
// of character references and its scan of HTML are its own and share no code with html/, read/ and page/ (the Encoding
// Standard's indexes, which are data, are the same).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "onrecord/core/fact.h"
#include "onrecord/core/result.h"
#include "onrecord/core/span.h"
#include "onrecord/pipeline/pipeline.h"

namespace onrecord {

// One break of the law.
struct Violation {
  std::string what;      // "title", "statements[3].content", "blocks[7]"
  std::string expected;  // The fact's words, as the page's annotation has them; "" where the rule is of another kind.
  std::string found;     // What the ranges decode to, or what is wrong: "range ends behind the record", ...
  ByteRanges ranges;
};

// "statements[3].content [120,140): expected "the bridge was closed", found "he bridge was closed,"". One line.
std::string to_string(const Violation& violation);

// What is needed to read a record's bytes again.
struct RawRecord {
  std::string_view bytes;
  std::string charset;  // As `annotate` prints it: "utf-8", "shift_jis", "utf-8+utf-8".
  InputKind kind = InputKind::text;
};

// Words that are said to stand at a place of the record.
struct ClaimedFact {
  std::string what;
  std::string text;
  ByteRanges at;  // Empty only when it was given from outside the record.
  Coding coding = Coding::text;
  Given given = Given::none;
  bool again = false;  // Another place of the same words: case and the shapes of quotation marks and dashes may differ.
};

// Facts whose ranges do not decode to their words. In the order of `facts`.
std::vector<Violation> check_facts(const RawRecord& record, const std::vector<ClaimedFact>& facts);

// Block places that lie outside the record, out of order or over each other, and visible words that no block covers.
std::vector<Violation> check_blocks(const RawRecord& record, const std::vector<ByteRanges>& blocks);

// All facts and blocks of one page as `annotate` prints it. Fails when `json` is not such an object.
// For a page in a database: `json` is what the database keeps as the page's annotation, `record` its raw bytes.
Result<std::vector<Violation>> check_annotation(std::string_view record, std::string_view json);

// The same for a page that was just read, and besides, that each segment of its text stands where its map says.
std::vector<Violation> check_annotation(std::string_view record, const Annotation& page);

}  // namespace onrecord
