// One annotated record as the rows of docs/database.md. Pure, so that many threads can prepare what one then writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/corpus/words.h"
#include "onrecord/pipeline/pipeline.h"
#include "onrecord/read/read.h"

namespace onrecord {

enum class RawMode : uint8_t {
  keep,  // The record's bytes, compressed.
  ref,   // The path of the file that they are in.
};

// Fields are columns of the same name; an empty text is NULL. Entities and statements are numbered from 1.
struct NameRow {
  int64_t entity = 0, seq = 0;
  std::string text, folded, at, reason, proof, proof_text, key;
};

struct EntityRow {
  std::string type;
  bool named = true;
  std::string name, roles;
};

struct MentionRow {
  int64_t entity = 0;
  std::string form, at, span;
};

struct ViaRow {
  int64_t statement = 0, seq = 0;
  std::string role;
  int64_t entity = 0;
  std::string text, at, basis;
};

struct StatementRow {
  std::string mode, content, content_at, content_span, cue, cue_at, source, source_at, source_span;
  std::optional<int64_t> speaker;
  std::string source_kind;
  std::optional<int64_t> parent;
  std::string polarity, cue_force, said_at, said_at_value, addressee, rule;
  int64_t confidence = 0;
  std::string claim_key;
};

struct PageRows {
  std::string id, path, given;
  int64_t bytes = 0;
  std::string charset, charset_reason, input;
  bool article = false;
  std::string not_article, kind, language;
  int64_t confidence = 0;
  std::string url, canonical_url, title, title_at, byline, dateline, outlet, outlet_at, outlet_reason, outlet_key;
  std::string agency, agency_at, agency_key;
  std::string published, published_text, published_at, published_reason, not_before, not_after, captured;

  std::string text, map, segments;
  std::string annotation;  // zstd
  RawMode raw_mode = RawMode::keep;
  std::string raw;       // zstd, `keep` only.
  std::string location;  // `ref` only.

  std::vector<EntityRow> entities;
  std::vector<NameRow> names;
  std::vector<MentionRow> mentions;
  std::vector<StatementRow> statements;
  std::vector<ViaRow> vias;
  std::vector<int64_t> fingerprints;
};

PageRows prepare_page(const Record& record, Annotation&& page, std::string_view engine, const WordLexicon& lexicon,
                      RawMode raw_mode);

// The first 60 bits of a page's hash as a number: the order of pages in buckets.
int64_t id_key(std::string_view id);

}  // namespace onrecord
