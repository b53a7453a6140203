// Something read from a page, with the place that proves it.
#pragma once

#include <optional>
#include <string>

#include "onrecord/core/byte_map.h"

namespace onrecord {

// How the bytes of a range become characters, after the record's charset.
enum class Coding : uint8_t {
  text,       // as the page shows it: character references in HTML, as it stands in dumps and plain text
  attribute,  // inside an HTML attribute value: character references by the attribute's rules
  json,       // inside a JSON string inside an HTML script: backslash escapes
};

// Where a fact came from that does not stand in the record: then `at` is empty.
enum class Given : uint8_t { none, url, http, warc, jsonl, feed, table };

// LAW: the ranges of `at`, each decoded by the charset and `coding`, joined, equal `text` when white space and soft
// hyphens are dropped from both; or `given` says where else the fact is from, and `at` is empty.
struct Fact {
  std::string text;
  ByteRanges at;
  Coding coding = Coding::text;
  Given given = Given::none;

  friend bool operator==(const Fact&, const Fact&) = default;
};

const char* name_of(Coding coding);
const char* name_of(Given given);  // "" for none.

// The part `span` of a mapped text as a fact.
Fact fact_from(const MappedText& text, Span span, Coding coding);

}  // namespace onrecord
