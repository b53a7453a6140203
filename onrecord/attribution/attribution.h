// Who said what, according to whom: the statements that an article reports.
//
//   Reuters reported that officials said the bridge was closed.
//   s1 indirect  source "Reuters"    cue "reported"  content "officials said the bridge was closed"
//   s2 indirect  source "officials"  cue "said"      content "the bridge was closed"                 in s1
//
// Terms after PARC 3 and PolNeAR: a statement is content, cue and source. The article's own voice is no statement;
// neither are scare quotes, titles of works, readers' comments, glossaries.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "onrecord/article/article.h"
#include "onrecord/core/span.h"
#include "onrecord/core/table.h"
#include "onrecord/entity/entity.h"

namespace onrecord {

enum class StatementMode : uint8_t { direct, indirect, mixed };
enum class Polarity : uint8_t { affirmed, denied, not_said, question, conditional };
enum class CueForce : uint8_t { neutral, factive, distancing, denial, threat, order, question };
enum class SourceKind : uint8_t { none, named, unnamed, document, poll, outlet };
enum class ViaRole : uint8_t { agency, medium, document, reporter };
enum class ViaBasis : uint8_t { stated, context, implied };
const char* name_of(StatementMode mode);
const char* name_of(Polarity polarity);  // "not-said"
const char* name_of(CueForce force);
const char* name_of(SourceKind kind);  // "" for none.
const char* name_of(ViaRole role);
const char* name_of(ViaBasis basis);

// Why words in marks are no statement: the name of a work or a show, a nickname, words as words (scare quotes), or
// a saying whose speaker was not found.
enum class SetAsideReason : uint8_t { title, nickname, scare, no_speaker };
const char* name_of(SetAsideReason reason);  // "no-speaker"

struct SetAside {
  Span span;  // Inside the marks.
  SetAsideReason reason;
};

// A relay between the article and the speaker that has no content clause of its own.
struct Via {
  ViaRole role;
  uint32_t entity;  // Index in Entities::entities of the same Attribution.
  Span span;        // "according to Reuters"; empty for `implied`.
  ViaBasis basis;
};

struct Addressee {
  Span span;
  std::optional<uint32_t> entity;
};

struct Statement {
  StatementMode mode = StatementMode::indirect;
  Spans content;  // Never empty. Direct: inside the marks. Indirect: without "that". Mixed: with marks.
  Spans cue;      // The verb group or phrase; may be empty.
  Spans source;   // The noun phrase as it stands, title and apposition included; may be empty.
  std::optional<uint32_t> speaker;  // The entity that the source refers to; empty when it is not known.
  SourceKind source_kind = SourceKind::none;
  std::optional<Addressee> addressee;
  std::optional<Span> occasion;
  std::optional<Span> said_at;               // "on Friday"
  std::optional<std::string> said_at_value;  // EDTF
  std::optional<uint32_t> parent;            // The statement whose content holds this one: an index in the list.
  std::vector<Via> via;                      // Outermost first.
  Polarity polarity = Polarity::affirmed;
  CueForce cue_force = CueForce::neutral;
  Spans hedges;
  Spans insertions;         // "[the bridge]" inside quoted content: the outlet's words, not the speaker's.
  std::string rule;         // The rule that found it: "verb-that", "according-to", "quote-after-cue", ...
  uint32_t confidence = 0;  // How many of a hundred such statements have the right source, cue and content.
};

// Hundredths of confidence from which a statement is reported; fewer do for one inside the content of another, which
// frames it. From which its speaker is shown by name: then 97 of 100 named persons are right
// (docs/attribution.md).
inline constexpr uint32_t statement_shown = 30;
inline constexpr uint32_t nested_shown = 10;
inline constexpr uint32_t speaker_shown = 85;

struct Attribution {
  Entities entities;                  // Those given, plus entities that only a cue makes known, and their mentions.
  std::vector<Statement> statements;  // By begin of content, outer before inner. Printed id: "s" and index + 1.
  std::vector<SetAside> set_aside;    // Quotes that belong to no statement, by position.
};

struct CueLexicon;
struct CueLexiconDeleter {
  void operator()(const CueLexicon* lexicon) const;
};
using CueLexiconPtr = std::unique_ptr<const CueLexicon, CueLexiconDeleter>;
Result<CueLexiconPtr> load_cue_lexicon(const DataFolder& data);

// Total. Spans index article.text. A language without support gives the entities back and no statement.
// REQUIRES: `tokens` and `entities` are those of `article`.
Attribution find_statements(const Article& article, const Tokens& tokens, Entities entities, const CueLexicon& cues);

}  // namespace onrecord
