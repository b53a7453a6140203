// The ladder of a sentence: where the pile says it in its words, the earliest dated first.
//
// Every statement and every sentence of every article is asked (corpus/wording.h); the full-text index only leaves out
// pages that cannot match. Of nested statements that match, the innermost is given. A row without a statement is a
// sentence that nobody is known to have said: the article's own voice, or words whose speaker was not found.
#pragma once

#include <optional>

#include "onrecord/corpus/wording.h"
#include "onrecord/entity/token.h"
#include "onrecord/store/query.h"

namespace onrecord {

struct LadderRow {
  PageInfo page;
  std::vector<StatementInfo> frames;  // The statement last, before it those that it stands in; empty: no statement.
  std::vector<std::string> chain;     // chain_of() that statement; the outlet alone without one.
  std::string text;       // The sentences in which the words stand, whole, so that their frame is with them.
  std::string at;         // Of `text` in the record.
  std::string match_at;   // Of the matching stretch in the record.
  WordingMatch match;     // Spans count in `text`.
  size_t rank = 0;        // From 1; equal for ties. 0: undated.
  bool earliest = false;  // Its day lies before the days of all other dated pages.
};

struct Ladder {
  Wording wording;
  std::vector<LadderRow> rows;  // Dated ones by interval, then undated ones; ties by nearness of the words.
};

struct LadderTables {
  WordLexicon words;
  AbbreviationsPtr abbreviations;
};
Result<LadderTables> load_ladder_tables(const DataFolder& data);

Result<Ladder> find_ladder(const Store& store, std::string_view sentence, const LadderTables& tables);

}  // namespace onrecord
