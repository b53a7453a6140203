// A record to a page: decoded, cut into blocks in document order, with what its markup says of it.
//
// Total: any bytes give a page. Nothing is judged here: what is article and what is menu is the next stage's affair.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/core/byte_map.h"
#include "onrecord/core/fact.h"
#include "onrecord/html/html.h"
#include "onrecord/read/read.h"

namespace onrecord {

struct Charset {
  std::string name;  // The Encoding Standard's, lower case: "utf-8", "shift_jis". "+utf-8" behind it: what was read so
                     // was UTF-8 taken for windows-1252, and is read once more (double_encoded.h).
  std::string reason;  // "BOM", "HTTP header", "valid multi-byte UTF-8", "meta", "guess".
};

// Visible text between two borders of the layout: a paragraph, a heading, a list item, a table cell, a line of a dump.
struct Block {
  Span span;                          // In Page::text. Never empty, no white space at either end.
  html::NodeId node = html::no_node;  // The closest block-level element around it; no_node for dumps.
  uint32_t line = 0;                  // Dumps: number of its first line, counted from 0. HTML: 0.
  uint32_t lines = 1;                 // Dumps: how many lines it joins.
  uint32_t blank_before = 0;          // Dumps: empty lines above it.
  uint32_t indent = 0;                // Dumps: columns of white space before its first character.
  uint32_t link_bytes = 0;            // Bytes of its text inside <a>.
  bool bullet = false;                // Dumps: the line begins with a list mark (part of the text). HTML: inside <li>.
};

enum class MetaField : uint8_t {
  title,
  author,
  published,
  modified,
  site_name,
  url,
  canonical_url,
  description,
  section,
  tag,
  language,
  type,
  agency,
  image_credit,
  live_title,  // Of one update of a live blog; the candidate behind it is its time.
  live_time
};

// One thing that the markup says of the page, as it stands there. In document order.
struct MetaCandidate {
  MetaField field;
  Fact fact;  // coding: attribute for meta and time, json for JSON-LD, text for elements.
  std::string
      reason;  // "og:title", "JSON-LD NewsArticle.headline", "time datetime", "title element", "rel=author", ...
};

struct Page {
  InputKind kind = InputKind::text;
  Charset charset;
  std::string decoded;  // The record as UTF-8 (without BOM), damage as U+FFFD. html::Document refers to it.
  ByteMap decoded_map;  // decoded -> record.
  html::Document tree;  // Only for html; its offsets count in `decoded`.
  std::string text;     // The visible text of all blocks, runs of white space as one space; blocks joined by '\n'.
  ByteMap map;          // text -> record.
  std::vector<Block> blocks;  // In document order, never overlapping, covering `text` but for the '\n'.
  std::vector<MetaCandidate> candidates;
  GivenFacts given;                // From the record; what the page's own bytes say wins over `jsonl`.
  std::vector<std::string> notes;  // "meta says iso-8859-1, bytes are utf-8", limits that were reached, ...
};

struct PageOptions {
  std::optional<InputKind> as;  // Empty: found out (never `text`, see DESIGN of `annotate`).
};

// The page keeps nothing of `record`; the tree refers to the page's own `decoded`, so a Page moves but is not copied.
Page parse_page(const Record& record, const PageOptions& options);

// The words of a block. The view lives as long as the page.
inline std::string_view block_text(const Page& page, const Block& block) { return slice(page.text, block.span); }

// Where a span of the visible text stands in the record.
inline ByteRanges place_of(const Page& page, Span span) { return page.map.to_source(span); }

}  // namespace onrecord
