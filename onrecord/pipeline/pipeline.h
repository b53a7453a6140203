// The page stages in order: one record in, everything known of it out.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "onrecord/article/article.h"
#include "onrecord/attribution/attribution.h"
#include "onrecord/core/result.h"
#include "onrecord/core/table.h"
#include "onrecord/entity/entity.h"
#include "onrecord/page/page.h"
#include "onrecord/read/read.h"

namespace onrecord {

// What `add` and `annotate` need to know of a record. Spans index article.text, ranges index the record.
struct Annotation {
  std::string id;  // The record's.
  std::string path;
  uint64_t bytes = 0;  // Of the record.
  InputKind as = InputKind::text;
  Charset charset;
  Article article;
  Entities entities;  // After attribution: with those that only a cue makes known.
  std::vector<Statement> statements;
  std::vector<SetAside> set_aside;
  // What the whole page shows, for the block ranges: the record places of article.blocks, in the same order.
  std::vector<ByteRanges> block_places;
};

enum class Stage : uint8_t { page, article, entity, attribution };
inline constexpr size_t stage_count = 4;

struct StageTimes {
  std::array<uint64_t, stage_count> nanoseconds{};  // Of processor time.
  std::array<uint64_t, stage_count> items{};        // Blocks, segments, mentions, statements given out.
  uint64_t records = 0;
  uint64_t bytes = 0;
};

// Everything that the stages share: tables, and the name of the engine that they make up. Read once, then only read:
// threads may share one Engine.
class Engine {
 public:
  // Fails when a table in `data` is damaged.
  static Result<Engine> load(const DataFolder& data);

  // Runs all stages. Total. `times`, if given, is added to.
  Annotation annotate(const Record& record, const PageOptions& options, StageTimes* times = nullptr) const;

  // "onrecord 0.1.0 data:0123456789ab"
  const std::string& name() const { return name_; }

 private:
  Engine() = default;

  std::string name_;
  ArticleLexiconPtr article_lexicon_;
  AbbreviationsPtr abbreviations_;
  EntityLexiconPtr entity_lexicon_;
  CueLexiconPtr cue_lexicon_;
};

}  // namespace onrecord
